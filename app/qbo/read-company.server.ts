import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { isCurrencyCode } from "#app/domain/money/currency.ts";
import type { Tracking } from "#app/qbo/company.ts";
import { createEntityClient } from "#app/qbo/entity-client.server.ts";
import { createTransport, type Transport, type TransportDeps } from "#app/qbo/transport.server.ts";
import {
  type QboCompanyInfo,
  type QboPreferences,
  qboCompanyInfo,
  qboPreferences,
} from "#app/qbo/wire/answers.ts";
import type { Connection } from "#app/sync/ports.ts";

/** What a company is like: what it is called, what it has switched on. */
export type CompanyFacts = Pick<
  Connection,
  "companyName" | "country" | "homeCurrency" | "isMultiCurrency" | "plan"
> &
  Tracking & {
    timeZone: string | null;
    usesSalesTax: boolean;
    /** `on`: QuickBooks computes United States sales tax itself; `notSetUp`: it would; `absent`: the old manual tax, or none. */
    automatedSalesTax: "on" | "notSetUp" | "absent";
    /** Off: QuickBooks numbers documents itself and stores a number that is sent all the same. */
    usesOwnDocNumbers: boolean;
    /** Last day of the closed books, `YYYY-MM-DD`. */
    bookCloseDate: string | null;
    /** Whether it counts stock: its plan can, and it is switched on. */
    hasInventory: boolean;
  };

/** Reads a company that was connected a moment ago, with the access token that it was connected with. */
export function createCompanyReader(deps: Omit<TransportDeps, "realmId" | "tokens">) {
  return (realmId: string, accessToken: string): Promise<Result<CompanyFacts>> => {
    const refused = failed({ kind: "reauthorize", system: "quickbooks", subject: "QuickBooks company" });
    const tokens = { current: async () => ok(accessToken), renew: async () => refused };
    return readCompany(createTransport({ ...deps, realmId, tokens }), realmId);
  };
}

/** Reads CompanyInfo and Preferences. A company that names no home currency is `malformed`. */
export async function readCompany(transport: Transport, realmId: string): Promise<Result<CompanyFacts>> {
  const client = createEntityClient(transport);
  const info = await client.read({ entity: "CompanyInfo", schema: qboCompanyInfo }, realmId);
  if (!info.ok) return info;
  const preferences = await client.readSingle({ entity: "Preferences", schema: qboPreferences });
  if (!preferences.ok) return preferences;
  const subject = "QuickBooks company";
  if (!info.value) return failed({ kind: "missing", what: subject, subject });
  const homeCurrency = preferences.value.CurrencyPrefs?.HomeCurrency?.value;
  if (!isCurrencyCode(homeCurrency)) return failed({ kind: "malformed", what: "home currency", subject });
  return ok(companyFacts(info.value, preferences.value, homeCurrency));
}

function companyFacts(info: QboCompanyInfo, preferences: QboPreferences, homeCurrency: string): CompanyFacts {
  const sku = info.NameValue?.find(({ Name }) => Name === "OfferingSku")?.Value ?? "";
  const { TaxPrefs, CurrencyPrefs, SalesFormsPrefs, AccountingInfoPrefs } = preferences;
  const { ProductAndServicesPrefs } = preferences;
  return {
    companyName: info.CompanyName,
    country: info.Country ?? "",
    homeCurrency,
    isMultiCurrency: CurrencyPrefs?.MultiCurrencyEnabled ?? false,
    plan: sku.replace(/^QuickBooks Online /, ""),
    timeZone: info.DefaultTimeZone ?? null,
    usesSalesTax: TaxPrefs?.UsingSalesTax ?? false,
    automatedSalesTax: automatedSalesTax(TaxPrefs?.PartnerTaxEnabled),
    usesOwnDocNumbers: SalesFormsPrefs?.CustomTxnNumbers ?? false,
    bookCloseDate: AccountingInfoPrefs?.BookCloseDate ?? null,
    hasInventory: ProductAndServicesPrefs?.QuantityOnHand ?? false,
    hasClassPerDocument: AccountingInfoPrefs?.ClassTrackingPerTxn ?? false,
    hasClassPerLine: AccountingInfoPrefs?.ClassTrackingPerTxnLine ?? false,
    hasLocations: AccountingInfoPrefs?.TrackDepartments ?? false,
  };
}

/** `PartnerTaxEnabled` is true, false or absent, and each means something else (Intuit, "Automated sales tax"). */
function automatedSalesTax(isEnabled: boolean | null | undefined): CompanyFacts["automatedSalesTax"] {
  if (isEnabled == null) return "absent";
  return isEnabled ? "on" : "notSetUp";
}
