import type { PostalAddress } from "#app/domain/sale/sale.ts";

/** A customer of the shop, as read whole from Shopify. */
export type ShopCustomer = {
  /** GID. */
  id: string;
  firstName: string | null;
  lastName: string | null;
  /** What the admin shows. */
  displayName: string;
  email: string | null;
  phone: string | null;
  note: string | null;
  isTaxExempt: boolean;
  tags: string[];
  state: string;
  defaultAddress: PostalAddress | null;
  /** GID of the default address. */
  defaultAddressId: string | null;
  addresses: PostalAddress[];
  /** Of the newest order: only orders know where a customer is billed. */
  lastBillingAddress: PostalAddress | null;
  lastShippingAddress: PostalAddress | null;
  /** B2B: the companies and locations that this person buys for. */
  companies: { companyId: string; companyName: string }[];
  /** Currency of the shop, in which its orders are. */
  shopCurrency: string;
  createdAt: Date;
  updatedAt: Date;
};

/** A place of a company, with addresses and terms of its own. */
export type ShopCompanyLocation = {
  /** GID. */
  id: string;
  name: string;
  phone: string | null;
  isTaxExempt: boolean;
  /** Name of the payment terms that its orders get, for example `Net 30`. */
  terms: string | null;
  billingAddress: PostalAddress | null;
  shippingAddress: PostalAddress | null;
};

/** A company that buys (B2B): what its orders belong to. */
export type ShopCompany = {
  /** GID. */
  id: string;
  name: string;
  note: string | null;
  /** Its main contact. */
  contact: {
    firstName: string | null;
    lastName: string | null;
    email: string | null;
    phone: string | null;
  } | null;
  locations: ShopCompanyLocation[];
  shopCurrency: string;
  createdAt: Date;
  updatedAt: Date;
};

/** One variant of a product: what becomes an item. */
export type ShopVariant = {
  /** GID. */
  id: string;
  /** `null` for the only variant of a product without options. */
  title: string | null;
  sku: string | null;
  barcode: string | null;
  /** Decimal text in the shop's currency. */
  price: string;
  isTaxable: boolean;
  inventoryItemId: string;
  isTracked: boolean;
  /** Decimal text in the shop's currency; null when unknown or not readable. */
  unitCost: string | null;
  /** On hand over all locations; null when untracked or not readable. */
  onHand: number | null;
  /** Left to sell over all locations; null when untracked. */
  available: number | null;
  /** Made of other variants: sold as a bundle. */
  isBundle: boolean;
};

/** A product of the shop with all its variants. */
export type ShopProduct = {
  /** GID. */
  id: string;
  title: string;
  /** Plain text. */
  description: string | null;
  status: "ACTIVE" | "ARCHIVED" | "DRAFT" | "UNLISTED";
  productType: string | null;
  vendor: string | null;
  tags: string[];
  collections: { id: string; title: string }[];
  isGiftCard: boolean;
  /** Of its prices: the shop's own. */
  currency: string;
  variants: ShopVariant[];
  createdAt: Date;
  updatedAt: Date;
};
