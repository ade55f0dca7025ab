import { z } from "zod";
import { accountPurposes } from "#app/domain/accounting/account-need.ts";
import { chargeKinds } from "#app/domain/accounting/plan.ts";
import { findTemplateTrouble, type TemplateScope } from "#app/domain/mapping/template-placeholders.ts";
import { ruleSchema } from "#app/domain/rules/rule.ts";

import { customerSettingsSchema } from "#app/domain/settings/customer-settings.ts";
import { importSettingsSchema } from "#app/domain/settings/import-settings.ts";

import {
  findInventoryTrouble,
  newItemTypeSchema,
  productSettingsSchema,
} from "#app/domain/settings/product-settings.ts";

const qboId = z.string().regex(/^\d{1,20}$/, "A QuickBooks id is a number.");
const optionalId = qboId.nullable().default(null);
/** A mapping table: what Shopify calls it to the QBO id. */
const idTable = z.record(z.string().min(1).max(200), qboId).default({});
const template = textWith("order");
function textWith(scope: TemplateScope) {
  return z
    .string()
    .max(1000, "A text has at most 1000 characters.")
    .superRefine((text, context) => {
      const message = findTemplateTrouble(text, scope);
      if (message) context.addIssue({ code: "custom", message });
    })
    .default("");
}

/** QBO accepts 21 characters in a document number; a prefix leaves room for the order number. */
const prefix = z
  .string()
  .trim()
  .max(15, "A prefix has at most 15 characters: QuickBooks accepts 21 in the whole number.")
  .regex(/^[^\p{C}]*$/u, "A prefix cannot hold control characters.");

/** A member for each key: its QBO id, or null for the app's own. */
function idMembers<Key extends string>(keys: readonly Key[]) {
  return Object.fromEntries(keys.map((key) => [key, optionalId])) as Record<Key, typeof optionalId>;
}

/**
 * What a merchant decides about their books. One schema for the settings page, the settings file of the demo and
 * the stored row. Every member has a default, so older stored settings stay valid when a member is added.
 */
