/** Ids that the bodies below refer to. */
export type Ids = { customer: string; vendor: string; item: string; expense: string; income: string };

export type ThirdPartyCase = {
  /** Name in the client's methods: `createInvoice`, `findInvoices`. */
  entity: string;
  plural: string;
  body(ids: Ids): Record<string, unknown>;
  change: Record<string, unknown>;
  end: "delete" | "deactivate" | "none";
};

const ref = (value: string) => ({ value });
const CHECKING = ref("35");

const sale = (ids: Ids, Amount = 25) => ({
  Amount,
  DetailType: "SalesItemLineDetail",
  SalesItemLineDetail: { ItemRef: ref(ids.item), TaxCodeRef: ref("NON") },
});
const expense = (ids: Ids, Amount = 12.5) => ({
  Amount,
  DetailType: "AccountBasedExpenseLineDetail",
  AccountBasedExpenseLineDetail: { AccountRef: ref(ids.expense) },
});
const entry = (PostingType: string, account: string) => ({
  Amount: 9,
  DetailType: "JournalEntryLineDetail",
  JournalEntryLineDetail: { PostingType, AccountRef: ref(account) },
});

const list = (
  entity: string,
  plural: string,
  body: ThirdPartyCase["body"],
  change: Record<string, unknown>,
): ThirdPartyCase => ({ entity, plural, body, change, end: "deactivate" });

const transaction = (entity: string, plural: string, body: ThirdPartyCase["body"]): ThirdPartyCase => ({
  entity,
  plural,
  body,
  change: { PrivateNote: "changed" },
  end: "delete",
});

/** What the client can create, change and remove, with a body for each. */
export const THIRD_PARTY_CASES: readonly ThirdPartyCase[] = [
  list("Account", "Accounts", () => ({ Name: "Payouts", AccountType: "Bank" }), { Description: "changed" }),
  list("Class", "Classes", () => ({ Name: "Retail" }), { Name: "Wholesale" }),
  list("Customer", "Customers", () => ({ DisplayName: "Zoë O'Hara" }), { Notes: "changed" }),
  list("Department", "Departments", () => ({ Name: "Pier 9" }), { Name: "Pier 10" }),
  list("Employee", "Employees", () => ({ GivenName: "Max", FamilyName: "Stone" }), { FamilyName: "Rock" }),
  list("Item", "Items", (ids) => ({ Name: "Mug", Type: "Service", IncomeAccountRef: ref(ids.income) }), {
    Description: "changed",
  }),
  list("PaymentMethod", "PaymentMethods", () => ({ Name: "Gift card" }), { Name: "Gift cards" }),
  list("Term", "Terms", () => ({ Name: "Net 45", DueDays: 45 }), { DueDays: 50 }),
  list("Vendor", "Vendors", () => ({ DisplayName: "Clay & Co" }), { CompanyName: "changed" }),
  {
    entity: "TaxAgency",
    plural: "TaxAgencies",
    body: () => ({ DisplayName: "County" }),
    change: {},
    end: "none",
  },
  { ...transaction("Attachable", "Attachables", () => ({ Note: "proof" })), change: { Note: "changed" } },
  transaction("Bill", "Bills", (ids) => ({ VendorRef: ref(ids.vendor), Line: [expense(ids)] })),
  transaction("CreditMemo", "CreditMemos", (ids) => ({ CustomerRef: ref(ids.customer), Line: [sale(ids)] })),
  transaction("Deposit", "Deposits", (ids) => ({
    DepositToAccountRef: CHECKING,
    Line: [
      { Amount: 5, DetailType: "DepositLineDetail", DepositLineDetail: { AccountRef: ref(ids.income) } },
    ],
  })),
  transaction("Estimate", "Estimates", (ids) => ({ CustomerRef: ref(ids.customer), Line: [sale(ids)] })),
  transaction("Invoice", "Invoices", (ids) => ({ CustomerRef: ref(ids.customer), Line: [sale(ids)] })),
  transaction("JournalEntry", "JournalEntries", (ids) => ({
    Line: [entry("Debit", ids.expense), entry("Credit", "35")],
  })),
  transaction("Payment", "Payments", (ids) => ({ CustomerRef: ref(ids.customer), TotalAmt: 10 })),
  transaction("Purchase", "Purchases", (ids) => ({
    PaymentType: "Cash",
    AccountRef: CHECKING,
    Line: [expense(ids)],
  })),
  transaction("PurchaseOrder", "PurchaseOrders", (ids) => ({
    VendorRef: ref(ids.vendor),
    APAccountRef: ref("33"),
    Line: [expense(ids)],
  })),
  transaction("RefundReceipt", "RefundReceipts", (ids) => ({
    CustomerRef: ref(ids.customer),
    DepositToAccountRef: CHECKING,
    Line: [sale(ids)],
  })),
  transaction("SalesReceipt", "SalesReceipts", (ids) => ({
    CustomerRef: ref(ids.customer),
    Line: [sale(ids)],
  })),
  transaction("Transfer", "Transfers", () => ({
    FromAccountRef: CHECKING,
    ToAccountRef: ref("4"),
    Amount: 8,
  })),
  transaction("VendorCredit", "VendorCredits", (ids) => ({
    VendorRef: ref(ids.vendor),
    Line: [expense(ids)],
  })),
];

export const REPORT_METHODS: readonly string[] = [
  "BalanceSheet",
  "ProfitAndLoss",
  "ProfitAndLossDetail",
  "CashFlow",
  "CustomerIncome",
  "ClassSales",
  "TrialBalance",
  "CustomerSales",
  "ItemSales",
  "CustomerBalance",
  "CustomerBalanceDetail",
  "AgedReceivables",
  "AgedReceivableDetail",
  "VendorBalance",
  "VendorBalanceDetail",
  "AgedPayables",
  "AgedPayableDetail",
  "VendorExpenses",
  "TransactionList",
  "TransactionListByCustomer",
  "TransactionListByVendor",
  "GeneralLedgerDetail",
  "TaxSummary",
  "DepartmentSales",
  "AccountListDetail",
  "JournalReport",
  "InventoryValuationSummary",
];
