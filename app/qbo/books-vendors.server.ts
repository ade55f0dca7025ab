import { failed, ok } from "#app/domain/faults/fault.ts";
import type { VendorEntry } from "#app/domain/lists/books-entry.ts";
import { cleanName } from "#app/qbo/clean-name.ts";
import type { EntityClient, EntityKind } from "#app/qbo/entity-client.server.ts";
import { mapVendorEntry } from "#app/qbo/lists/map-entry.ts";
import { type QboVendorEntry, qboVendorEntry } from "#app/qbo/wire/list-answers.ts";
import type { Books } from "#app/sync/ports.ts";

type VendorBooks = Pick<Books, "findVendorsByNames" | "createVendor">;

const VENDOR: EntityKind<QboVendorEntry> = { entity: "Vendor", schema: qboVendorEntry };

/** The vendors of a company. A name that QuickBooks could not hold finds nobody. */
export function createVendorBooks(client: EntityClient, homeCurrency: string): VendorBooks {
  const read = (wire: QboVendorEntry): VendorEntry => mapVendorEntry(wire, { homeCurrency });
  return {
    async findVendorsByNames(names) {
      const usable = names.map(cleanName).filter((name) => name !== "");
      const found = await client.queryIn(VENDOR, "DisplayName", usable);
      return found.ok ? ok(found.value.map(read)) : found;
    },
    async createVendor(name, requestId) {
      const DisplayName = cleanName(name);
      if (DisplayName === "") return failed({ kind: "malformed", what: "vendor name", subject: "vendor" });
      const about = { subject: `vendor ${DisplayName}`, name: DisplayName };
      const created = await client.create(VENDOR, { DisplayName }, requestId, about);
      return created.ok ? ok(read(created.value)) : created;
    },
  };
}
