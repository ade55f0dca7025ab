import type { BooksView, PostingView, TrialBalanceRow } from "../view.ts";
import type { Wire } from "./wire-fields.ts";

/** Books held in plain tables, for tests and for looking at the pages without a server. */
export type SampleBooks = {
  view: BooksView;
  /** Adds an object, with its journal when it has one: [account id, debit minor, credit minor]. */
  add(entity: string, object: Wire, journal?: [string, number, number][]): void;
};

const ACCOUNTS: [string, string, string][] = [
  ["1", "Checking", "Bank"],
  ["2", "Accounts Receivable (A/R)", "Accounts Receivable"],
  ["3", "Shopify Payments clearing", "Other Current Asset"],
  ["4", "Sales of Product Income", "Income"],
  ["5", "California Department of Tax and Fee Administration Payable", "Other Current Liability"],
  ["6", "Bank charges", "Expense"],
  ["7", "Cost of Goods Sold", "Cost of Goods Sold"],
  ["8", "Inventory Asset", "Other Current Asset"],
  ["9", "Opening Balance Equity", "Equity"],
];

/** Empty books of one company with a chart of nine accounts. */
export function sampleBooks(company = "Plumbline Mugs Ltd"): SampleBooks {
  const objects = new Map<string, Wire[]>();
  const journals = new Map<string, PostingView[]>();
  const nameOf = (id: string) => ACCOUNTS.find((account) => account[0] === id)?.[1] ?? id;
  const add: SampleBooks["add"] = (entity, object, journal = []) => {
    objects.set(entity, [...(objects.get(entity) ?? []), object]);
    journals.set(
      `${entity}:${object.Id}`,
      journal.map(([accountId, debitMinor, creditMinor]) => ({
        ...{ accountId, account: nameOf(accountId), debitMinor, creditMinor, memo: "" },
      })),
    );
  };
  const trialBalance = (): TrialBalanceRow[] =>
    ACCOUNTS.map(([id, account, accountType]) => {
      const all = [...journals.values()].flat().filter((posting) => posting.accountId === id);
      const minor = all.reduce((sum, posting) => sum + posting.debitMinor - posting.creditMinor, 0);
      const text = (Math.abs(minor) / 100).toFixed(2);
      return { account, accountType, debit: minor > 0 ? text : "", credit: minor < 0 ? text : "" };
    });
  for (const [Id, Name, AccountType] of ACCOUNTS)
    add("Account", { Id, Name, FullyQualifiedName: Name, AccountType, Active: true });
  add("Preferences", {
    Id: "1",
    CurrencyPrefs: { MultiCurrencyEnabled: true, HomeCurrency: { value: "USD" } },
  });
  const view: BooksView = {
    company: {
      CompanyName: company,
      Country: "US",
      NameValue: [{ Name: "OfferingSku", Value: "QuickBooks Online Plus" }],
    },
    entities: (entity) => objects.get(entity) ?? [],
    find: (entity, id) => objects.get(entity)?.find((object) => object.Id === id),
    postings: (entity, id) => journals.get(`${entity}:${id}`) ?? [],
    trialBalance,
    reports: { list: [], run: () => "There is no such report." },
  };
  return { view, add };
}

/** An invoice of one line with 8 % tax: 100.00 + 8.00, not yet paid. */
export function sampleInvoice(id: string, change: Wire = {}): Wire {
  return {
    ...{
      Id: id,
      SyncToken: "0",
      DocNumber: `WEB-${1000 + Number(id)}`,
      TxnDate: "2026-01-31",
      DueDate: "2026-03-02",
    },
    CustomerRef: { value: "1", name: "Amy's Bird Sanctuary" },
    CurrencyRef: { value: "USD" },
    Line: [
      {
        ...{ Id: "1", LineNum: 1, Amount: 100, Description: "Blue mug", DetailType: "SalesItemLineDetail" },
        SalesItemLineDetail: {
          ItemRef: { value: "1", name: "Mug" },
          Qty: 4,
          UnitPrice: 25,
          TaxCodeRef: { value: "TAX" },
        },
      },
      { Amount: 100, DetailType: "SubTotalLineDetail", SubTotalLineDetail: {} },
    ],
    TxnTaxDetail: {
      TotalTax: 8,
      TaxLine: [
        {
          ...{ Amount: 8, DetailType: "TaxLineDetail" },
          TaxLineDetail: { TaxRateRef: { value: "3" }, TaxPercent: 8, NetAmountTaxable: 100 },
        },
      ],
    },
    ...{ TotalAmt: 108, Balance: 108, LinkedTxn: [], PrivateNote: `Order #${1000 + Number(id)}` },
    MetaData: { CreateTime: "2026-01-31T09:00:00-08:00", LastUpdatedTime: "2026-01-31T09:00:00-08:00" },
    ...change,
  };
}

/** The journal of `sampleInvoice`. */
export const INVOICE_JOURNAL: [string, number, number][] = [
  ["2", 10800, 0],
  ["4", 0, 10000],
  ["5", 0, 800],
];
