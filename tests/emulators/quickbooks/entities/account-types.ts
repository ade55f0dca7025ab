/** Account types with their subtypes, the default first; the subset that shops and their books meet. */
export const ACCOUNT_TYPES: Readonly<Record<string, readonly string[]>> = {
  Bank: ["Checking", "Savings", "CashOnHand", "MoneyMarket", "RentsHeldInTrust", "TrustAccounts"],
  "Accounts Receivable": ["AccountsReceivable"],
  "Other Current Asset": [
    "OtherCurrentAssets",
    "UndepositedFunds",
    "Inventory",
    "PrepaidExpenses",
    "EmployeeCashAdvances",
    "AllowanceForBadDebts",
    "Retainage",
  ],
  "Fixed Asset": [
    "FurnitureAndFixtures",
    "AccumulatedDepreciation",
    "Buildings",
    "LeaseholdImprovements",
    "MachineryAndEquipment",
    "Vehicles",
    "OtherFixedAssets",
    "Land",
  ],
  "Other Asset": ["OtherLongTermAssets", "SecurityDeposits", "Goodwill", "Licenses"],
  "Accounts Payable": ["AccountsPayable"],
  "Credit Card": ["CreditCard"],
  "Other Current Liability": [
    "OtherCurrentLiabilities",
    "GlobalTaxPayable",
    "GlobalTaxSuspense",
    "SalesTaxPayable",
    "TrustAccountsLiabilities",
    "LoanPayable",
    "LineOfCredit",
    "PayrollClearing",
    "PayrollTaxPayable",
    "PrepaidExpensesPayable",
  ],
  "Long Term Liability": ["OtherLongTermLiabilities", "NotesPayable", "ShareholderNotesPayable"],
  Equity: [
    "OpeningBalanceEquity",
    "RetainedEarnings",
    "OwnersEquity",
    "PartnersEquity",
    "CommonStock",
    "PersonalIncome",
    "PersonalExpense",
  ],
  Income: [
    "ServiceFeeIncome",
    "SalesOfProductIncome",
    "DiscountsRefundsGiven",
    "OtherPrimaryIncome",
    "NonProfitIncome",
    "UnappliedCashPaymentIncome",
  ],
  "Other Income": ["OtherMiscellaneousIncome", "DividendIncome", "InterestEarned", "OtherInvestmentIncome"],
  "Cost of Goods Sold": [
    "SuppliesMaterialsCogs",
    "CostOfLaborCos",
    "EquipmentRentalCos",
    "OtherCostsOfServiceCos",
    "ShippingFreightDeliveryCos",
  ],
  Expense: [
    "OtherMiscellaneousServiceCost",
    "BankCharges",
    "AdvertisingPromotional",
    "DuesSubscriptions",
    "Insurance",
    "LegalProfessionalFees",
    "OfficeGeneralAdministrativeExpenses",
    "RentOrLeaseOfBuildings",
    "RepairMaintenance",
    "ShippingFreightDelivery",
    "SuppliesMaterials",
    "TaxesPaid",
    "Travel",
    "Utilities",
    "BadDebts",
    "CostOfLabor",
    "EquipmentRental",
    "UnappliedCashBillPaymentExpense",
  ],
  "Other Expense": [
    "OtherMiscellaneousExpense",
    "ExchangeGainOrLoss",
    "Depreciation",
    "Amortization",
    "PenaltiesSettlements",
  ],
};

const TYPE_OF_SUBTYPE = new Map(
  Object.entries(ACCOUNT_TYPES).flatMap(([type, subTypes]) =>
    subTypes.map((subType) => [subType, type] as const),
  ),
);

export function accountTypeOfSubType(subType: string | undefined): string | undefined {
  return subType === undefined ? undefined : TYPE_OF_SUBTYPE.get(subType);
}

export function defaultSubType(accountType: string): string {
  return ACCOUNT_TYPES[accountType]?.[0] ?? "";
}

const TYPE_ORDER = new Map(Object.keys(ACCOUNT_TYPES).map((type, index) => [type, index]));

/** What is owned before what is owed, then equity, income and costs; within a type by name. */
export function compareAccounts(
  a: { type: string; name: string },
  b: { type: string; name: string },
): number {
  const place = (type: string) => TYPE_ORDER.get(type) ?? TYPE_ORDER.size;
  return place(a.type) - place(b.type) || a.name.localeCompare(b.name);
}
