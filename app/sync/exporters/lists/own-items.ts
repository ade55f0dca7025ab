import type { AccountPurpose } from "#app/domain/accounting/account-need.ts";
import { chargeAccounts } from "#app/domain/accounting/charge-accounts.ts";
import type { ChargeKind } from "#app/domain/accounting/plan.ts";

/**
 * The items that this app makes for charges where the Item/Charge mapping names none: how people know the charge, what
 * the item is called, and what its account is for.
 */
export type OwnItem = { words: string; name: string; purpose: AccountPurpose };

const ownItems: Record<ChargeKind, Omit<OwnItem, "purpose"> | null> = {
  shipping: { words: "shipping", name: "Shopify Shipping" },
  discount: { words: "discounts", name: "Shopify Discount" },
  tax: { words: "sales tax", name: "Shopify Sales Tax" },
  marketplaceTax: { words: "tax that a marketplace remits", name: "Shopify Marketplace Tax" },
  tip: { words: "tips", name: "Shopify Tip" },
  customSale: { words: "custom sales", name: "Shopify Custom Sale" },
  giftCard: { words: "gift cards", name: "Shopify Gift Card" },
  duty: { words: "duties", name: "Shopify Duty" },
  fee: { words: "additional fees", name: "Shopify Fee" },
  cashRounding: { words: "cash rounding", name: "Shopify Cash Rounding" },
  refundDiscrepancy: { words: "refund discrepancies", name: "Shopify Refund Discrepancy" },
  customerCredit: { words: "customers' credit", name: "Shopify Customer Credit" },
  // Nobody knows what it is: a person has to choose.
  unmapped: null,
};

/** The item of a charge; null for a charge that has to be mapped by a person. */
export function ownItemOf(charge: ChargeKind): OwnItem | null {
  const item = ownItems[charge];
  return item && { ...item, purpose: chargeAccounts[charge] };
}
