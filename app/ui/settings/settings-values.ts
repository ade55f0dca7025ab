import type { Settings } from "#app/domain/settings/settings.ts";

/** Purposes of accounts, in the order of the page. */
export const accountPurposes = [
  "income",
  "shippingIncome",
  "discounts",
  "taxLiability",
  "tips",
  "clearing",
] as const;
export type AccountPurpose = (typeof accountPurposes)[number];

/** Fields that are on or off. */
export const switches = ["isEnabled", "isAutoPush", "excludeTestOrders"] as const;
export type SwitchName = (typeof switches)[number];

/** Fields of text and choice, as they stand in the form; empty is "none" or "the default". */
export const textFields = [
  "startDate",
  "sweepMinutes",
  "invoicePrefix",
  "whenNumberTaken",
  "taxMode",
  "whenProductUnknown",
  "newItemType",
  "guests",
  "genericCustomerName",
] as const;
export type TextFieldName = (typeof textFields)[number] | `accounts.${AccountPurpose}`;

/** What stands in the form of the settings page. */
export type SettingsValues = Record<SwitchName, boolean> & Record<TextFieldName, string>;
/** Messages beside the fields they are about. */
export type SettingsErrors = Partial<Record<string, string>>;

/** Fills the form. */
export function settingsValues(settings: Settings): SettingsValues {
  const { accounts } = settings;
  return {
    isEnabled: settings.isEnabled,
    isAutoPush: settings.isAutoPush,
    excludeTestOrders: settings.excludeTestOrders,
    startDate: settings.startDate ?? "",
    sweepMinutes: String(settings.sweepMinutes),
    invoicePrefix: settings.invoicePrefix,
    whenNumberTaken: settings.whenNumberTaken,
    taxMode: settings.taxMode,
    whenProductUnknown: settings.whenProductUnknown,
    newItemType: settings.newItemType,
    guests: settings.guests,
    genericCustomerName: settings.genericCustomerName,
    "accounts.income": accounts.income ?? "",
    "accounts.shippingIncome": accounts.shippingIncome ?? "",
    "accounts.discounts": accounts.discounts ?? "",
    "accounts.taxLiability": accounts.taxLiability ?? "",
    "accounts.tips": accounts.tips ?? "",
    "accounts.clearing": accounts.clearing ?? "",
  };
}
