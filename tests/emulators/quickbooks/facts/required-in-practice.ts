/**
 * What each entity really refuses to be without, after the rules of the single entities; Intuit's attribute table
 * marks more than the service asks for (SalesReceipt.CustomerRef) and less (Estimate.Line).
 * "A or B" asks for one of the two and is the parameter name that the fault shows.
 */
export const REQUIRED_IN_PRACTICE: Readonly<Record<string, readonly string[]>> = {
  Account: ["Name", "AccountType or AccountSubType"],
  Bill: ["VendorRef", "Line"],
  BillPayment: ["VendorRef", "PayType", "Line"],
  Class: ["Name"],
  CompanyCurrency: ["Code"],
  CreditMemo: ["Line", "CustomerRef"],
  Department: ["Name"],
  Deposit: ["DepositToAccountRef", "Line"],
  Estimate: ["Line", "CustomerRef"],
  ExchangeRate: ["SourceCurrencyCode", "AsOfDate", "Rate"],
  InventoryAdjustment: ["AdjustAccountRef", "Line"],
  Invoice: ["Line", "CustomerRef"],
  Item: ["Name"],
  JournalEntry: ["Line"],
  Payment: ["CustomerRef"],
  PaymentMethod: ["Name"],
  Purchase: ["PaymentType", "AccountRef", "Line"],
  PurchaseOrder: ["VendorRef", "APAccountRef", "Line"],
  RefundReceipt: ["DepositToAccountRef", "Line"],
  SalesReceipt: ["Line"],
  TaxAgency: ["DisplayName"],
  TaxService: ["TaxCode", "TaxRateDetails"],
  Term: ["Name"],
  TimeActivity: ["NameOf"],
  Transfer: ["FromAccountRef", "ToAccountRef", "Amount"],
  VendorCredit: ["VendorRef", "Line"],
};

/** Fields that a sparse update has to name although the rest stays as it is. */
export const REQUIRED_WHEN_SPARSE: Readonly<Record<string, readonly string[]>> = {
  Bill: ["VendorRef"],
  BillPayment: ["VendorRef"],
  Deposit: ["DepositToAccountRef"],
  Payment: ["CustomerRef"],
  Purchase: ["PaymentType"],
};

/** Transactions whose total the client sets; without it the service answers with a rule of the books, not with 2020. */
export const TOTAL_SET_BY_CLIENT: ReadonlySet<string> = new Set(["Payment", "BillPayment"]);

/** Persons and firms that need at least one of the name parts (6080). */
export const NAMED_BY_PARTS: ReadonlySet<string> = new Set(["Customer", "Vendor", "Employee"]);

/** Transactions whose lines point at other transactions and carry no DetailType then. */
export const LINKS_INSTEAD_OF_DETAILS: ReadonlySet<string> = new Set(["Payment", "BillPayment", "Deposit"]);

/** What a line of a kind needs inside its detail object; kinds without an entry need no detail at all. */
export const REQUIRED_IN_DETAIL: Readonly<Record<string, readonly string[]>> = {
  AccountBasedExpenseLineDetail: ["AccountRef"],
  DepositLineDetail: ["AccountRef"],
  ItemAdjustmentLineDetail: ["ItemRef", "QtyDiff"],
  ItemBasedExpenseLineDetail: ["ItemRef"],
  JournalEntryLineDetail: ["AccountRef"],
  SalesItemLineDetail: [],
};

/** Kinds of line whose amount the client must send. */
export const AMOUNT_SET_BY_CLIENT: ReadonlySet<string> = new Set([
  "AccountBasedExpenseLineDetail",
  "DepositLineDetail",
  "ItemBasedExpenseLineDetail",
  "JournalEntryLineDetail",
  "SalesItemLineDetail",
]);
