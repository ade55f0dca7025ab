import { z } from "zod";

/**
 * Entries of QuickBooks' lists as it answers them, source: Intuit's entity reference and recorded answers. Members that
 * may be left out are null then; a member of another type than documented is an error, because an entry that was half
 * understood would look like one that somebody emptied.
 */
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value == null ? null : String(value).trim() || null));
/** A moment, whose fractions may have any number of digits; null for what is none. */
const moment = text.transform((value) => {
  const time = new Date(value ?? Number.NaN);
  return Number.isNaN(time.getTime()) ? null : time;
});
const flag = z.boolean().nullish();
const number = z.number().nullish();
const ref = z
  .object({ value: text, name: text })
  .nullish()
  .transform((value) => value ?? { value: null, name: null });

const common = {
  Id: z.string().min(1),
  SyncToken: text,
  Active: flag,
  FullyQualifiedName: text,
  ParentRef: ref,
  MetaData: z.object({ LastUpdatedTime: moment }).nullish(),
};
export type QboListEntry = z.infer<z.ZodObject<typeof common>>;

const address = z
  .object({
    Line1: text,
    Line2: text,
    Line3: text,
    Line4: text,
    Line5: text,
    City: text,
    CountrySubDivisionCode: text,
    PostalCode: text,
    Country: text,
  })
  .nullish();
export type QboAddress = z.infer<typeof address>;

/** What customers and vendors share. */
const name = {
  ...common,
  DisplayName: text,
  CompanyName: text,
  PrimaryEmailAddr: z.object({ Address: text }).nullish(),
  PrimaryPhone: z.object({ FreeFormNumber: text }).nullish(),
  CurrencyRef: ref,
  BillAddr: address,
};

export const qboCustomerEntry = z.object({
  ...name,
  GivenName: text,
  FamilyName: text,
  Notes: text,
  Taxable: flag,
  SalesTermRef: ref,
  CustomerTypeRef: ref,
  ShipAddr: address,
  Job: flag,
  IsProject: flag,
});
export type QboCustomerEntry = z.infer<typeof qboCustomerEntry>;

export const qboVendorEntry = z.object({ ...name, TermRef: ref });
export type QboVendorEntry = z.infer<typeof qboVendorEntry>;

const named = { ...common, Name: text };

export const qboItemEntry = z.object({
  ...named,
  Type: text,
  Sku: text,
  Description: text,
  UnitPrice: number,
  PurchaseCost: number,
  Taxable: flag,
  IncomeAccountRef: ref,
  ExpenseAccountRef: ref,
  AssetAccountRef: ref,
  PrefVendorRef: ref,
  TrackQtyOnHand: flag,
  QtyOnHand: number,
  InvStartDate: text,
  ItemGroupDetail: z
    .object({ ItemGroupLine: z.array(z.object({ ItemRef: ref, Qty: number })).nullish() })
    .nullish(),
});
export type QboItemEntry = z.infer<typeof qboItemEntry>;

export const qboAccountEntry = z.object({
  ...named,
  AccountType: text,
  AccountSubType: text,
  CurrencyRef: ref,
});
export type QboAccountEntry = z.infer<typeof qboAccountEntry>;

export const qboTermEntry = z.object({ ...named, DueDays: number, DayOfMonthDue: number });
export type QboTermEntry = z.infer<typeof qboTermEntry>;

export const qboTaxCodeEntry = z.object({
  ...named,
  Taxable: flag,
  SalesTaxRateList: z.object({ TaxRateDetail: z.array(z.object({ TaxRateRef: ref })).nullish() }).nullish(),
});
export type QboTaxCodeEntry = z.infer<typeof qboTaxCodeEntry>;

export const qboTaxRateEntry = z.object({ ...named, RateValue: text, AgencyRef: ref });
export type QboTaxRateEntry = z.infer<typeof qboTaxRateEntry>;

export const qboTaxAgency = z.object({ Id: z.string().min(1), DisplayName: text });
export type QboTaxAgency = z.infer<typeof qboTaxAgency>;

export const qboPlainEntry = z.object(named);
export type QboPlainEntry = z.infer<typeof qboPlainEntry>;

/**
 * The answer to "what changed": one element per list that was asked for, with the entries under the list's name, deleted
 * ones as stubs. `time` is QuickBooks' own clock.
 */
export const qboChanges = z.object({
  CDCResponse: z.array(z.object({ QueryResponse: z.array(z.record(z.string(), z.unknown())).nullish() })),
  time: moment,
});

/** What is left of an entry that is gone. */
export const qboDeletedStub = z.object({
  Id: z.string().min(1),
  status: z.literal("Deleted"),
  MetaData: z.object({ LastUpdatedTime: moment }).nullish(),
});

/** `{"QueryResponse": {"totalCount": 41}}`: the answer to a count. */
export const countAnswer = z
  .object({ QueryResponse: z.object({ totalCount: z.number().int() }) })
  .transform(({ QueryResponse }) => QueryResponse.totalCount);
