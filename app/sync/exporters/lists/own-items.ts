import type { AccountPurpose } from "#app/domain/accounting/account-need.ts";
import type { ChargeKind } from "#app/domain/accounting/plan.ts";

/**
 * The items that this app makes for charges where the Item/Charge mapping names none: how people know the charge, what
 * the item is called, and what its account is for.
 */
export type OwnItem = { words: string; name: string; purpose: AccountPurpose };

const ownItems: Record<ChargeKind, OwnItem | null> = {
  shipping: { words: "shipping", name: "Shopify Shipping", purpose: "shippingIncome" },
  discount: { words: "discounts", name: "Shopify Discount", purpose: "discounts" },
  tax: { words: "sales tax", name: "Shopify Sales Tax", purpose: "taxLiability" },
  marketplaceTax: {
    words: "tax that a marketplace remits",
    name: "Shopify Marketplace Tax",
    purpose: "marketplaceTax",
  },
  tip: { words: "tips", name: "Shopify Tip", purpose: "tips" },
  customSale: { words: "custom sales", name: "Shopify Custom Sale", purpose: "income" },
  giftCard: { words: "gift cards", name: "Shopify Gift Card", purpose: "giftCards" },
  duty: { words: "duties", name: "Shopify Duty", purpose: "duties" },
  fee: { words: "additional fees", name: "Shopify Fee", purpose: "fees" },
  cashRounding: { words: "cash rounding", name: "Shopify Cash Rounding", purpose: "cashRounding" },
  refundDiscrepancy: {
    words: "refund discrepancies",
    name: "Shopify Refund Discrepancy",
    purpose: "refundDiscrepancy",
  },
  customerCredit: {
    words: "customers' credit",
    name: "Shopify Customer Credit",
    purpose: "customerCredit",
  },
  // Nobody knows what it is: a person has to choose.
  unmapped: null,
};

/** The item of a charge; null for a charge that has to be mapped by a person. */
export const ownItemOf = (charge: ChargeKind): OwnItem | null => ownItems[charge];
