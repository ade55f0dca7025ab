import { companyInfoOf, preferencesOf } from "../books/preferences.ts";
import { DEFAULT_SETTINGS, REAL_RATE_LIMITS, storedSettings } from "../books/settings.ts";
import type { Books, Settings, Wire } from "../books/types.ts";
import { isRecord, recordsAt } from "../books/wire.ts";

/** Group of Preferences that a setting's short name belongs to. */
const PREFERENCE_GROUPS: Readonly<Record<string, string>> = {
  CustomTxnNumbers: "SalesFormsPrefs",
  AllowDeposit: "SalesFormsPrefs",
  AllowDiscount: "SalesFormsPrefs",
  AllowShipping: "SalesFormsPrefs",
  AllowGratuity: "SalesFormsPrefs",
  DefaultDiscountAccount: "SalesFormsPrefs",
  DefaultShippingAccount: "SalesFormsPrefs",
  DefaultTerms: "SalesFormsPrefs",
  BookCloseDate: "AccountingInfoPrefs",
  TrackDepartments: "AccountingInfoPrefs",
  ClassTrackingPerTxn: "AccountingInfoPrefs",
  ClassTrackingPerTxnLine: "AccountingInfoPrefs",
  QuantityOnHand: "ProductAndServicesPrefs",
  MultiCurrencyEnabled: "CurrencyPrefs",
  UsingSalesTax: "TaxPrefs",
  PartnerTaxEnabled: "TaxPrefs",
};

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  closedPeriodCode: ["6200", "6210"],
  taxInclusiveAmount: ["gross", "net"],
  overApplication: ["refuse", "clip"],
};

/**
 * Changes switches, preferences and the plan. A null removes a preference. Answers what is wrong, or undefined
 * when everything was applied; call inside a transaction and throw on a text to undo.
 */
export function applySettings(books: Books, body: unknown): string | undefined {
  if (!isRecord(body)) return "settings are an object";
  for (const [key, value] of Object.entries(body)) {
    const problem = applyOne(books, key, value);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function applyOne(books: Books, key: string, value: unknown): string | undefined {
  const group = PREFERENCE_GROUPS[key];
  if (group !== undefined) return setPreference(books, group, { [key]: value });
  if (key === "OfferingSku") return setPlan(books, value);
  if (key === "Preferences") return setGroups(books, value);
  if (key === "rateLimits") return setRateLimits(books, value);
  const choices = CHOICES[key];
  if (choices !== undefined) {
    return typeof value === "string" && choices.includes(value)
      ? setSwitch(books, key, value)
      : `${key} is one of ${choices.join(", ")}`;
  }
  if (typeof DEFAULT_SETTINGS[key as keyof Settings] !== "boolean") return `${key} is not a setting`;
  return typeof value === "boolean" ? setSwitch(books, key, value) : `${key} is true or false`;
}

function setSwitch(books: Books, key: string, value: unknown): undefined {
  books.db
    .table<Settings>("settings")
    .set("settings", { ...storedSettings(books), [key]: value } as Settings);
}

/** `true` switches the real limits on, an object sets some of them, `false` switches them off. */
function setRateLimits(books: Books, value: unknown): string | undefined {
  if (value === false) return setSwitch(books, "rateLimits", false);
  if (value === true) return setSwitch(books, "rateLimits", REAL_RATE_LIMITS);
  if (!isRecord(value)) return "rateLimits is true, false or an object";
  const names = Object.keys(REAL_RATE_LIMITS);
  const isGood = Object.entries(value).every(
    ([name, limit]) => names.includes(name) && Number.isInteger(limit),
  );
  return isGood
    ? setSwitch(books, "rateLimits", { ...REAL_RATE_LIMITS, ...value })
    : `rateLimits has the whole numbers ${names.join(", ")}`;
}

function setGroups(books: Books, value: unknown): string | undefined {
  if (!isRecord(value)) return "Preferences is an object of groups";
  for (const [group, members] of Object.entries(value)) {
    if (!isRecord(members)) return `${group} is an object`;
    setPreference(books, group, members);
  }
  return undefined;
}

function setPreference(books: Books, group: string, members: Wire): undefined {
  const preferences = preferencesOf(books);
  const before = preferences[group];
  const merged: Wire = { ...(isRecord(before) ? before : {}), ...members };
  for (const [key, value] of Object.entries(merged)) if (value === null) delete merged[key];
  books.db.table<Wire>("entity:Preferences").set("1", { ...preferences, [group]: merged });
}

function setPlan(books: Books, value: unknown): string | undefined {
  if (typeof value !== "string") return "OfferingSku is a text";
  const company = companyInfoOf(books);
  const NameValue = recordsAt(company, "NameValue").map((entry) =>
    entry.Name === "OfferingSku" ? { ...entry, Value: value } : entry,
  );
  books.db.table<Wire>("entity:CompanyInfo").set("1", { ...company, NameValue });
  return undefined;
}
