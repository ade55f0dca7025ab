import { z } from "zod";
import { attributesWire } from "#app/shopify/wire/money-wire.ts";

/** A level that is not known yet is worth as much as an assessment that still runs. */
const riskLevels = ["HIGH", "MEDIUM", "LOW", "NONE", "PENDING"] as const;

const named = z.looseObject({ id: z.string(), name: z.string() });

/** How an order came, what was agreed about its payment, and what Shopify thinks of it. */
export const originFields = {
  sourceName: z.string().nullable(),
  app: named.nullable(),
  retailLocation: named.nullable(),
  poNumber: z.string().nullable(),
  note: z.string().nullable(),
  tags: z.array(z.string()),
  customAttributes: attributesWire,
  risk: z.looseObject({
    recommendation: z.string(),
    assessments: z.array(z.looseObject({ riskLevel: z.enum(riskLevels).catch("PENDING") })),
  }),
  disputes: z
    .array(z.looseObject({ id: z.string(), initiatedAs: z.string(), status: z.string() }))
    .default([]),
  merchantOfRecordApp: named.nullable(),
  paymentTerms: z
    .looseObject({
      paymentTermsName: z.string(),
      paymentTermsType: z.string(),
      dueInDays: z.number().int().nullable(),
      paymentSchedules: z.looseObject({
        nodes: z.array(z.looseObject({ dueAt: z.string().nullable(), completedAt: z.string().nullable() })),
      }),
    })
    .nullable(),
};
const originWire = z.looseObject(originFields);
export type ShopifyOrigin = z.infer<typeof originWire>;
