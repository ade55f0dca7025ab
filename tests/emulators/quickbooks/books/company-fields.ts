import { countryOf } from "../companies/countries.ts";
import type { CompanySeed } from "./company-seed.ts";
import { type Plan, planHas } from "./plan-features.ts";
import type { Wire } from "./types.ts";
import { isRecord } from "./wire.ts";

const COMPANY_NAME = "Harbor & Pine Outfitters LLC";

export function countryCodeOf(seed: CompanySeed): string {
  return seed.country ?? "US";
}

export function homeOf(seed: CompanySeed): string {
  return seed.homeCurrency ?? countryOf(countryCodeOf(seed)).homeCurrency;
}

function planOf(seed: CompanySeed): Plan {
  return seed.plan ?? "Plus";
}

/** CompanyInfo of a new company; `day` is its start date. */
export function companyFields(seed: CompanySeed, day: string): Wire {
  const name = seed.companyName ?? COMPANY_NAME;
  const country = countryOf(countryCodeOf(seed));
  const entry = (Name: string, Value: string) => ({ Name, Value });
  return {
    CompanyName: name,
    LegalName: name,
    CompanyAddr: country.address,
    CustomerCommunicationAddr: country.address,
    LegalAddr: country.address,
    Country: countryCodeOf(seed),
    Email: { Address: "books@harborpine.example" },
    WebAddr: {},
    PrimaryPhone: {},
    FiscalYearStartMonth: country.fiscalYearStartMonth,
    SupportedLanguages: "en",
    CompanyStartDate: day,
    DefaultTimeZone: country.timeZone,
    NameValue: [
      entry("NeoEnabled", "true"),
      entry("IndustryType", "Sporting goods stores"),
      entry("CompanyType", "LimitedLiability"),
      entry("SubscriptionStatus", seed.subscriptionStatus ?? "PAID"),
      entry("OfferingSku", `QuickBooks Online ${planOf(seed)}`),
      entry("PayrollFeature", "false"),
      entry("AccountantFeature", "false"),
      entry("ItemCategoriesFeature", String(planHas(planOf(seed), "inventory"))),
      entry("AssignTime", String(planHas(planOf(seed), "timeTracking"))),
    ],
  };
}

/** Preferences of a new company: what its plan lacks is off, then what the seed asks for. */
export function preferenceFields(seed: CompanySeed): Wire {
  const plan = planOf(seed);
  const firstMonth = countryOf(countryCodeOf(seed)).fiscalYearStartMonth;
  const groups: Record<string, Wire> = {
    AccountingInfoPrefs: {
      FirstMonthOfFiscalYear: firstMonth,
      UseAccountNumbers: false,
      TaxYearMonth: firstMonth,
      ClassTrackingPerTxn: false,
      TrackDepartments: planHas(plan, "locations"),
      ClassTrackingPerTxnLine: planHas(plan, "classes"),
      CustomerTerminology: "Customers",
      DepartmentTerminology: "Location",
    },
    ProductAndServicesPrefs: {
      ForSales: true,
      ForPurchase: true,
      QuantityWithPriceAndRate: true,
      QuantityOnHand: planHas(plan, "inventory"),
      RevenueRecognitionEnabled: false,
    },
    SalesFormsPrefs: salesFormsPrefs(),
    VendorAndPurchasesPrefs: {
      TrackingByCustomer: planHas(plan, "itemLinesOnBills"),
      BillableExpenseTracking: planHas(plan, "itemLinesOnBills"),
      UseCustomTxnNumbers: false,
    },
    TaxPrefs: taxPrefs(seed),
    CurrencyPrefs: {
      MultiCurrencyEnabled: seed.multicurrency ?? planHas(plan, "multicurrency"),
      HomeCurrency: { value: homeOf(seed) },
    },
    ReportPrefs: { ReportBasis: "Accrual", CalcAgingReportFromTxnDate: false },
    EmailMessagesPrefs: {},
    TimeTrackingPrefs: {
      UseServices: planHas(plan, "timeTracking"),
      BillCustomers: planHas(plan, "timeTracking"),
      ShowBillRateToAll: false,
    },
    OtherPrefs: {
      NameValue: [
        { Name: "SalesFormsPrefs.DefaultItem", Value: "1" },
        { Name: "UncategorizedIncomeAccountId", Value: "83" },
        { Name: "WarnDuplicateCheckNumber", Value: "true" },
        { Name: "WarnDuplicateBillNumber", Value: "false" },
        { Name: "WarnDuplicateJournalNumber", Value: "true" },
      ],
    },
  };
  for (const [group, value] of Object.entries(seed.preferences ?? {})) {
    groups[group] = isRecord(value) ? { ...groups[group], ...value } : value;
  }
  return groups;
}

function salesFormsPrefs(): Wire {
  return {
    CustomField: [],
    CustomTxnNumbers: true,
    AllowDeposit: true,
    AllowDiscount: true,
    DefaultDiscountAccount: "86",
    AllowEstimates: true,
    AllowServiceDate: false,
    AllowShipping: true,
    DefaultShippingAccount: "5",
    AllowGratuity: false,
    DefaultTerms: { value: "3" },
    AutoApplyCredit: false,
    UsingProgressInvoicing: false,
    UsingPriceLevels: false,
    IPNSupportEnabled: false,
    EmailCopyToCompany: false,
  };
}

function taxPrefs(seed: CompanySeed): Wire {
  if (seed.tax === "none") return { UsingSalesTax: false };
  if (countryCodeOf(seed) !== "US" || seed.tax === "manual") return { UsingSalesTax: true };
  return {
    UsingSalesTax: true,
    PartnerTaxEnabled: seed.tax !== "automatedNotSetUp",
    TaxGroupCodeRef: { value: "2" },
  };
}
