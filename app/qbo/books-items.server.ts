import { failed, ok } from "#app/domain/faults/fault.ts";
import { cleanName } from "#app/qbo/clean-name.ts";
import type { EntityClient, EntityKind } from "#app/qbo/entity-client.server.ts";
import { mapItem } from "#app/qbo/map-item.ts";
import { type QboItem, qboItem } from "#app/qbo/wire/answers.ts";
import type { Books, BooksItem } from "#app/sync/ports.ts";

type ItemBooks = Pick<Books, "findItemsByIds" | "findItemsBySkus" | "findItemsByNames" | "createItem">;

const ITEM: EntityKind<QboItem> = { entity: "Item", schema: qboItem };

/** The items of a company, categories among them: their type tells. Lists find inactive items too. */
export function createItemBooks(client: EntityClient): ItemBooks {
  async function findBy(field: "Id" | "Sku" | "Name", values: readonly string[]) {
    const usable = values.filter((value) => value !== "");
    const found = await client.queryIn(ITEM, field, usable);
    return found.ok ? ok(found.value.map(readItem)) : found;
  }

  return {
    findItemsByIds: (ids) => findBy("Id", ids),
    findItemsBySkus: (skus) => findBy("Sku", skus),
    findItemsByNames: (names) => findBy("Name", names.map(cleanName)),
    async createItem(item, requestId) {
      const body = mapItem(item);
      const subject = `item ${body.Name}`;
      if (body.Name === "") return failed({ kind: "malformed", what: "item name", subject: "item" });
      const created = await client.create(ITEM, body, requestId, { subject, name: body.Name });
      return created.ok ? ok(readItem(created.value)) : created;
    },
  };
}

function readItem(item: QboItem): BooksItem {
  return {
    id: item.Id,
    name: item.Name,
    sku: item.Sku || null,
    type: item.Type ?? "",
    isActive: item.Active ?? true,
    unitPriceMinor: Math.max(0, Math.round((item.UnitPrice ?? 0) * 100)),
    members: (item.ItemGroupDetail?.ItemGroupLine ?? []).map(({ ItemRef, Qty }) => ({
      itemId: ItemRef.value,
      quantity: Qty ?? 1,
    })),
  };
}
