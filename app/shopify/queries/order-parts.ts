/** One tax on one line or charge. */
export const TAX_FIELDS = `
fragment Tax on TaxLine { title rate channelLiable priceSet { ...Bag } }`;

/** A part of a discount that fell on one line; its application tells the kind even when the list leaves it out. */
export const ALLOCATION_FIELDS = `
fragment Allocation on DiscountAllocation {
  allocatedAmountSet { ...Bag }
  discountApplication { index kind: __typename }
}`;

export const LINE_FIELDS = `
fragment Line on LineItem {
  id title variantTitle sku vendor
  quantity currentQuantity taxable isGiftCard
  product { id productType collections(first: 10) { nodes { title } } }
  variant { id }
  lineItemGroup { id title quantity variantSku }
  customAttributes { key value }
  originalUnitPriceSet { ...Bag }
  originalTotalSet { ...Bag }
  discountAllocations { ...Allocation }
  taxLines { ...Tax }
  duties { id price { ...Bag } taxLines { ...Tax } }
}`;

export const SHIPPING_LINE_FIELDS = `
fragment Shipping on ShippingLine {
  id title code isRemoved
  originalPriceSet { ...Bag }
  discountedPriceSet { ...Bag }
  discountAllocations { ...Allocation }
  taxLines { ...Tax }
}`;

export const DISCOUNT_FIELDS = `
fragment Discount on DiscountApplication {
  index
  kind: __typename
  ... on DiscountCodeApplication { label: code }
  ... on ManualDiscountApplication { label: title }
  ... on AutomaticDiscountApplication { label: title }
  ... on ScriptDiscountApplication { label: title }
}`;
