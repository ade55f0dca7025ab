import type { CompanySeed } from "./company-seed.ts";
import { type AccountRow, DEFAULT_ACCOUNTS, US_TAX_ACCOUNTS } from "./default-accounts.ts";
import { classificationOf, insertObject } from "./new-object.ts";
import { pacificDay } from "./pacific-time.ts";
import { installTax, taxSetUpOf } from "./tax-set-up.ts";
import type { Books, Wire } from "./types.ts";
import { claimName } from "./unique-names.ts";
import { isRecord } from "./wire.ts";

const COMPANY_NAME = "Harbor & Pine Outfitters LLC";

const US_ADDRESS: Wire = {
  Id: "1",
  Line1: "410 Wharf Street",
  City: "Monterey",
  Country: "US",
  CountrySubDivisionCode: "CA",
  PostalCode: "93940",
};

/** Writes a new company into empty books; call inside a transaction. */
export function createCompany(books: Books, seed: CompanySeed): void {
  const country = seed.country ?? "US";
  insertObject(books, "CompanyInfo", companyFields(books, seed, country), "1");
  insertObject(books, "Preferences", preferenceFields(seed, country), "1");
  const home = homeOf(seed, country);
  for (const row of [...DEFAULT_ACCOUNTS, ...(country === "US" ? US_TAX_ACCOUNTS : [])]) {
    insertAccount(books, row, home);
  }
  installLists(books);
  if (seed.tax !== "none") {
    installTax(books, taxSetUpOf(country));
    if (country === "US") installPseudoCodes(books);
  }
  installItems(books);
  startCounters(books);
}

const HOME_CURRENCIES: Readonly<Record<string, string>> = {
  US: "USD",
  CA: "CAD",
  GB: "GBP",
  AU: "AUD",
  FR: "EUR",
  DE: "EUR",
  JP: "JPY",
  KW: "KWD",
};

function homeOf(seed: CompanySeed, country: string): string {
  return seed.homeCurrency ?? HOME_CURRENCIES[country] ?? "USD";
}

function companyFields(books: Books, seed: CompanySeed, country: string): Wire {
  const name = seed.companyName ?? COMPANY_NAME;
  const address = country === "US" ? US_ADDRESS : { Id: "1", Line1: "1 High Street", Country: country };
  const entry = (Name: string, Value: string) => ({ Name, Value });
  return {
    CompanyName: name,
    LegalName: name,
    CompanyAddr: address,
    CustomerCommunicationAddr: address,
    LegalAddr: address,
    Country: country,
    Email: { Address: "books@harborpine.example" },
    WebAddr: {},
    PrimaryPhone: {},
    FiscalYearStartMonth: "January",
    SupportedLanguages: "en",
    CompanyStartDate: pacificDay(books.now()),
    DefaultTimeZone: "America/Los_Angeles",
    NameValue: [
      entry("NeoEnabled", "true"),
      entry("IndustryType", "Sporting goods stores"),
      entry("CompanyType", "LimitedLiability"),
      entry("SubscriptionStatus", "PAID"),
      entry("OfferingSku", `QuickBooks Online ${seed.plan ?? "Plus"}`),
      entry("PayrollFeature", "false"),
      entry("AccountantFeature", "false"),
      entry("ItemCategoriesFeature", "true"),
    ],
  };
}

