import { z } from "zod";

const ref = z.object({ value: z.string().optional(), name: z.string().nullish() }).nullish();
const linkedTxn = z.array(z.object({ TxnId: z.string().nullish(), TxnType: z.string().nullish() })).nullish();

const line = z.object({
  Amount: z.number().nullish(),
  Description: z.string().nullish(),
  DetailType: z.string().nullish(),
  SalesItemLineDetail: z.object({ ItemRef: ref, Qty: z.number().nullish() }).nullish(),
  LinkedTxn: linkedTxn,
});

/** A document of any maker, as far as it is matched with orders. Source: Intuit's entity reference and recorded answers. */
export const standingWire = z.object({
  Id: z.string().min(1),
  SyncToken: z.string(),
  DocNumber: z.string().nullish(),
  PaymentRefNum: z.string().nullish(),
  TxnDate: z.string(),
  CurrencyRef: ref,
  CustomerRef: ref,
  BillEmail: z.object({ Address: z.string().nullish() }).nullish(),
  TotalAmt: z.number(),
  Balance: z.number().nullish(),
  UnappliedAmt: z.number().nullish(),
  TxnTaxDetail: z.object({ TotalTax: z.number().nullish() }).nullish(),
  PrivateNote: z.string().nullish(),
  CustomerMemo: ref,
  CustomField: z.array(z.object({ StringValue: z.string().nullish() })).nullish(),
  LinkedTxn: linkedTxn,
  Line: z.array(line).nullish(),
});
export type StandingWire = z.infer<typeof standingWire>;
