import { z } from "zod";
import { chargeKinds } from "#app/domain/accounting/plan.ts";

const qboId = z.string().regex(/^\d{1,20}$/, "A QuickBooks id is a number.");
const optionalId = qboId.nullable().default(null);

/** QBO accepts 21 characters in a document number; a prefix leaves room for the order number. */
const prefix = z
  .string()
  .trim()
  .max(15, "A prefix has at most 15 characters: QuickBooks accepts 21 in the whole number.")
  .regex(/^[^\p{C}]*$/u, "A prefix cannot hold control characters.");

/**
 * What a merchant decides about their books. One schema for the settings page, the settings file of the demo and
 * the stored row. Every member has a default, so older stored settings stay valid when a member is added.
 */
export const settingsSchema = z.strictObject({
  /** «Enable Integrations»: off means no data go to QuickBooks. */
  isEnabled: z.boolean().default(true),
  /** On: a new order goes out at once. Off: it waits for Push to QuickBooks. */
  isAutoPush: z.boolean().default(true),
  /** What an order becomes in the books. */
  form: z.enum(["invoice"]).default("invoice"),
  invoicePrefix: prefix.default("WEB-"),
  /** When the number is taken already: add `-2`, `-3` ..., or hold the order. */
  whenNumberTaken: z.enum(["suffix", "hold"]).default("suffix"),
  excludeTestOrders: z.boolean().default(true),
  /** Orders processed before this day (YYYY-MM-DD, shop's time zone) are left alone. */
  startDate: z.iso.date().nullable().default(null),
  /** `lineItems`: one line per tax title. `none`: an order with tax is held. */
  taxMode: z.enum(["lineItems", "none"]).default("lineItems"),
  /** QBO account ids; null means: use the account this app creates for the purpose. */
  accounts: z
    .strictObject({
      income: optionalId,
      shippingIncome: optionalId,
      discounts: optionalId,
      taxLiability: optionalId,
      tips: optionalId,
      clearing: optionalId,
    })
    .prefault({}),
  /** Clearing account per payment gateway (Shopify's gateway name); others use `accounts.clearing` or a created one. */
  gatewayAccounts: z.record(z.string().min(1), qboId).default({}),
  /** Item/Charge mapping: the QBO item of each charge; null means the one this app creates. */
  chargeItems: z
    .strictObject(
      Object.fromEntries(chargeKinds.map((kind) => [kind, optionalId])) as Record<
        (typeof chargeKinds)[number],
        typeof optionalId
      >,
    )
    .prefault({}),
  /** A product that QuickBooks does not have: create it, use `defaultItem`, or hold the order. */
  whenProductUnknown: z.enum(["create", "defaultItem", "hold"]).default("create"),
  defaultItem: optionalId,
  newItemType: z.enum(["NonInventory", "Service"]).default("NonInventory"),
  /** Guests get a QuickBooks customer of their own by e-mail, or all share one. */
  guests: z.enum(["own", "generic"]).default("own"),
  genericCustomerName: z.string().trim().min(1).max(100).default("Shopify customer"),
  /** Minutes between runs that send what is still queued. */
  sweepMinutes: z.number().int().min(1).max(1440).default(15),
});

export type Settings = z.infer<typeof settingsSchema>;

/** The settings a new shop starts with. */
export const defaultSettings: Settings = settingsSchema.parse({});
