let lastNumber = 2_000;

/** A REST-shaped paid order of one mug for 20.00 and 5.00 shipping; every call makes another one. */
export function anOrder(
  overrides: Record<string, unknown> = {},
): Record<string, unknown> & { id: number; name: string } {
  lastNumber += 1;
  const id = 5_600_000_000_000 + lastNumber;
  return {
    id,
    name: `#${lastNumber}`,
    order_number: lastNumber,
    email: `buyer${lastNumber}@example.com`,
    created_at: "2026-11-20T10:00:00-08:00",
    processed_at: "2026-11-20T10:00:00-08:00",
    updated_at: "2026-11-20T10:00:00-08:00",
    currency: "USD",
    presentment_currency: "USD",
    financial_status: "paid",
    taxes_included: false,
    total_price: "25.00",
    subtotal_price: "20.00",
    total_tax: "0.00",
    total_discounts: "0.00",
    total_line_items_price: "20.00",
    payment_gateway_names: ["shopify_payments"],
    customer: {
      id: 7_100_000_000_000 + lastNumber,
      first_name: "Buyer",
      last_name: `No ${lastNumber}`,
      email: `buyer${lastNumber}@example.com`,
    },
    line_items: [
      {
        id: id + 1,
        product_id: 8_001,
        variant_id: 8_101,
        title: "Enamel Mug",
        sku: "MUG-1",
        quantity: 1,
        price: "20.00",
        tax_lines: [],
        discount_allocations: [],
      },
    ],
    shipping_lines: [
      { id: id + 2, title: "Standard", price: "5.00", discounted_price: "5.00", tax_lines: [] },
    ],
    tax_lines: [],
    refunds: [],
    ...overrides,
  };
}