function preferenceFields(seed: CompanySeed, country: string): Wire {
  const isBig = /Plus|Advanced/.test(seed.plan ?? "Plus");
  const groups: Record<string, Wire> = {
    AccountingInfoPrefs: {
      FirstMonthOfFiscalYear: "January",
      UseAccountNumbers: false,
      TaxYearMonth: "January",
      ClassTrackingPerTxn: false,
      TrackDepartments: isBig,
      ClassTrackingPerTxnLine: isBig,
      CustomerTerminology: "Customers",
      DepartmentTerminology: "Location",
    },
    ProductAndServicesPrefs: {
      ForSales: true,
      ForPurchase: true,
      QuantityWithPriceAndRate: true,
      QuantityOnHand: isBig,
      RevenueRecognitionEnabled: false,
    },
    SalesFormsPrefs: salesFormsPrefs(),
    VendorAndPurchasesPrefs: {
      TrackingByCustomer: true,
      BillableExpenseTracking: true,
      UseCustomTxnNumbers: false,
    },
    TaxPrefs: taxPrefs(seed, country),
    CurrencyPrefs: {
      MultiCurrencyEnabled: seed.multicurrency ?? true,
      HomeCurrency: { value: homeOf(seed, country) },
    },
    ReportPrefs: { ReportBasis: "Accrual", CalcAgingReportFromTxnDate: false },
    EmailMessagesPrefs: {},
    TimeTrackingPrefs: { UseServices: true, BillCustomers: true, ShowBillRateToAll: false },
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

function taxPrefs(seed: CompanySeed, country: string): Wire {
  if (seed.tax === "none") return { UsingSalesTax: false };
  if (country !== "US" || seed.tax === "manual") return { UsingSalesTax: true };
  return {
    UsingSalesTax: true,
    PartnerTaxEnabled: seed.tax !== "automatedNotSetUp",
    TaxGroupCodeRef: { value: "2" },
  };
}

function insertAccount(
  books: Books,
  [id, Name, AccountType, AccountSubType]: AccountRow,
  home: string,
): void {
  const fields = {
    Name,
    SubAccount: false,
    FullyQualifiedName: Name,
    Active: true,
    Classification: classificationOf(AccountType) ?? "Asset",
    AccountType,
    AccountSubType,
    CurrencyRef: { value: home },
  };
  claimName(books, "Account", String(id), undefined, fields);
  insertObject(books, "Account", fields, String(id));
}

function installLists(books: Books): void {
  const terms: readonly [string, string, number][] = [
    ["1", "Due on receipt", 0],
    ["2", "Net 15", 15],
    ["3", "Net 30", 30],
    ["4", "Net 60", 60],
  ];
  for (const [id, Name, DueDays] of terms) {
    insertNamed(books, "Term", id, { Name, Type: "STANDARD", DiscountPercent: 0, DueDays });
  }
  const methods: readonly [string, string, string][] = [
    ["1", "Cash", "NON_CREDIT_CARD"],
    ["2", "Check", "NON_CREDIT_CARD"],
    ["3", "Visa", "CREDIT_CARD"],
    ["4", "MasterCard", "CREDIT_CARD"],
    ["5", "Discover", "CREDIT_CARD"],
    ["6", "American Express", "CREDIT_CARD"],
  ];
  for (const [id, Name, Type] of methods) insertNamed(books, "PaymentMethod", id, { Name, Type });
}

/** US companies list the two codes that lines carry beside the real ones. */
function installPseudoCodes(books: Books): void {
  const table = books.db.table<Wire>("entity:TaxCode");
  table.set("TAX", { Id: "TAX", Name: "TAX", Taxable: true, TaxGroup: false });
  table.set("NON", { Id: "NON", Name: "NON", Taxable: false, TaxGroup: false });
}

function installItems(books: Books): void {
  const items: readonly [string, string][] = [
    ["1", "Services"],
    ["2", "Hours"],
  ];
  for (const [id, Name] of items) {
    insertNamed(books, "Item", id, {
      Name,
      FullyQualifiedName: Name,
      Taxable: false,
      UnitPrice: 0,
      PurchaseCost: 0,
      Type: "Service",
      IncomeAccountRef: { value: "1", name: "Services" },
      TrackQtyOnHand: false,
    });
  }
}

function insertNamed(books: Books, entity: string, id: string, fields: Wire): void {
  claimName(books, entity, id, undefined, fields);
  insertObject(books, entity, { ...fields, Active: true }, id);
}

/** The next free id of every list that starts with rows of its own, and the next automatic number. */
function startCounters(books: Books): void {
  const counters = books.db.table<number>("counters");
  for (const definition of books.definitions()) {
    const ids = books
      .list(definition.name)
      .map((object) => Number(object.Id))
      .filter(Number.isFinite);
    const highest = Math.max(counters.get(`id:${definition.idFamily}`) ?? 0, ...ids);
    counters.set(`id:${definition.idFamily}`, highest);
  }
  counters.set("docNumber:sales", 1000);
}
