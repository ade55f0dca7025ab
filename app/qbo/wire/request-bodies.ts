/** What we send to QuickBooks; members that are absent are left to its defaults. Amounts are JSON decimals. */
export type QboRef = { value: string };

export type QboAddressBody = {
  Line1?: string;
  Line2?: string;
  Line3?: string;
  Line4?: string;
  City?: string;
  CountrySubDivisionCode?: string;
  PostalCode?: string;
  Country?: string;
};

export type QboCustomerBody = {
  DisplayName: string;
  GivenName?: string;
  FamilyName?: string;
  CompanyName?: string;
  PrimaryEmailAddr?: { Address: string };
  PrimaryPhone?: { FreeFormNumber: string };
  BillAddr?: QboAddressBody;
  ShipAddr?: QboAddressBody;
  CurrencyRef?: QboRef;
};

export type QboItemBody = {
  Name: string;
  Type: "NonInventory" | "Service";
  Sku?: string;
  Description?: string;
  IncomeAccountRef: QboRef;
};

export type QboAccountBody = {
  Name: string;
  AccountType: string;
  AccountSubType: string;
  Description?: string;
};

export type QboSalesLineBody = {
  Amount: number;
  Description?: string;
  DetailType: "SalesItemLineDetail";
  SalesItemLineDetail: { ItemRef: QboRef; Qty?: number; UnitPrice?: number; TaxCodeRef?: QboRef };
};

export type QboInvoiceBody = {
  DocNumber: string;
  TxnDate: string;
  DueDate: string;
  CustomerRef: QboRef;
  CurrencyRef?: QboRef;
  GlobalTaxCalculation?: "NotApplicable";
  Line: QboSalesLineBody[];
  PrivateNote: string;
  CustomerMemo?: QboRef;
  BillEmail?: { Address: string };
  BillAddr?: QboAddressBody;
  ShipAddr?: QboAddressBody;
};

export type QboPaymentBody = {
  TxnDate: string;
  TotalAmt: number;
  CustomerRef: QboRef;
  CurrencyRef?: QboRef;
  PaymentRefNum?: string;
  PrivateNote: string;
  DepositToAccountRef: QboRef;
  Line: { Amount: number; LinkedTxn: { TxnId: string; TxnType: "Invoice" }[] }[];
};
