import { preferencesInPlan } from "../books/plan-preferences.ts";
import { companyInfoOf, preferencesOf } from "../books/preferences.ts";
import { REAL_RATE_LIMITS, type Settings, storedSettings } from "../books/settings.ts";
import { problemOfSwitch } from "../books/switches.ts";
import type { Books, Wire } from "../books/types.ts";
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
  if (COMPANY_VALUES.has(key)) return setCompanyValue(books, key, value);
  if (key === "Preferences") return setGroups(books, value);
  if (key === "rateLimits") return setRateLimits(books, value);
  const problem = key === "userAccess" ? problemOfAccess(value) : problemOfSwitch(key, value);
  return problem ?? storeSetting(books, key, value);
}

const COMPANY_VALUES = new Set(["OfferingSku", "SubscriptionStatus"]);

function problemOfAccess(value: unknown): string | undefined {
  const choices = ["full", "readOnly", "none"];
  return choices.includes(String(value)) ? undefined : `userAccess is one of ${choices.join(", ")}`;
}

function storeSetting(books: Books, key: string, value: unknown): undefined {
  books.db
    .table<Settings>("settings")
    .set("settings", { ...storedSettings(books), [key]: value } as Settings);
}

/** `true` switches the real limits on, an object sets some of them, `false` switches them off. */
function setRateLimits(books: Books, value: unknown): string | undefined {
  if (value === false) return storeSetting(books, "rateLimits", false);
  if (value === true) return storeSetting(books, "rateLimits", REAL_RATE_LIMITS);
  if (!isRecord(value)) return "rateLimits is true, false or an object";
  const names = Object.keys(REAL_RATE_LIMITS);
  const isGood = Object.entries(value).every(
    ([name, limit]) => names.includes(name) && Number.isInteger(limit),
  );
  return isGood
    ? storeSetting(books, "rateLimits", { ...REAL_RATE_LIMITS, ...value })
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

/** The plan or the state of the subscription; a plan takes the preferences that it lacks away. */
function setCompanyValue(books: Books, name: string, value: unknown): string | undefined {
  if (typeof value !== "string") return `${name} is a text`;
  const company = companyInfoOf(books);
  const NameValue = recordsAt(company, "NameValue").map((entry) =>
    entry.Name === name ? { ...entry, Value: value } : entry,
  );
  books.db.table<Wire>("entity:CompanyInfo").set("1", { ...company, NameValue });
  if (name === "OfferingSku") {
    books.db.table<Wire>("entity:Preferences").set("1", preferencesInPlan(preferencesOf(books), value));
  }
  return undefined;
}
