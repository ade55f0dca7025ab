import type { RowChange } from "../books/database.ts";
import type { Wire } from "../books/types.ts";
import { recordAt, textAt } from "../books/wire.ts";
import { MERGES, type Merge } from "../operations/merge-names.ts";

export type WebhookOperation = "Create" | "Update" | "Delete" | "Merge" | "Void" | "Emailed";

/** Something that happened to one object. `at` is the instant of the change, ISO with offset. */
export type WebhookEvent = {
  realmId: string;
  entity: string;
  id: string;
  operation: WebhookOperation;
  at: string;
  /** The object that a merge removed. */
  deletedId?: string;
};

/** Entities that raise events, by the name of the service; the currency list goes by "Currency". */
const NAMES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    (
      "Account Bill BillPayment Budget Class CreditMemo Customer Department Deposit Employee Estimate Invoice Item " +
      "JournalCode JournalEntry Payment PaymentMethod Preferences Purchase PurchaseOrder RefundReceipt SalesReceipt " +
      "TaxAgency Term TimeActivity Transfer Vendor VendorCredit"
    )
      .split(" ")
      .map((name) => [name, name]),
  ),
  CompanyCurrency: "Currency",
};

export const WEBHOOK_ENTITIES: readonly string[] = Object.values(NAMES);

const TABLE_PREFIX = "entity:";

/**
 * The events of a committed transaction, one for each object that changed, in the order of the changes. A merge is one
 * event, which stands for the change of the object that stays and for the end of the other.
 */
export function eventsOf(realmId: string, changes: readonly RowChange[], at: string): WebhookEvent[] {
  const merges = changes.flatMap(({ table, after }) => (table === MERGES ? [after as Merge] : []));
  const isMerged = (entity: string, id: string) =>
    merges.some((each) => each.entity === entity && (each.id === id || each.deletedId === id));
  return changes.flatMap(({ table, key, before, after }): WebhookEvent[] => {
    if (table === MERGES) {
      const { entity, id, deletedId } = after as Merge;
      return [{ realmId, entity, id, operation: "Merge", at, deletedId }];
    }
    const entity = table.startsWith(TABLE_PREFIX) ? NAMES[table.slice(TABLE_PREFIX.length)] : undefined;
    if (entity === undefined || before === after || isMerged(entity, key)) return [];
    if (merges.length > 0 && isQuiet(before as Wire | undefined, after as Wire | undefined)) return [];
    const operation = operationOf(before as Wire | undefined, after as Wire | undefined);
    return operation === undefined ? [] : [{ realmId, entity, id: key, operation, at }];
  });
}

/** A merge may move a transaction without touching its stamp. */
function isQuiet(before: Wire | undefined, after: Wire | undefined): boolean {
  return before !== undefined && after?.MetaData === before.MetaData;
}

function operationOf(before: Wire | undefined, after: Wire | undefined): WebhookOperation | undefined {
  if (after === undefined) return before === undefined ? undefined : "Delete";
  if (before === undefined) return "Create";
  if (isVoided(after) && !isVoided(before)) return "Void";
  return deliveryTime(after) !== deliveryTime(before) ? "Emailed" : "Update";
}

function isVoided(object: Wire): boolean {
  return object.TotalAmt === 0 && (textAt(object, "PrivateNote") ?? "").startsWith("Voided");
}

function deliveryTime(object: Wire): string | undefined {
  return textAt(recordAt(object, "DeliveryInfo"), "DeliveryTime");
}
