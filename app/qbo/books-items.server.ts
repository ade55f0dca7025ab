import { failed, ok } from "#app/domain/faults/fault.ts";
import type { ItemEntry } from "#app/domain/lists/books-entry.ts";
import { cleanName } from "#app/qbo/clean-name.ts";
import type { EntityClient, EntityKind } from "#app/qbo/entity-client.server.ts";
import { mapItemEntry } from "#app/qbo/lists/map-entry.ts";
import { mapCategory, mapItem, mapItemChange } from "#app/qbo/map-item.ts";
import { type QboItemEntry, qboItemEntry } from "#app/qbo/wire/list-answers.ts";
import type { Books } from "#app/sync/ports.ts";

type ItemBooks = Pick<
  Books,
  "findItemsByIds" | "findItemsBySkus" | "findItemsByNames" | "createItem" | "updateItem" | "createCategory"
>;

const ITEM: EntityKind<QboItemEntry> = { entity: "Item", schema: qboItemEntry };
const ITEM_ENTRY: EntityKind<ItemEntry> = { entity: "Item", schema: qboItemEntry.transform(mapItemEntry) };

/** The items of a company, categories among them: their type tells. Lists find inactive items too. */
export function createItemBooks(client: EntityClient): ItemBooks {
  async function findBy(field: "Id" | "Sku" | "Name", values: readonly string[]) {
    const usable = values.filter((value) => value !== "");
    const found = await client.queryIn(ITEM, field, usable);
    return found.ok ? ok(found.value.map(mapItemEntry)) : found;
  }

  async function create(body: { Name: string }, requestId: string, earlierSends = 0) {
    const subject = `item ${body.Name}`;
    if (body.Name === "") return failed({ kind: "malformed", what: "item name", subject: "item" });
    const about = { subject, name: body.Name, isRepeat: earlierSends > 0 };
    return client.create(ITEM_ENTRY, body, requestId, about);
  }

  return {
    findItemsByIds: (ids) => findBy("Id", ids),
    findItemsBySkus: (skus) => findBy("Sku", skus),
    findItemsByNames: (names) => findBy("Name", names.map(cleanName)),
    createItem: (item, requestId, earlierSends) => create(mapItem(item), requestId, earlierSends),
    createCategory: (name, parentId, requestId) => create(mapCategory(name, parentId), requestId),
    async updateItem({ id, syncToken, name }, change, requestId) {
      const body = { Id: id, SyncToken: syncToken ?? "0", sparse: true, ...mapItemChange(change) };
      const about = { subject: `item ${name}`, name: change.name ?? name };
      return client.update(ITEM_ENTRY, body, requestId, about);
    },
  };
}
