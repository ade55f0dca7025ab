/** What the product needs to know about a shop itself. */
export const SHOP_FACTS_QUERY = `
query ShopFacts {
  shop {
    id name myshopifyDomain currencyCode ianaTimezone taxesIncluded taxShipping
    plan { publicDisplayName }
  }
}`;
