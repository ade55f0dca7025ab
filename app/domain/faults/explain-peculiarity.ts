import type { Peculiarity } from "#app/domain/sale/sale.ts";

const words: Record<Peculiarity, string> = {
  refund: "it has a refund",
  edit: "it was edited after it was placed",
  cancellation: "it was cancelled",
  return: "it has a return or an exchange",
  giftCardSold: "it sells a gift card",
  giftCardPayment: "it was paid with a gift card",
  storeCreditPayment: "it was paid with store credit",
  presentmentCurrency: "the buyer paid in another currency than the shop's",
  duty: "it carries duties",
  additionalFee: "it carries an additional fee",
  cashRounding: "its cash payment was rounded",
  cashChange: "change was given for a cash payment",
  channelLiableTax: "a marketplace remits its tax",
  merchantOfRecord: "another company is its merchant of record",
  bundle: "it holds a bundle",
  companyBuyer: "a company bought it (B2B)",
  paymentTerms: "it has payment terms",
  removedShipping: "a shipping line was removed from it",
  taxOnTip: "its tip is taxed",
  tooLarge: "it has more entries than can be read",
};

/** "it has a refund and it was cancelled": what makes a sale more than a plain one, in the merchant's words. */
export function explainPeculiarities(peculiarities: readonly Peculiarity[]): string {
  const parts = [...new Set(peculiarities)].map((kind) => words[kind]);
  if (parts.length < 2) return parts[0] ?? "it has something this version does not know";
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
