import type { Reason } from "#app/domain/record/record-status.ts";
import type { AccountPurpose } from "./settings-fields.ts";

/** An account of the connected company's chart of accounts. */
export type AccountOption = { id: string; name: string; type: string };

/** The chart of accounts, or why it cannot be shown. */
export type Accounts = { list: AccountOption[]; trouble: null } | { list: null; trouble: Reason };

type Purpose = { label: string; helpText: string; types: readonly string[] };

const incomes = ["Income", "Other Income"];
const liabilities = ["Other Current Liability"];
const expenses = ["Expense", "Other Expense", "Cost of Goods Sold"];

/** What each account is for, and which kinds of account may serve. */
export const accountWords: Record<AccountPurpose, Purpose> = {
  income: {
    label: "Sales",
    helpText: "Income from goods. Created as Shopify Sales.",
    types: incomes,
  },
  shippingIncome: {
    label: "Shipping",
    helpText: "Shipping charged to customers. Created as Shopify Shipping.",
    types: incomes,
  },
  discounts: {
    label: "Discounts",
    helpText: "Discounts given, less income. Created as Shopify Discounts.",
    types: incomes,
  },
  taxLiability: {
    label: "Sales tax",
    helpText: "Tax collected, owed to the authorities. Created as Shopify Sales Tax.",
    types: liabilities,
  },
  tips: {
    label: "Tips",
    helpText: "Tips received, owed to staff. Created as Shopify Tips.",
    types: [...liabilities, ...incomes],
  },
  marketplaceTax: {
    label: "Marketplace tax",
    helpText:
      "Tax that a marketplace collects and remits: it comes and goes. Created as Shopify Marketplace Tax.",
    types: liabilities,
  },
  giftCards: {
    label: "Gift cards",
    helpText: "Gift cards sold and not yet used. Created as Shopify Gift Cards.",
    types: liabilities,
  },
  storeCredit: {
    label: "Store credit",
    helpText: "Store credit given and not yet used. Created as Shopify Store Credit.",
    types: liabilities,
  },
  duties: {
    label: "Duties",
    helpText: "Duties charged to customers. Created as Shopify Duties.",
    types: [...incomes, ...liabilities],
  },
  fees: {
    label: "Additional fees",
    helpText: "Fees charged to customers. Created as Shopify Fees.",
    types: [...incomes, ...liabilities],
  },
  cashRounding: {
    label: "Cash rounding",
    helpText: "What rounding of cash adds or takes. Created as Shopify Cash Rounding.",
    types: [...incomes, ...expenses],
  },
  refundDiscrepancy: {
    label: "Refund discrepancies",
    helpText: "Refunded more or less than what came back. Created as Shopify Refund Discrepancies.",
    types: [...incomes, ...expenses],
  },
  customerCredit: {
    label: "Customer credit",
    helpText: "Money received that no order has claimed yet. Created as Shopify Customer Credit.",
    types: liabilities,
  },
  exchange: {
    label: "Exchange differences",
    helpText: "Rates that moved between order and payment. Created as Shopify Exchange Differences.",
    types: [...expenses, ...incomes],
  },
  costOfGoods: {
    label: "Cost of goods",
    helpText: "What goods cost, posted by inventory items and purchases. Required for inventory items.",
    types: expenses,
  },
  inventoryAsset: {
    label: "Inventory",
    helpText: "What the stock is worth. Required for inventory items.",
    types: ["Other Current Asset"],
  },
  clearing: {
    label: "Clearing",
    helpText: "Money received, until it is paid out. Created once for each payment gateway.",
    types: ["Bank", "Other Current Asset"],
  },
};

/** The choices for a purpose: the account the app creates, then those of a fitting type, by name. */
export function accountOptions(
  accounts: readonly AccountOption[],
  purpose: AccountPurpose,
  chosen: string,
): { value: string; label: string }[] {
  const { types } = accountWords[purpose];
  const fitting = accounts
    .filter(({ type }) => types.includes(type))
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  const isKnown = chosen === "" || fitting.some(({ value }) => value === chosen);
  return [
    { value: "", label: "Created by Plumbline" },
    // An account that was made inactive or has another type stays visible, or saving would change it silently.
    ...(isKnown ? [] : [{ value: chosen, label: `Account ${chosen}, not among the fitting ones` }]),
    ...fitting,
  ];
}
