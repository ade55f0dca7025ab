import { z } from "zod";
import type { BookedContent } from "#app/domain/accounting/booked-content.ts";
import { chargeKinds } from "#app/domain/accounting/plan.ts";

const minor = z.number().refine(Number.isSafeInteger, "is no whole number of minor units");
const text = z.string().nullable();

const item = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("product"),
    chosenId: text,
    variantId: text,
    productId: text,
    sku: text,
    title: z.string(),
    variantTitle: text,
    productType: text,
    vendor: text,
  }),
  z.object({ kind: z.literal("charge"), chosenId: text, charge: z.enum(chargeKinds) }),
]);

const tax = z.discriminatedUnion("mode", [
  z.object({ mode: z.literal("none") }),
  z.object({ mode: z.literal("us"), taxCodeId: text, totalMinor: minor }),
  z.object({
    mode: z.literal("global"),
    totalMinor: minor,
    rates: z.array(
      z.object({
        taxRateId: z.string(),
        percent: z.string(),
        netMinor: minor,
        amountMinor: minor,
        title: z.string(),
      }),
    ),
  }),
]);

/** The `booked` column of a binding. */
export const storedContent: z.ZodType<BookedContent> = z.object({
  lines: z.array(
    z.object({
      role: z.string(),
      item: item.nullable(),
      description: z.string(),
      amountMinor: minor,
      quantity: z.number().nullable(),
      taxCode: text,
      classId: text,
    }),
  ),
  tax,
  taxMinor: minor,
  totalMinor: minor,
  answeredTaxMinor: minor,
  answeredTaxRates: z.array(z.object({ taxRateId: z.string(), amountMinor: minor })).optional(),
  links: z.array(z.object({ type: z.string(), id: z.string(), amountMinor: minor })),
});
