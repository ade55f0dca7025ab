import { z } from "zod";
import { addressWire } from "#app/shopify/wire/buyer-wire.ts";

const text = z.string().nullable();
const instant = z.iso.datetime({ offset: true });
const email = z.looseObject({ emailAddress: text }).nullable();
const phone = z.looseObject({ phoneNumber: text }).nullable();
const ownAddressWire = addressWire.extend({ id: z.string() });

/** A customer as the Admin API answers our queries. A shop may withhold names, addresses and contacts: null then. */
export const customerWire = z.looseObject({
  id: z.string(),
  firstName: text,
  lastName: text,
  displayName: text,
  note: text,
  taxExempt: z.boolean(),
  tags: z.array(z.string()),
  state: z.string(),
  createdAt: instant,
  updatedAt: instant,
  defaultEmailAddress: email,
  defaultPhoneNumber: phone,
  defaultAddress: ownAddressWire.nullable(),
  addressesV2: z.looseObject({ nodes: z.array(ownAddressWire) }).nullable(),
  lastOrder: z
    .looseObject({ billingAddress: addressWire.nullable(), shippingAddress: addressWire.nullable() })
    .nullable(),
  companyContactProfiles: z
    .array(z.looseObject({ company: z.looseObject({ id: z.string(), name: z.string() }) }))
    .nullable(),
  amountSpent: z.looseObject({ currencyCode: z.string() }),
});
export type ShopifyCustomer = z.infer<typeof customerWire>;

/** The answer to a question for one customer: null when Shopify has none. */
export const customerAnswerWire = z.looseObject({ customer: customerWire.nullable() });
export const customersAnswerWire = z.looseObject({
  customers: z.looseObject({ nodes: z.array(customerWire) }),
});

const companyAddressWire = z.looseObject({
  recipient: text,
  companyName: text,
  address1: text,
  address2: text,
  city: text,
  zoneCode: text,
  zip: text,
  countryCode: text,
  phone: text,
});
export type ShopifyCompanyAddress = z.infer<typeof companyAddressWire>;

export const companyAnswerWire = z.looseObject({
  shop: z.looseObject({ currencyCode: z.string() }),
  company: z
    .looseObject({
      id: z.string(),
      name: z.string(),
      note: text,
      createdAt: instant,
      updatedAt: instant,
      mainContact: z
        .looseObject({
          customer: z.looseObject({
            firstName: text,
            lastName: text,
            defaultEmailAddress: email,
            defaultPhoneNumber: phone,
          }),
        })
        .nullable(),
      locations: z.looseObject({
        nodes: z.array(
          z.looseObject({
            id: z.string(),
            name: z.string(),
            phone: text,
            taxSettings: z.looseObject({ taxExempt: z.boolean() }),
            buyerExperienceConfiguration: z
              .looseObject({ paymentTermsTemplate: z.looseObject({ name: z.string() }).nullable() })
              .nullable(),
            billingAddress: companyAddressWire.nullable(),
            shippingAddress: companyAddressWire.nullable(),
          }),
        ),
      }),
    })
    .nullable(),
});
export type ShopifyCompany = NonNullable<z.infer<typeof companyAnswerWire>["company"]>;
