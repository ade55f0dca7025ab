const SUBJECTS: Record<string, string> = {
  all_orders: "every order, also those older than 60 days",
  assigned_fulfillment_orders: "assigned fulfillment orders",
  companies: "companies",
  customers: "customers",
  discounts: "discounts",
  draft_orders: "draft orders",
  fulfillments: "fulfillments",
  inventory: "inventory",
  locations: "locations",
  markets: "markets",
  merchant_managed_fulfillment_orders: "fulfillment orders",
  order_edits: "order edits",
  orders: "orders",
  payment_terms: "payment terms",
  products: "products",
  purchase_orders: "purchase orders",
  returns: "returns",
  shipping: "shipping settings",
  shopify_payments_accounts: "Shopify Payments accounts",
  shopify_payments_disputes: "payment disputes",
  shopify_payments_payouts: "Shopify Payments payouts",
};

/** An access scope in words: `read_orders` is `View orders`, `write_products` is `View and edit products`. */
export function scopeWords(scope: string): string {
  const [, action, subject] = /^(read|write)_(.+)$/.exec(scope) ?? [];
  if (action === undefined || subject === undefined) return scope;
  const verb = action === "write" ? "View and edit" : "View";
  return `${verb} ${SUBJECTS[subject] ?? subject.replaceAll("_", " ")}`;
}
