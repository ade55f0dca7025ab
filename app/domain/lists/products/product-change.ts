/** What changes about a variant; an absent member stays. Amounts are decimal text in the shop's currency, null is 0 or none. */
export type VariantChange = {
  id: string;
  sku?: string | null;
  price?: string | null;
  cost?: string | null;
  isTaxable?: boolean;
};

/** What changes about a product; an absent member stays. */
export type ProductChange = {
  title?: string;
  /** Plain text. */
  description?: string | null;
  productType?: string;
  vendor?: string;
  isArchived?: boolean;
  /** Title of a collection, made where there is none. */
  joinCollection?: string;
  leaveCollectionId?: string;
  variants: VariantChange[];
};

/** A product of one variant, to be made. `handle` is its own alone: a repeat finds what the first time made. */
export type NewProduct = {
  handle: string;
  title: string;
  isDraft: boolean;
  productType: string | null;
  vendor: string | null;
  description: string | null;
  /** Title of a collection. */
  collection: string | null;
  variant: {
    sku: string | null;
    price: string | null;
    cost: string | null;
    isTaxable: boolean;
    isTracked: boolean;
  };
};
