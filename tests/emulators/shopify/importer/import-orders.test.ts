import { expect, test } from "vitest";
import { aContext, anOrder } from "./accept-order.ts";
import { importOrders } from "./import-orders.ts";

const line = (variantId: number) => ({
  id: variantId,
  title: "Mug",
  price: "10.00",
  quantity: 1,
  product_id: 50,
  variant_id: variantId,
});

test("a product sold in several orders is one record with the variants of all of them", () => {
  const entries = [
    { source: "a.json", raw: anOrder({ id: 1, line_items: [line(61)] }) },
    { source: "b.json", raw: anOrder({ id: 2, line_items: [line(62)] }) },
    { source: "c.json", raw: anOrder({ id: 3, line_items: [line(61)] }) },
  ];
  const { products } = importOrders(entries, aContext());
  expect(products.map((product) => product.id)).toEqual(["gid://shopify/Product/50"]);
  expect(products[0]?.variants.map((variant) => variant.id)).toEqual([
    "gid://shopify/ProductVariant/61",
    "gid://shopify/ProductVariant/62",
  ]);
});

test("a product that no longer exists is not stored, and its line keeps what it was called", () => {
  const gone = { ...line(61), product_exists: false, sku: "MUG-1" };
  const { products, orders } = importOrders(
    [{ source: "a.json", raw: anOrder({ line_items: [gone] }) }],
    aContext(),
  );
  expect(products).toEqual([]);
  expect(orders[0]?.order.lineItems[0]).toMatchObject({
    title: "Mug",
    sku: "MUG-1",
    product: null,
    variant: null,
  });
});

test("a customer is the record that was updated last", () => {
  const customer = (name: string, updated: string) => ({ id: 70, first_name: name, updated_at: updated });
  const entries = [
    { source: "a.json", raw: anOrder({ id: 1, customer: customer("New", "2026-03-05T00:00:00Z") }) },
    { source: "b.json", raw: anOrder({ id: 2, customer: customer("Old", "2026-03-01T00:00:00Z") }) },
  ];
  const { customers, orders } = importOrders(entries, aContext());
  expect(customers.map((record) => record.displayName)).toEqual(["New"]);
  expect(orders.map(({ order }) => order.customer)).toEqual([
    { id: customers[0]?.id },
    { id: customers[0]?.id },
  ]);
});

test("an order that is refused is listed by its source and takes no id from the next one", () => {
  const entries = [
    { source: "bad.json", raw: anOrder({ total_price: "ten" }) },
    { source: "good.json", raw: anOrder() },
  ];
  const { orders, rejected } = importOrders(entries, aContext());
  expect(rejected).toEqual([
    { source: "bad.json", reason: 'Cannot be imported: total_price is "ten", which is not an amount.' },
  ]);
  expect(orders.map(({ source, order, notes }) => [source, order.id, notes])).toEqual([
    ["good.json", "gid://shopify/Order/1", []],
  ]);
});
