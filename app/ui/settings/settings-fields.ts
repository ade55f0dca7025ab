import { accountPurposes as ownPurposes } from "#app/domain/accounting/account-need.ts";
import { chargeKinds } from "#app/domain/accounting/plan.ts";
import { type CustomerFieldGroup, customerFieldGroups } from "#app/domain/settings/customer-settings.ts";
import { importedLists } from "#app/domain/settings/import-settings.ts";

/** Purposes of accounts, in the order of the page. */
export const accountPurposes = [...ownPurposes, "clearing"] as const;
export type AccountPurpose = (typeof accountPurposes)[number];

/** Kinds of document that may have a prefix of their own. */
export const prefixKinds = [
  "salesReceipt",
  "creditMemo",
  "refundReceipt",
  "estimate",
  "journalEntry",
] as const;
export type PrefixKind = (typeof prefixKinds)[number];

/** Fields that are on or off, by their path in the settings. */
export const switches = [
  "isEnabled",
  "isAutoPush",
  "excludeTestOrders",
  "withShipment",
  "customers.sendUpdates",
  ...importedLists.map((list) => `imports.${list}` as const),
] as const;
export type SwitchName = (typeof switches)[number];

/** Fields of text and choice, sent as they stand. */
const texts = [
  "form",
  "whenUnpaid",
  "refundForm",
  "draftOrders",
  "estimateDate",
  "invoicePrefix",
  "whenNumberTaken",
  "whenNumberTooLong",
  "booksCurrency",
  "taxMode",
  "whenChanged",
  "closedPeriod",
  "companyBuyers",
  "whenProductUnknown",
  "newItemType",
  "guests",
  "genericCustomerName",
  "customers.push",
  "customers.displayName",
  "customers.clashSuffix",
  "customers.locations",
  "customers.subCustomers",
  "templates.customerMemo",
  "templates.privateNote",
  "templates.lineDescription",
] as const;
const numbers = ["sweepMinutes", "roundingCapMinor", "imports.everyMinutes"] as const;
const optionals = ["startDate", "usTaxCode", "defaultItem", "customers.exemptionReason"] as const;

/** Tables of Shopify's words to QBO ids. */
export const tableNames = [
  "taxCodes",
  "gatewayAccounts",
  "shippingItems",
  "taxItems",
  "discountItems",
  "feeItems",
  "customers.typeTags",
  "customers.termTags",
] as const;
export type TableName = (typeof tableNames)[number];

export type TextFieldName =
  | (typeof texts)[number]
  | (typeof numbers)[number]
  | (typeof optionals)[number]
  | `accounts.${AccountPurpose}`
  | `chargeItems.${(typeof chargeKinds)[number]}`
  | `prefixes.${PrefixKind}`
  | `customers.conflicts.${CustomerFieldGroup}`;

/** How a field's text becomes a setting: as it is, a number, null when empty, or rows of a table. */
export type FieldKind = "text" | "number" | "optional" | "table";
/** Every field but the switches: its path in the settings, and its kind. */
export const fieldKinds: ReadonlyMap<string, FieldKind> = new Map([
  ...kindOf("text", texts),
  ...kindOf("number", numbers),
  ...kindOf("optional", optionals),
  ...kindOf(
    "optional",
    accountPurposes.map((purpose) => `accounts.${purpose}`),
  ),
  ...kindOf(
    "optional",
    chargeKinds.map((charge) => `chargeItems.${charge}`),
  ),
  ...kindOf(
    "optional",
    prefixKinds.map((kind) => `prefixes.${kind}`),
  ),
  ...kindOf(
    "text",
    customerFieldGroups.map((group) => `customers.conflicts.${group}`),
  ),
  ...kindOf("table", tableNames),
]);

function kindOf(kind: FieldKind, names: readonly string[]): [string, FieldKind][] {
  return names.map((name) => [name, kind]);
}
