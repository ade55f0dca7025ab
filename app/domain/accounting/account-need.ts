/**
 * Which QBO account a posting needs, by purpose. The settings may name one; otherwise the app finds or makes its own.
 * `receivable` is the company's own accounts receivable of the document's currency.
 */
export const accountPurposes = [
  "income",
  "shippingIncome",
  "discounts",
  "taxLiability",
  "marketplaceTax",
  "tips",
  "giftCards",
  "storeCredit",
  "duties",
  "fees",
  "cashRounding",
  "refundDiscrepancy",
  "customerCredit",
  "exchange",
  "costOfGoods",
  "inventoryAsset",
] as const;
export type AccountPurpose = (typeof accountPurposes)[number];

export type AccountNeed =
  | { kind: AccountPurpose }
  | { kind: "receivable" }
  /** Money of a gateway until it is paid out. `chosenId`: the account that the settings name for it. */
  | { kind: "clearing"; gateway: string; label: string; chosenId: string | null };
