/** Parts of bodies as clients send them; used by the tests beside the table. */

export const ref = (value: string) => ({ value });
export const keys = { Id: "12", SyncToken: "3" };

export const item = (amount: number) => ({
  Amount: amount,
  Description: "Blue mug – 350 ml ☕",
  DetailType: "SalesItemLineDetail",
  SalesItemLineDetail: {
    ItemRef: { value: "7", name: "Mug" },
    Qty: 2,
    UnitPrice: amount / 2,
    TaxCodeRef: ref("TAX"),
  },
});
const shipping = {
  Amount: 2.0,
  DetailType: "SalesItemLineDetail",
  SalesItemLineDetail: { ItemRef: ref("SHIPPING_ITEM_ID") },
};
const discount = {
  Amount: 5.0,
  DetailType: "DiscountLineDetail",
  DiscountLineDetail: {
    PercentBased: true,
    DiscountPercent: 10,
    DiscountAccountRef: { value: "86", name: "Discounts given" },
  },
};
export const expense = {
  Amount: 12.34,
  DetailType: "AccountBasedExpenseLineDetail",
  AccountBasedExpenseLineDetail: {
    AccountRef: ref("55"),
    BillableStatus: "NotBillable",
    TaxCodeRef: ref("NON"),
  },
};
export const purchased = {
  Amount: 30,
  DetailType: "ItemBasedExpenseLineDetail",
  ItemBasedExpenseLineDetail: { ItemRef: ref("11"), UnitPrice: 10, Qty: 3, CustomerRef: ref("1") },
};
export const entry = (PostingType: string) => ({
  Amount: 100,
  DetailType: "JournalEntryLineDetail",
  JournalEntryLineDetail: {
    PostingType,
    AccountRef: ref("33"),
    Entity: { Type: "Customer", EntityRef: ref("1") },
  },
});
const tax = {
  TxnTaxCodeRef: ref("2"),
  TotalTax: 26.82,
  TaxLine: [
    {
      Amount: 26.82,
      DetailType: "TaxLineDetail",
      TaxLineDetail: { TaxRateRef: ref("3"), PercentBased: true, TaxPercent: 8, NetAmountTaxable: 335.25 },
    },
  ],
};
export const address = {
  Line1: "1 Main St",
  City: "Köln",
  CountrySubDivisionCode: "CA",
  PostalCode: "94043",
  Country: "US",
};

export const sale = {
  TxnDate: "2026-01-31",
  DocNumber: "WEB-1001",
  CustomerRef: { value: "1", name: "Amy's Bird Sanctuary" },
  CurrencyRef: ref("USD"),
  PrivateNote: "Order #1001",
  CustomerMemo: ref("Thank you"),
  BillAddr: address,
  ShipAddr: address,
  BillEmail: { Address: "a@example.com, b@example.com" },
  Line: [item(20), shipping, discount, { DetailType: "DescriptionOnly", Description: "Gift wrap" }],
  TxnTaxDetail: tax,
};

/** An invoice as the service returns it: everything in it may be sent back. */
export const RETURNED_INVOICE = {
  ...sale,
  ...keys,
  domain: "QBO",
  sparse: false,
  AllowIPNPayment: false,
  AllowOnlinePayment: false,
  CustomField: [{ DefinitionId: "1", Name: "Crew #", Type: "StringType" }],
  MetaData: { CreateTime: "2020-09-29T05:58:16-07:00", LastUpdatedTime: "2020-09-29T05:58:16-07:00" },
  LinkedTxn: [{ TxnId: "67", TxnType: "Payment" }],
  Line: [
    {
      ...item(20),
      Id: "1",
      LineNum: 1,
      SalesItemLineDetail: {
        ItemRef: ref("7"),
        ItemAccountRef: ref("79"),
        TaxClassificationRef: ref("EUC-99990201-V1-00020000"),
      },
    },
    { Amount: 20, DetailType: "SubTotalLineDetail", SubTotalLineDetail: {} },
    discount,
  ],
  DueDate: "2026-03-02",
  ShipMethodRef: { value: "UPS", name: "UPS" },
  TotalAmt: 362.07,
  Balance: 362.07,
  ApplyTaxAfterDiscount: false,
  PrintStatus: "NeedToPrint",
  EmailStatus: "NotSet",
  DeliveryInfo: { DeliveryType: "Email", DeliveryTime: "2026-01-31T05:58:16-08:00" },
  ExchangeRate: 1,
};
