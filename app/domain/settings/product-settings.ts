import { z } from "zod";
import { findNameTrouble } from "#app/domain/lists/products/name-format.ts";
import { fieldPolicySchema } from "#app/domain/settings/field-policy.ts";

/** Types of items that this app can make. */
export const newItemTypes = ["NonInventory", "Service", "Inventory"] as const;
export const newItemTypeSchema = z.enum(newItemTypes);
export type NewItemType = (typeof newItemTypes)[number];

const words = z.string().min(1).max(255);
const typeTable = z.record(words, newItemTypeSchema).default({});
const accountTable = z
  .record(words, z.string().regex(/^\d{1,20}$/, "A QuickBooks id is a number."))
  .default({});

/** What a merchant decides about products and items: which go out, as what, and who wins when both sides changed. */
export const productSettingsSchema = z.strictObject({
  /** When a product becomes an item: with the first order that needs it, as soon as it changes, or only by hand. */
  push: z.enum(["whenNeeded", "automatic", "off"]).default("whenNeeded"),
  /** How items are called, with fields in braces. */
  nameFormat: z
    .string()
    .trim()
    .max(200, "A format has at most 200 characters.")
    .superRefine((format, context) => {
      const message = findNameTrouble(format);
      if (message) context.addIssue({ code: "custom", message });
    })
    .default("{title} - {variant}"),
  /** What stands in an item's description. */
  description: z.enum(["title", "description", "none"]).default("title"),
  /** The type of new items by tag, then by product type; others are of `newItemType`. */
  typeByTag: typeTable,
  typeByProductType: typeTable,
  /** A company whose plan has no inventory: non-inventory items instead, or hold the product. */
  whenNoInventory: z.enum(["nonInventory", "hold"]).default("nonInventory"),
  /** What organises items in QuickBooks' categories, and products when they come from there. */
  category: z.enum(["none", "productType", "collection"]).default("none"),
  /** The vendor of a product as the item's preferred vendor: not at all, where QuickBooks has it, or made if need be. */
  vendors: z.enum(["off", "match", "create"]).default("off"),
  /** Accounts by rule: product type first, then vendor, then collection; else those of the accounts section. */
  incomeByProductType: accountTable,
  incomeByVendor: accountTable,
  incomeByCollection: accountTable,
  expenseByProductType: accountTable,
  expenseByVendor: accountTable,
  expenseByCollection: accountTable,
  assetByProductType: accountTable,
  assetByVendor: accountTable,
  assetByCollection: accountTable,
  /** The quantity that an inventory item starts with: the shop's, or always the default one. */
  initialQuantity: z.enum(["shopify", "default"]).default("shopify"),
  /** Where the shop counts no stock. */
  defaultQuantity: z
    .number("Enter a whole number from 0.")
    .int("Enter a whole number from 0.")
    .min(0, "Enter a whole number from 0.")
    .max(1_000_000, "Enter at most 1000000.")
    .default(0),
  /** The day from which QuickBooks counts the stock of new items; an earlier order moves it back. */
  inventoryStartDate: z.iso.date("Enter a date, for example 2026-01-01.").nullable().default(null),
  /** Several variants with one SKU: one item for all, an item for each, or a choice for a person. */
  whenSkuShared: z.enum(["oneItem", "ownItems", "hold"]).default("oneItem"),
  /** A variant without SKU: matched by its name, or held until it has one. */
  whenSkuEmpty: z.enum(["byName", "hold"]).default("byName"),
  /** Where an item that stood in QuickBooks is linked: fill what is blank and leave the rest, or make it like the product. */
  whenLinked: z.enum(["fillBlanks", "overwrite"]).default("fillBlanks"),
  /** A product that is archived, and a product or variant that is deleted: leave its items, or make them inactive. */
  whenArchived: z.enum(["leave", "deactivate"]).default("leave"),
  whenDeleted: z.enum(["leave", "deactivate"]).default("leave"),
  /** Items that are made inactive in QuickBooks: leave the product, or archive it. */
  whenDeactivated: z.enum(["leave", "archive"]).default("leave"),
  /** What a product is that comes in from QuickBooks. */
  importStatus: z.enum(["draft", "active"]).default("draft"),
  /** Items without an SKU come in, too; they are matched by name. */
  importWithoutSku: z.boolean().default(true),
  /** Who may write which fields of linked products and items. */
  policies: z
    .strictObject({
      details: fieldPolicySchema.default("shopify"),
      price: fieldPolicySchema.default("shopify"),
      cost: fieldPolicySchema.default("shopify"),
      tax: fieldPolicySchema.default("shopify"),
      category: fieldPolicySchema.default("shopify"),
      vendor: fieldPolicySchema.default("shopify"),
    })
    .prefault({}),
});
export type ProductSettings = z.infer<typeof productSettingsSchema>;

type Trouble = { path: string[]; message: string };

/** What inventory items need that is not chosen yet, each beside its field. Without inventory items nothing is needed. */
export function findInventoryTrouble(settings: {
  newItemType: NewItemType;
  products: ProductSettings;
  accounts: { costOfGoods?: string | null; inventoryAsset?: string | null };
}): Trouble[] {
  const { newItemType, products, accounts } = settings;
  const types = [
    newItemType,
    ...Object.values(products.typeByTag),
    ...Object.values(products.typeByProductType),
  ];
  if (!types.includes("Inventory")) return [];
  const needs: [boolean, Trouble][] = [
    [
      !accounts.costOfGoods,
      {
        path: ["accounts", "costOfGoods"],
        message: "Choose an account: inventory items post their cost to it.",
      },
    ],
    [
      !accounts.inventoryAsset,
      {
        path: ["accounts", "inventoryAsset"],
        message: "Choose an account: it holds the value of inventory items.",
      },
    ],
    [
      products.inventoryStartDate === null,
      {
        path: ["products", "inventoryStartDate"],
        message: "Choose the day from which QuickBooks counts the stock of inventory items.",
      },
    ],
  ];
  return needs.filter(([isMissing]) => isMissing).map(([, trouble]) => trouble);
}