export const settingsSchema = z
  .strictObject({
    /** «Enable Integrations»: off means no data go to QuickBooks. */
    isEnabled: z.boolean().default(true),
    /** On: a new order goes out at once. Off: it waits for Push to QuickBooks. */
    isAutoPush: z.boolean().default(true),
    /** What an order becomes in the books. */
    form: z.enum(["invoice", "salesReceipt"]).default("invoice"),
    /** With sales receipts: an order without money waits for it, or becomes an invoice. */
    whenUnpaid: z.enum(["wait", "invoice"]).default("wait"),
    /** What a refund of an invoiced order becomes: a credit memo with its pay-out, or a refund receipt. */
    refundForm: z.enum(["creditMemo", "refundReceipt"]).default("creditMemo"),
    invoicePrefix: prefix.default("WEB-"),
    /** Prefixes of the other kinds of document; null means the invoice's. */
    prefixes: z
      .strictObject({
        salesReceipt: prefix.nullable().default(null),
        creditMemo: prefix.nullable().default(null),
        refundReceipt: prefix.nullable().default(null),
        estimate: prefix.nullable().default(null),
        journalEntry: prefix.nullable().default(null),
      })
      .prefault({}),
    /** When the number is taken already: add `-2`, `-3` ..., or hold the order. */
    whenNumberTaken: z.enum(["suffix", "hold"]).default("suffix"),
    /** A number of more than 21 characters: hold the order, or keep its end. */
    whenNumberTooLong: z.enum(["hold", "shorten"]).default("hold"),
    /** Whose money the books are kept in when buyer and shop use two currencies. */
    booksCurrency: z.enum(["shop", "presentment"]).default("shop"),
    /** Draft orders and quotes: leave them alone, or book each as an estimate, which the invoice of its order follows. */
    draftOrders: z.enum(["leave", "estimate"]).default("leave"),
    /** An estimate is booked and dated when its draft order is created, or when that is completed. */
    estimateDate: z.enum(["created", "completed"]).default("created"),
    excludeTestOrders: z.boolean().default(true),
    /** Orders processed before this day (YYYY-MM-DD, shop's time zone) are left alone. */
    startDate: z.iso.date().nullable().default(null),
    /**
     * `lineItems`: one line per tax title. `quickbooks`: QuickBooks' own sales tax with Shopify's exact amounts.
     * `none`: an order with tax is held.
     */
    taxMode: z.enum(["lineItems", "quickbooks", "none"]).default("lineItems"),
    /**
     * Tax mapping outside the United States: the taxes of a line (`"GST 5% + PST 7%"`, `"VAT 20%"`, `"none"`) to a QBO tax code.
     * What is not listed is matched by its rates, then by its name; two that fit are a choice for a person.
     */
    taxCodes: idTable,
    /** United States: the tax code that carries the override; null means the company's first taxable one. */
    usTaxCode: optionalId,
    /** QBO account ids; null means: use the account this app creates for the purpose. */
    accounts: z.strictObject(idMembers([...accountPurposes, "clearing"])).prefault({}),
    /**
     * Clearing account per payment gateway: `gateway|currency|location id`, `gateway|currency` or `gateway`, the most
     * exact one counts; others use `accounts.clearing` or a created one.
     */
    gatewayAccounts: idTable,
    /** QBO payment method per payment gateway. */
    gatewayMethods: idTable,
    /** Item/Charge mapping: the QBO item of each charge; null means the one this app creates. */
    chargeItems: z.strictObject(idMembers(chargeKinds)).prefault({}),
    /** Finer than `chargeItems`: by shipping method, tax title, discount code or label, name of a fee. */
    shippingItems: idTable,
    taxItems: idTable,
    discountItems: idTable,
    feeItems: idTable,
    /** Items for products that are not looked up themselves: by product type, vendor, collection, in this order. */
    productTypeItems: idTable,
    vendorItems: idTable,
    collectionItems: idTable,
    /** QBO classes and locations (departments): by product type (lines), by channel, by retail location, by tag. */
    classes: z
      .strictObject({ byProductType: idTable, byChannel: idTable, byLocation: idTable, byTag: idTable })
      .prefault({}),
    departments: z.strictObject({ byChannel: idTable, byLocation: idTable, byTag: idTable }).prefault({}),
    /** QBO terms by the name of Shopify's payment terms. */
    terms: idTable,
    /**
     * Texts with Shopify fields in braces, such as `{order.name}`; empty means the app's own text. Line descriptions know
     * `{line.title}`, `{line.sku}`, `{line.quantity}` and so on as well.
     */
    templates: z
      .strictObject({ customerMemo: template, privateNote: template, lineDescription: textWith("line") })
      .prefault({}),
    /** Up to three custom fields of sales forms, by QBO definition id. */
    customFields: z
      .array(z.strictObject({ definitionId: z.string().regex(/^[1-3]$/), template: template }))
      .max(3, "QuickBooks takes three custom fields over its interface.")
      .default([]),
    /** Ship date, carrier and tracking number on invoices and receipts. */
    withShipment: z.boolean().default(true),
    /** An order that changed after it was booked: change the document, book the difference, or leave it to a person. */
    whenChanged: z.enum(["update", "adjust", "hold"]).default("update"),
    /** A document dated in closed books: hold it, date it on the first open day, or list it for the accountant. */
    closedPeriod: z.enum(["hold", "firstOpenDay", "list"]).default("hold"),
    /** B2B orders belong to the company, or to its contact. */
    companyBuyers: z.enum(["company", "contact"]).default("company"),
    /**
     * The only tolerated adjustment: a visible line of at most this many minor units where an order's parts and its total
     * differ; 0 is off.
     */
    roundingCapMinor: z.number().int().min(0).max(5).default(0),
    /** If-then rules in their order. */
    rules: z.array(ruleSchema).max(200).default([]),
    /** A product that QuickBooks does not have: create it, use `defaultItem`, or hold the order. */
    whenProductUnknown: z.enum(["create", "defaultItem", "hold"]).default("create"),
    defaultItem: optionalId,
    newItemType: newItemTypeSchema.default("NonInventory"),
    /** Products and items, in both directions. */
    products: productSettingsSchema.prefault({}),
    /** Guests get a QuickBooks customer of their own by e-mail, or all share one. */
    guests: z.enum(["own", "generic"]).default("own"),
    genericCustomerName: z.string().trim().min(1).max(100).default("Shopify customer"),
    /** How customers of both sides stand to each other. */
    customers: customerSettingsSchema.prefault({}),
    /** What comes in from QuickBooks' lists. */
    imports: importSettingsSchema.prefault({}),
    /** Minutes between runs that send what is still queued. */
    sweepMinutes: z.number().int().min(1).max(1440).default(15),
  })
  .superRefine((settings, context) => {
    for (const { path, message } of findInventoryTrouble(settings)) {
      context.addIssue({ code: "custom", path, message });
    }
  });

export type Settings = z.infer<typeof settingsSchema>;

/** The settings a new shop starts with. */
export const defaultSettings: Settings = settingsSchema.parse({});
