import { z } from "zod";
import { moneyBagWire } from "#app/shopify/wire/money-wire.ts";

/** One movement of money. A kind or status that is not listed stops the order: guessing would book wrong money. */
export const transactionWire = z.looseObject({
  id: z.string(),
  kind: z.enum([
    "AUTHORIZATION",
    "CAPTURE",
    "CHANGE",
    "EMV_AUTHORIZATION",
    "REFUND",
    "SALE",
    "SUGGESTED_REFUND",
    "VOID",
  ]),
  status: z.enum(["SUCCESS", "PENDING", "FAILURE", "ERROR", "AWAITING_RESPONSE", "UNKNOWN"]),
  test: z.boolean(),
  gateway: z.string().nullable(),
  formattedGateway: z.string().nullable(),
  manualPaymentGateway: z.boolean(),
  paymentId: z.string().nullable(),
  createdAt: z.string(),
  processedAt: z.string().nullable(),
  amountSet: moneyBagWire,
  amountRoundingSet: moneyBagWire.nullable(),
  parentTransaction: z.looseObject({ id: z.string() }).nullable(),
});
export type ShopifyTransaction = z.infer<typeof transactionWire>;
