import type { NewItemType } from "#app/domain/settings/product-settings.ts";

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
  Notes?: string;
  BillAddr?: QboAddressBody;
  ShipAddr?: QboAddressBody;
  Taxable?: boolean;
  TaxExemptionReasonId?: string;
  SalesTermRef?: QboRef;
  CustomerTypeRef?: QboRef;
  Job?: boolean;
  ParentRef?: QboRef;
  BillWithParent?: boolean;
  CurrencyRef?: QboRef;
};

/** A sparse update: members that are left out stay as they are. */
export type QboCustomerPatchBody = Partial<QboCustomerBody> & {
  Id: string;
  SyncToken: string;
  sparse: true;
  Active?: boolean;
};

export type QboItemBody = {
  Name: string;
  Type: NewItemType;
  Sku?: string;
  Description?: string;
  UnitPrice?: number;
  PurchaseCost?: number;
  Taxable?: boolean;
  IncomeAccountRef: QboRef;
  ExpenseAccountRef?: QboRef;
  AssetAccountRef?: QboRef;
  TrackQtyOnHand?: true;
  QtyOnHand?: number;
  InvStartDate?: string;
  SubItem?: true;
  ParentRef?: QboRef;
  PrefVendorRef?: QboRef;
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
  SalesItemLineDetail: {
    ItemRef: QboRef;
    ClassRef?: QboRef;
    Qty?: number;
    UnitPrice?: number;
    TaxCodeRef?: QboRef;
  };
};

export type QboTaxLineBody = {
  Amount: number;
  DetailType: "TaxLineDetail";
  TaxLineDetail: {
    TaxRateRef: QboRef;
    PercentBased: true;
    TaxPercent: number;
    NetAmountTaxable: number;
  };
};

/** How taxes of a sales document travel; nothing of it when QuickBooks is to compute none in the United States. */
export type QboTaxBody = {
  GlobalTaxCalculation?: "NotApplicable" | "TaxExcluded";
  TxnTaxDetail?: { TxnTaxCodeRef?: QboRef; TotalTax: number; TaxLine?: QboTaxLineBody[] };
};

export type QboLinkBody = { TxnId: string; TxnType: string };

/** Invoice, sales receipt, credit memo, refund receipt or estimate; each takes some of these members. */
export type QboSalesDocumentBody = QboTaxBody & {
  DocNumber: string;
  TxnDate: string;
  DueDate?: string;
  CustomerRef: QboRef;
  CurrencyRef?: QboRef;
  Line: QboSalesLineBody[];
  PrivateNote: string;
  CustomerMemo?: QboRef;
  BillEmail?: { Address: string };
  BillAddr?: QboAddressBody;
  ShipAddr?: QboAddressBody;
  SalesTermRef?: QboRef;
  DepartmentRef?: QboRef;
  ClassRef?: QboRef;
  CustomField?: { DefinitionId: string; Type: "StringType"; StringValue: string }[];
  ShipDate?: string;
  TrackingNum?: string;
  ShipMethodRef?: QboRef & { name: string };
  LinkedTxn?: QboLinkBody[];
  InvoiceRef?: QboRef;
  DepositToAccountRef?: QboRef;
  PaymentMethodRef?: QboRef;
  PaymentRefNum?: string;
  PrintStatus?: "NotSet";
};

export type QboPaymentBody = {
  TxnDate: string;
  TotalAmt: number;
  CustomerRef: QboRef;
  CurrencyRef?: QboRef;
  PaymentRefNum?: string;
  PaymentMethodRef?: QboRef;
  PrivateNote: string;
  DepositToAccountRef?: QboRef;
  Line: { Amount: number; LinkedTxn: QboLinkBody[] }[];
};

export type QboJournalLineBody = {
  Amount: number;
  Description?: string;
  DetailType: "JournalEntryLineDetail";
  JournalEntryLineDetail: {
    PostingType: "Debit" | "Credit";
    AccountRef: QboRef;
    Entity?: { Type: "Customer"; EntityRef: QboRef };
  };
};

export type QboJournalEntryBody = {
  DocNumber: string;
  TxnDate: string;
  CurrencyRef?: QboRef;
  PrivateNote: string;
  Line: QboJournalLineBody[];
};

export type QboDocumentBody = QboSalesDocumentBody | QboPaymentBody | QboJournalEntryBody;
