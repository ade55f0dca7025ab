import type { AccountPurpose } from "#app/domain/accounting/account-need.ts";
import type { ChargeKind } from "#app/domain/accounting/plan.ts";

/** The account that the app's own item of each charge posts to. */
export const chargeAccounts: Record<ChargeKind, AccountPurpose> = {
  shipping: "shippingIncome",
  discount: "discounts",
  tax: "taxLiability",
  marketplaceTax: "marketplaceTax",
  tip: "tips",
  customSale: "income",
  giftCard: "giftCards",
  duty: "duties",
  fee: "fees",
  cashRounding: "cashRounding",
  refundDiscrepancy: "refundDiscrepancy",
  customerCredit: "customerCredit",
  unmapped: "income",
};
