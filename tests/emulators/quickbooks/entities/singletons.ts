import { requirePreferencesInPlan } from "../books/plan-preferences.ts";
import { refuseUnsupported } from "../books/refused-request.ts";
import type { BuildInput, EntityDefinition, Wire } from "../books/types.ts";
import { isRecord } from "../books/wire.ts";
import { SEEDED } from "../operations/write-entity.ts";
import { numberAddresses } from "./addresses.ts";
import { META_FIELDS } from "./list-fields.ts";

/** Preference groups that the API shows and never changes. */
const FIXED_GROUPS = ["CurrencyPrefs", "TaxPrefs"];

/** An update of either object changes the members that it names: neither can be cleared as a whole. */
function singleton(name: string, build: (input: BuildInput) => Wire): EntityDefinition {
  return {
    name,
    kind: "singleton",
    idFamily: name,
    operations: ["update"],
    references: [],
    filterable: ["Id", ...META_FIELDS],
    sortable: ["Id", ...META_FIELDS],
    order: { field: "Id", descending: false },
    build,
  };
}

function buildCompanyInfo({ books, draft, existing }: BuildInput): Wire {
  return { ...existing, ...numberAddresses(books, draft, existing), Country: existing?.Country };
}

function buildPreferences({ books, draft, body, existing }: BuildInput): Wire {
  requirePreferencesInPlan(books, body);
  const result: Wire = { ...existing };
  for (const [group, value] of Object.entries(draft)) {
    const before = result[group];
    if (FIXED_GROUPS.includes(group)) continue;
    result[group] = isRecord(value) && isRecord(before) ? { ...before, ...value } : value;
  }
  return withFixedClosingDate(result, existing);
}

/** BookCloseDate is read only. */
function withFixedClosingDate(preferences: Wire, existing: Wire | undefined): Wire {
  const group = preferences.AccountingInfoPrefs;
  const before = existing?.AccountingInfoPrefs;
  if (!isRecord(group)) return preferences;
  const { BookCloseDate: _sent, ...rest } = group;
  const fixed =
    isRecord(before) && before.BookCloseDate !== undefined ? { BookCloseDate: before.BookCloseDate } : {};
  return { ...preferences, AccountingInfoPrefs: { ...rest, ...fixed } };
}

export const companyInfo = singleton("CompanyInfo", buildCompanyInfo);
export const preferences = singleton("Preferences", buildPreferences);

/** A list that the API can only read; a company's seed fills it. */
export function readOnlyList(name: string, fields: readonly string[]): EntityDefinition {
  return {
    name,
    kind: "readonly",
    idFamily: name,
    operations: [],
    references: [],
    filterable: [...fields, ...META_FIELDS],
    sortable: [...fields, ...META_FIELDS],
    order: { field: "Id", descending: false },
    build: ({ draft, include }) =>
      include.has(SEEDED) ? { Active: true, ...draft } : refuseUnsupported(`write on ${name}`),
  };
}
