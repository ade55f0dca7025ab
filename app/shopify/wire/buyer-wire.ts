import { z } from "zod";

const text = z.string().nullable();

export const addressWire = z.looseObject({
  name: text,
  company: text,
  address1: text,
  address2: text,
  city: text,
  provinceCode: text,
  zip: text,
  countryCodeV2: text,
  phone: text,
});
export type ShopifyAddress = z.infer<typeof addressWire>;

/** Who bought. All of it is null for a guest, and where a shop withholds protected customer data from the app. */
export const buyerFields = {
  email: text,
  phone: text,
  taxExempt: z.boolean(),
  customer: z
    .looseObject({
      id: z.string(),
      firstName: text,
      lastName: text,
      displayName: text,
      tags: z.array(z.string()),
      taxExempt: z.boolean(),
      note: text,
      defaultEmailAddress: z.looseObject({ emailAddress: text }).nullable(),
      defaultPhoneNumber: z.looseObject({ phoneNumber: text }).nullable(),
      defaultAddress: addressWire.nullable(),
    })
    .nullable(),
  purchasingEntity: z
    .looseObject({
      kind: z.string(),
      company: z.looseObject({ id: z.string(), name: z.string() }).optional(),
      location: z.looseObject({ id: z.string(), name: z.string() }).optional(),
      contact: z.looseObject({ customer: z.looseObject({ id: z.string() }).nullable() }).nullish(),
    })
    .nullable(),
  billingAddress: addressWire.nullable(),
  shippingAddress: addressWire.nullable(),
};
const buyerWire = z.looseObject(buyerFields);
export type ShopifyBuyer = z.infer<typeof buyerWire>;
