import type { RecordKind } from "#app/domain/record/record-status.ts";
import { considerDraft } from "#app/sync/consider-draft.ts";
import type { RecordRef } from "#app/sync/consider-once.ts";
import { considerOrder } from "#app/sync/consider-order.ts";
import type { ConsiderRecord } from "#app/sync/jobs/consider-record/definition.ts";
import { considerBooksEntry } from "#app/sync/lists/consider-books-entry.ts";
import { considerCustomer } from "#app/sync/lists/customers/consider-customer.ts";
import { importCustomer } from "#app/sync/lists/customers/import-customer.ts";
import { considerProduct } from "#app/sync/lists/products/consider-product.ts";
import { importItem } from "#app/sync/lists/products/import-item.ts";
import { importVendor } from "#app/sync/lists/products/import-vendor.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import type { SyncPorts } from "#app/sync/ports.ts";

/** How each kind of record is considered. */
const considerations: Partial<Record<RecordKind, (ports: SyncPorts, ref: RecordRef) => Promise<Outcome>>> = {
  order: considerOrder,
  draftOrder: considerDraft,
  customer: considerCustomer,
  product: considerProduct,
  booksCustomer: considerBooksEntry("Customer", importCustomer),
  booksItem: considerBooksEntry("Item", importItem),
  booksVendor: considerBooksEntry("Vendor", importVendor),
};

/** Considers the record of a job. */
export async function handleConsiderRecord(ports: SyncPorts, job: ConsiderRecord): Promise<Outcome> {
  const consider = considerations[job.kind];
  return consider ? consider(ports, job) : { kind: "skip", reason: `${job.kind} records are not considered` };
}
