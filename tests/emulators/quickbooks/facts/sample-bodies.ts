import {
  address,
  entry,
  expense,
  item,
  keys,
  purchased,
  RETURNED_INVOICE,
  ref,
  sale,
} from "./sample-parts.ts";

type Sample = { entity: string; mode: "create" | "update" | "sparse"; body: Record<string, unknown> };

const person = {
  GivenName: "Zoë",
  FamilyName: "O'Brien",
  PrimaryEmailAddr: { Address: "zoe@example.com" },
  PrimaryPhone: { FreeFormNumber: "+1 555 0100" },
};
const link = (TxnId: string, TxnType: string, Amount: number) => ({
  Amount,
  LinkedTxn: [{ TxnId, TxnType }],
});

/** Bodies as clients send them, one or more per entity that can be written. */
export const SAMPLE_BODIES: Sample[] = [
  {
    entity: "CompanyInfo",
    mode: "sparse",
    body: { Id: "1", SyncToken: "0", sparse: true, CompanyName: "Mugs Ltd" },
  },
  {
    entity: "Preferences",
    mode: "update",
    body: {
      Id: "1",
      SyncToken: "4",
      SalesFormsPrefs: {
        CustomField: [
          {
            CustomField: [
              { Name: "SalesFormsPrefs.UseSalesCustom1", Type: "BooleanType", BooleanValue: false },
            ],
          },
        ],
        CustomTxnNumbers: true,
        DefaultDiscountAccount: "86",
        DefaultTerms: ref("3"),
        AllowGratuity: false,
      },
      AccountingInfoPrefs: {
        ClassTrackingPerTxnLine: true,
        TrackDepartments: true,
        FirstMonthOfFiscalYear: "January",
      },
      CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: ref("USD") },
      TaxPrefs: { UsingSalesTax: true, PartnerTaxEnabled: true, TaxGroupCodeRef: ref("2") },
      OtherPrefs: { NameValue: [{ Name: "Vendor1099Enabled", Value: "true" }] },
    },
  },
  { entity: "CompanyCurrency", mode: "create", body: { Code: "EUR", Name: "Euro" } },
  {
    entity: "ExchangeRate",
    mode: "update",
    body: { SyncToken: "0", AsOfDate: "2026-01-31", SourceCurrencyCode: "EUR", Rate: 1.1025 },
  },
  {
    entity: "Account",
    mode: "create",
    body: { Name: "Shopify Payments clearing", AccountType: "Other Current Asset" },
  },
  { entity: "Account", mode: "create", body: { Name: "Shopify fees", AccountSubType: "BankCharges" } },
  { entity: "Account", mode: "sparse", body: { ...keys, sparse: true, Name: "Old", Active: false } },
  { entity: "Class", mode: "create", body: { Name: "Online", SubClass: true, ParentRef: ref("1") } },
  { entity: "Department", mode: "create", body: { Name: "Berlin" } },
  { entity: "Customer", mode: "create", body: { DisplayName: "Zoë 🦊 <b>" } },
  {
    entity: "Customer",
    mode: "create",
    body: {
      ...person,
      BillAddr: address,
      WebAddr: { URI: "https://example.com" },
      Job: true,
      ParentRef: ref("1"),
      PreferredDeliveryMethod: "None",
    },
  },
  { entity: "Customer", mode: "sparse", body: { ...keys, sparse: true, Notes: "" } },
  {
    entity: "Vendor",
    mode: "create",
    body: { DisplayName: "Shopify Inc.", Vendor1099: false, TermRef: ref("3") },
  },
  { entity: "Employee", mode: "create", body: person },
  {
    entity: "Item",
    mode: "create",
    body: { Name: "Mug", Type: "Service", IncomeAccountRef: ref("79"), UnitPrice: 12.5, Sku: "MUG-1" },
  },
  { entity: "Item", mode: "create", body: { Name: "Kitchen", Type: "Category" } },
  {
    entity: "Item",
    mode: "create",
    body: {
      ...{
        Name: "Blue mug",
        Type: "Inventory",
        TrackQtyOnHand: true,
        QtyOnHand: 10,
        InvStartDate: "2026-01-01",
      },
      ...{ IncomeAccountRef: ref("79"), ExpenseAccountRef: ref("80"), AssetAccountRef: ref("81") },
    },
  },
  { entity: "Term", mode: "create", body: { Name: "Net 30", DueDays: 30 } },
  { entity: "PaymentMethod", mode: "create", body: { Name: "Shopify Payments", Type: "CREDIT_CARD" } },
  { entity: "TaxAgency", mode: "create", body: { DisplayName: "Board of Equalization" } },
  { entity: "TaxCode", mode: "sparse", body: { ...keys, sparse: true, Active: false } },
  {
    entity: "TaxService",
    mode: "create",
    body: {
      TaxCode: "Berlin",
      TaxRateDetails: [
        { TaxRateName: "x", RateValue: "8", TaxAgencyId: "1", TaxApplicableOn: "Sales" },
        { TaxRateId: "4" },
      ],
    },
  },
  {
    entity: "Estimate",
    mode: "create",
    body: { ...sale, TxnStatus: "Pending", ExpirationDate: "2026-02-28" },
  },
  { entity: "Invoice", mode: "create", body: { ...sale, GlobalTaxCalculation: "TaxExcluded", Deposit: 12 } },
  {
    entity: "Invoice",
    mode: "create",
    body: {
      CustomerRef: ref("1"),
      Line: [
        {
          DetailType: "GroupLineDetail",
          GroupLineDetail: { GroupItemRef: ref("20"), Quantity: 2, Line: [item(4)] },
        },
      ],
    },
  },
  { entity: "Invoice", mode: "update", body: RETURNED_INVOICE },
  { entity: "Invoice", mode: "sparse", body: { ...keys, sparse: true, PrivateNote: "changed" } },
  {
    entity: "SalesReceipt",
    mode: "create",
    body: { ...sale, DepositToAccountRef: ref("4"), PaymentRefNum: "ch_1", PaymentMethodRef: ref("2") },
  },
  { entity: "CreditMemo", mode: "create", body: sale },
  {
    entity: "RefundReceipt",
    mode: "create",
    body: { ...sale, DepositToAccountRef: ref("35"), PaymentType: "Other" },
  },
  {
    entity: "Payment",
    mode: "create",
    body: { CustomerRef: ref("1"), TotalAmt: 25, Line: [link("67", "Invoice", 25)], PaymentRefNum: "8291" },
  },
  { entity: "Payment", mode: "create", body: { CustomerRef: ref("1"), TotalAmt: 0 } },
  {
    entity: "Deposit",
    mode: "create",
    body: {
      DepositToAccountRef: ref("35"),
      Line: [
        { Amount: 262, LinkedTxn: [{ TxnId: "154", TxnType: "Payment", TxnLineId: "0" }] },
        {
          Amount: -62.5,
          DetailType: "DepositLineDetail",
          DepositLineDetail: { AccountRef: ref("60"), Entity: { value: "1", type: "VENDOR" } },
        },
      ],
    },
  },
  {
    entity: "Transfer",
    mode: "create",
    body: { FromAccountRef: ref("35"), ToAccountRef: ref("36"), Amount: 120 },
  },
  {
    entity: "TimeActivity",
    mode: "create",
    body: { NameOf: "Employee", EmployeeRef: ref("55"), Hours: 2, Minutes: 30, Description: "Packing" },
  },
  {
    entity: "JournalEntry",
    mode: "create",
    body: { DocNumber: "1", Line: [entry("Debit"), entry("Credit")] },
  },
  {
    entity: "Purchase",
    mode: "create",
    body: {
      PaymentType: "Check",
      AccountRef: ref("35"),
      EntityRef: { value: "3", type: "Vendor" },
      Line: [expense],
    },
  },
  { entity: "Bill", mode: "create", body: { VendorRef: ref("3"), Line: [expense, purchased] } },
  {
    entity: "BillPayment",
    mode: "create",
    body: {
      VendorRef: ref("3"),
      PayType: "Check",
      TotalAmt: 12,
      CheckPayment: { BankAccountRef: ref("35") },
      Line: [link("9", "Bill", 12)],
    },
  },
  { entity: "VendorCredit", mode: "create", body: { VendorRef: ref("3"), Line: [expense] } },
  {
    entity: "PurchaseOrder",
    mode: "create",
    body: { VendorRef: ref("3"), APAccountRef: ref("33"), Line: [purchased], POStatus: "Open" },
  },
  {
    entity: "InventoryAdjustment",
    mode: "create",
    body: {
      AdjustAccountRef: ref("9"),
      Line: [
        {
          DetailType: "ItemAdjustmentLineDetail",
          ItemAdjustmentLineDetail: { ItemRef: ref("7"), QtyDiff: -2 },
        },
      ],
    },
  },
  {
    entity: "Attachable",
    mode: "create",
    body: {
      Note: "packing slip",
      AttachableRef: [{ EntityRef: { value: "12", type: "Invoice" }, IncludeOnSend: false }],
    },
  },
];
