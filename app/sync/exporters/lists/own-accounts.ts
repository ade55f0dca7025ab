import type { AccountPurpose } from "#app/domain/accounting/account-need.ts";
import { cleanListName } from "#app/domain/mapping/clean-list-name.ts";
import type { NewAccount } from "#app/sync/ports.ts";

/** QBO takes 100 characters in an account's name. */
const maxNameLength = 100;

const liability = { type: "Other Current Liability", subType: "OtherCurrentLiabilities" };
const income = (subType: string) => ({ type: "Income", subType });

/** The accounts that this app makes where the settings name none. Types and subtypes as QBO's account page lists them. */
const ownAccounts: Record<AccountPurpose, NewAccount> = {
  income: {
    name: "Shopify Sales",
    ...income("SalesOfProductIncome"),
    description: "Goods sold in the Shopify store",
  },
  shippingIncome: {
    name: "Shopify Shipping",
    ...income("ServiceFeeIncome"),
    description: "Shipping charged in the Shopify store",
  },
  discounts: {
    name: "Shopify Discounts",
    ...income("DiscountsRefundsGiven"),
    description: "Discounts given in the Shopify store",
  },
  taxLiability: {
    name: "Shopify Sales Tax",
    ...liability,
    description: "Sales tax collected in the Shopify store",
  },
  marketplaceTax: {
    name: "Shopify Marketplace Tax",
    ...liability,
    description: "Tax that a marketplace collects and remits: it comes and goes, and stays at zero",
  },
  tips: {
    name: "Shopify Tips",
    ...liability,
    description: "Tips received in the Shopify store, owed to staff",
  },
  giftCards: {
    name: "Shopify Gift Cards",
    ...liability,
    description: "Gift cards sold and not yet used",
  },
  storeCredit: {
    name: "Shopify Store Credit",
    ...liability,
    description: "Store credit given to customers and not yet used",
  },
  duties: {
    name: "Shopify Duties",
    ...income("OtherPrimaryIncome"),
    description: "Duties charged in the Shopify store",
  },
  fees: {
    name: "Shopify Fees",
    ...income("ServiceFeeIncome"),
    description: "Additional fees charged in the Shopify store",
  },
  cashRounding: {
    name: "Shopify Cash Rounding",
    ...income("OtherPrimaryIncome"),
    description: "What rounding of cash payments adds or takes",
  },
  refundDiscrepancy: {
    name: "Shopify Refund Discrepancies",
    ...income("DiscountsRefundsGiven"),
    description: "Refunded more or less than what came back",
  },
  customerCredit: {
    name: "Shopify Customer Credit",
    ...liability,
    description: "Money received that no order has claimed yet",
  },
  exchange: {
    name: "Shopify Exchange Differences",
    type: "Other Expense",
    subType: "ExchangeGainOrLoss",
    description: "Exchange rates between an order and its payments or refunds",
  },
  costOfGoods: {
    name: "Shopify Cost of Goods",
    type: "Cost of Goods Sold",
    subType: "SuppliesMaterialsCogs",
    description: "What goods of the Shopify store cost",
  },
  inventoryAsset: {
    name: "Shopify Inventory",
    type: "Other Current Asset",
    subType: "Inventory",
    description: "Stock of the Shopify store",
  },
};

export const describeOwnAccount = (purpose: AccountPurpose): NewAccount => ownAccounts[purpose];

/** A gateway's own account: its money waits there until it is paid out. */
export function describeClearing(label: string): NewAccount {
  return {
    name: cleanListName(`Shopify Clearing ${label}`, maxNameLength),
    type: "Other Current Asset",
    subType: "OtherCurrentAssets",
    description: "Money received by this gateway, until it is paid out",
  };
}
