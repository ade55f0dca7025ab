import type { SelectOption } from "@shopify/polaris";
import type { AccountPurpose } from "./settings-values.ts";

/** An account of the connected company's chart of accounts. */
export type AccountOption = { id: string; name: string; type: string };

type Purpose = { label: string; helpText: string; types: readonly string[] };

/** What each account is for, and which kinds of account may serve. */
export const accountWords: Record<AccountPurpose, Purpose> = {
  income: {
    label: "Sales",
    helpText: "Income from goods. Created as Shopify Sales.",
    types: ["Income", "Other Income"],
  },
  shippingIncome: {
    label: "Shipping",
    helpText: "Shipping charged to customers. Created as Shopify Shipping.",
    types: ["Income", "Other Income"],
  },
  discounts: {
    label: "Discounts",
    helpText: "Discounts given, less income. Created as Shopify Discounts.",
    types: ["Income", "Other Income"],
  },
  taxLiability: {
    label: "Sales tax",
    helpText: "Tax collected, owed to the authorities. Created as Shopify Sales Tax.",
    types: ["Other Current Liability"],
  },
  tips: {
    label: "Tips",
    helpText: "Tips received, owed to staff. Created as Shopify Tips.",
    types: ["Other Current Liability", "Income", "Other Income"],
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
): SelectOption[] {
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
