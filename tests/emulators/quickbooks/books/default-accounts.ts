/** Id, name, type and subtype of the accounts a new company starts with. */
export type AccountRow = readonly [id: number, name: string, type: string, subType: string];

export const DEFAULT_ACCOUNTS: readonly AccountRow[] = [
  [1, "Services", "Income", "ServiceFeeIncome"],
  [2, "Retained Earnings", "Equity", "RetainedEarnings"],
  [3, "Prepaid Expenses", "Other Current Asset", "PrepaidExpenses"],
  [4, "Undeposited Funds", "Other Current Asset", "UndepositedFunds"],
  [5, "Shipping Income", "Income", "OtherPrimaryIncome"],
  [7, "Advertising", "Expense", "AdvertisingPromotional"],
  [8, "Bank Charges", "Expense", "BankCharges"],
  [9, "Merchant Processing Fees", "Expense", "OtherMiscellaneousServiceCost"],
  [10, "Dues & Subscriptions", "Expense", "DuesSubscriptions"],
  [11, "Insurance", "Expense", "Insurance"],
  [12, "Legal & Professional Fees", "Expense", "LegalProfessionalFees"],
  [13, "Meals and Entertainment", "Expense", "OfficeGeneralAdministrativeExpenses"],
  [15, "Office Expenses", "Expense", "OfficeGeneralAdministrativeExpenses"],
  [17, "Rent or Lease", "Expense", "RentOrLeaseOfBuildings"],
  [20, "Supplies", "Expense", "SuppliesMaterials"],
  [24, "Utilities", "Expense", "Utilities"],
  [29, "Other Income", "Other Income", "OtherMiscellaneousIncome"],
  [31, "Uncategorized Expense", "Expense", "OtherMiscellaneousServiceCost"],
  [33, "Accounts Payable (A/P)", "Accounts Payable", "AccountsPayable"],
  [34, "Opening Balance Equity", "Equity", "OpeningBalanceEquity"],
  [35, "Checking", "Bank", "Checking"],
  [36, "Savings", "Bank", "Savings"],
  [41, "Mastercard", "Credit Card", "CreditCard"],
  [42, "Visa", "Credit Card", "CreditCard"],
  [43, "Loan Payable", "Other Current Liability", "OtherCurrentLiabilities"],
  [44, "Notes Payable", "Long Term Liability", "OtherLongTermLiabilities"],
  [45, "Outfitting Services", "Income", "ServiceFeeIncome"],
  [79, "Sales of Product Income", "Income", "SalesOfProductIncome"],
  [80, "Cost of Goods Sold", "Cost of Goods Sold", "SuppliesMaterialsCogs"],
  [81, "Inventory Asset", "Other Current Asset", "Inventory"],
  [82, "Design income", "Income", "ServiceFeeIncome"],
  [83, "Uncategorized Income", "Income", "ServiceFeeIncome"],
  [84, "Accounts Receivable (A/R)", "Accounts Receivable", "AccountsReceivable"],
  [85, "Other Expense", "Other Expense", "OtherMiscellaneousExpense"],
  [86, "Discounts given", "Income", "DiscountsRefundsGiven"],
];

/** Payables of the two tax agencies that a US company starts with. */
export const US_TAX_ACCOUNTS: readonly AccountRow[] = [
  [89, "Arizona Dept. of Revenue Payable", "Other Current Liability", "GlobalTaxPayable"],
  [90, "Board of Equalization Payable", "Other Current Liability", "GlobalTaxPayable"],
];
