import { z } from "zod";
import { findNameTrouble, findSuffixTrouble } from "#app/domain/lists/customers/name-format.ts";

/** Fields that are decided about together when both sides changed them. */
export const customerFieldGroups = ["names", "contact", "addresses", "notes", "tax", "terms"] as const;
export type CustomerFieldGroup = (typeof customerFieldGroups)[number];

const winner = z.enum(["shopify", "quickbooks", "ask"]).default("shopify");
const qboId = z.string().regex(/^\d{1,20}$/, "A QuickBooks id is a number.");
const byTag = z.record(z.string().min(1).max(255), qboId).default({});

function checked(find: (text: string) => string | null) {
  return z
    .string()
    .trim()
    .max(200, "A format has at most 200 characters.")
    .superRefine((text, context) => {
      const message = find(text);
      if (message) context.addIssue({ code: "custom", message });
    });
}

/** How customers of the shop and of QuickBooks stand to each other. */
export const customerSettingsSchema = z.strictObject({
  /**
   * `whenNeeded`: a customer goes to QuickBooks with the first order that needs it, or by hand. `automatic`: at once.
   * `off`: only by hand; an order whose customer is missing there fails.
   */
  push: z.enum(["whenNeeded", "automatic", "off"]).default("whenNeeded"),
  /** Later changes of a linked customer are sent to QuickBooks, where they overwrite what stands there. */
  sendUpdates: z.boolean().default(true),
  /** QuickBooks' display name, with fields of the customer in braces. */
  displayName: checked(findNameTrouble).default("{first} {last}"),
  /** What is added when a display name is taken; empty: such a customer fails, for a person to rename. */
  clashSuffix: checked(findSuffixTrouble).default("({n})"),
  /** Places of a company: their orders are shipped to them, or belong to a sub-customer of their own. */
  locations: z.enum(["shipTo", "subCustomer"]).default("shipTo"),
  /** QuickBooks' sub-customers coming in: customers of their own, or left out. */
  subCustomers: z.enum(["own", "leave"]).default("own"),
  /** Who wins when both sides changed a field, by group; counts where customers come in from QuickBooks, too. */
  conflicts: z
    .strictObject({
      names: winner,
      contact: winner,
      addresses: winner,
      notes: winner,
      tax: winner,
      terms: winner,
    })
    .prefault({}),
  /** QuickBooks customer types and terms by the customer's tag in Shopify. */
  typeTags: byTag,
  termTags: byTag,
  /** Why a tax-exempt customer is exempt, in QuickBooks' numbers (United States); null: no reason is given. */
  exemptionReason: z
    .string()
    .regex(/^([1-9]|1[0-5])$/, "Choose one of the list.")
    .nullable()
    .default(null),
});
export type CustomerSettings = z.infer<typeof customerSettingsSchema>;
