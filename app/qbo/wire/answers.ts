import { z } from "zod";

const id = z.string().min(1);
const ref = z.object({ value: z.string() });

/** Account, as far as we read it. Source of all schemas here: Intuit's entity reference and recorded answers. */
export const qboAccount = z.object({
  Id: id,
  Name: z.string(),
  FullyQualifiedName: z.string().nullish(),
  AccountType: z.string(),
  AccountSubType: z.string().nullish(),
  CurrencyRef: ref.nullish(),
  Active: z.boolean().optional(),
});
export type QboAccount = z.infer<typeof qboAccount>;

export const qboCompanyInfo = z.object({
  CompanyName: z.string(),
  Country: z.string().nullish(),
  DefaultTimeZone: z.string().nullish(),
  NameValue: z.array(z.object({ Name: z.string(), Value: z.string().nullish() })).nullish(),
});
export type QboCompanyInfo = z.infer<typeof qboCompanyInfo>;

export const qboPreferences = z.object({
  CurrencyPrefs: z
    .object({ MultiCurrencyEnabled: z.boolean().nullish(), HomeCurrency: ref.nullish() })
    .nullish(),
  TaxPrefs: z
    .object({ UsingSalesTax: z.boolean().nullish(), PartnerTaxEnabled: z.boolean().nullish() })
    .nullish(),
  AccountingInfoPrefs: z
    .object({
      BookCloseDate: z.string().nullish(),
      ClassTrackingPerTxn: z.boolean().nullish(),
      ClassTrackingPerTxnLine: z.boolean().nullish(),
      TrackDepartments: z.boolean().nullish(),
    })
    .nullish(),
  ProductAndServicesPrefs: z.object({ QuantityOnHand: z.boolean().nullish() }).nullish(),
  SalesFormsPrefs: z.object({ CustomTxnNumbers: z.boolean().nullish() }).nullish(),
});
export type QboPreferences = z.infer<typeof qboPreferences>;

const taxRateDetails = z.object({ TaxRateDetail: z.array(z.object({ TaxRateRef: ref })).nullish() });

/** A tax code; the pseudo codes TAX and NON of the United States come without a list of rates. */
export const qboTaxCode = z.object({
  Id: id,
  Name: z.string(),
  Active: z.boolean().nullish(),
  Taxable: z.boolean().nullish(),
  SalesTaxRateList: taxRateDetails.nullish(),
  PurchaseTaxRateList: taxRateDetails.nullish(),
});
export type QboTaxCode = z.infer<typeof qboTaxCode>;

export const qboTaxRate = z.object({
  Id: id,
  Name: z.string(),
  RateValue: z.union([z.number(), z.string()]).nullish(),
});
export type QboTaxRate = z.infer<typeof qboTaxRate>;

/** `{"<Entity>": {...}}`: the answer to reading or writing one object. */
export function objectAnswer<T>(entity: string, schema: z.ZodType<T>) {
  return z.object({ [entity]: schema }).transform((answer, context) => pick(answer, entity, context));
}

/** `{"QueryResponse": {"<Entity>": [...]}}`: one page; an empty page has no member of that name. */
export function queryAnswer<T>(entity: string, schema: z.ZodType<T>) {
  return z
    .object({ QueryResponse: z.object({ [entity]: z.array(schema).optional() }) })
    .transform((answer) => answer.QueryResponse[entity] ?? []);
}

/** One object, read by its id or found by a query for it; null when the query found none. */
export function oneAnswer<T>(entity: string, schema: z.ZodType<T>) {
  const found = queryAnswer(entity, schema).transform((rows) => rows[0] ?? null);
  return z.union([objectAnswer(entity, schema), found]);
}

function pick<T>(answer: Record<string, T>, entity: string, context: z.RefinementCtx): T {
  const value = answer[entity];
  if (value === undefined) {
    context.addIssue({ code: "custom", message: `no ${entity}` });
    return z.NEVER;
  }
  return value;
}
