import type { RowChange } from "../books/database.ts";
import type { Wire } from "../books/types.ts";
import { recordAt, textAt } from "../books/wire.ts";

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

/** The events of a committed transaction, one for each object that changed, in the order of the changes. */
export function eventsOf(realmId: string, changes: readonly RowChange[], at: string): WebhookEvent[] {
  return changes.flatMap(({ table, key, before, after }) => {
    const entity = table.startsWith(TABLE_PREFIX) ? NAMES[table.slice(TABLE_PREFIX.length)] : undefined;
    if (entity === undefined || before === after) return [];
    const operation = operationOf(before as Wire | undefined, after as Wire | undefined);
    return operation === undefined ? [] : [{ realmId, entity, id: key, operation, at }];
  });
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
