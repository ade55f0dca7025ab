import { afterAll, beforeAll, expect, test } from "vitest";
import { anOrder } from "./an-order.ts";
import { type Road, startRoad } from "./start-road.ts";

let road: Road;
let placed = 0;
beforeAll(async () => {
  road = await startRoad();
});
afterAll(() => road?.stop());

/** Books the orders and answers the QBO customer of each invoice, in order. */
async function customersOf(...orders: ReturnType<typeof anOrder>[]) {
  await road.place(...orders);
  placed += orders.length;
  const results = await road.settle(placed);
  for (const order of orders) {
    expect(results.get(`gid://shopify/Order/${order.id}`)).toMatchObject({ status: "Synchronized" });
  }
  const { Invoice = [], Customer = [] } = await road.dump();
  return orders.map((order) => {
    const invoice = Invoice.find((entry) => entry.DocNumber === `WEB-${order.name.slice(1)}`);
    const reference = invoice?.CustomerRef as { value: string } | undefined;
    return Customer.find((customer) => customer.Id === reference?.value);
  });
}

const buyer = (id: number, first_name: string, last_name: string, email: string | null) => ({
  email,
  customer: { id, first_name, last_name, email },
});

test("the same buyer twice is one customer in QuickBooks", async () => {
  const ann = buyer(71, "Ann", "Lee", "ann.lee@example.com");
  const [first, second] = await customersOf(anOrder(ann), anOrder(ann));
  expect(first).toMatchObject({ DisplayName: "Ann Lee", GivenName: "Ann", FamilyName: "Lee" });
  expect(second?.Id).toBe(first?.Id);
});

test("namesakes with different addresses are different customers, however many they are", async () => {
  const johns = Array.from({ length: 6 }, (_, index) =>
    anOrder(buyer(7_200 + index, "John", "Smith", `john.smith${index}@example.com`)),
  );
  const customers = await customersOf(...johns);
  expect(new Set(customers.map((customer) => customer?.Id)).size).toBe(6);
  const names = customers.map((customer) => String(customer?.DisplayName)).sort();
  expect(names.slice(0, 1)).toEqual(["John Smith"]);
  expect(names).toContain("John Smith (2)");
  expect(names.filter((name) => /^John Smith \(720\d\)$/.test(name))).toHaveLength(4);
});

test("a guest with an address is a customer, and the same one when the guest comes back under an account", async () => {
  const address = { first_name: "Gus", last_name: "Guest", name: "Gus Guest", country_code: "US" };
  const guest = { email: "gus@example.com", customer: null, billing_address: address };
  const [first] = await customersOf(anOrder(guest));
  const [second] = await customersOf(anOrder(buyer(73, "Gus", "Guest", "GUS@example.com")));
  expect(first).toMatchObject({ DisplayName: "Gus Guest" });
  expect(second?.Id).toBe(first?.Id);
});

test("a guest without an address is the general customer", async () => {
  const nobody = { email: null, customer: null };
  const [first, second] = await customersOf(anOrder(nobody), anOrder(nobody));
  expect(first).toMatchObject({ DisplayName: "Shopify customer" });
  expect(second?.Id).toBe(first?.Id);
});

test("a buyer has one customer in each currency", async () => {
  const money = (currency: string, price: string) => ({
    ...buyer(74, "Mia", "Multi", "mia@example.com"),
    currency,
    presentment_currency: currency,
    total_price: price,
    subtotal_price: price,
    total_line_items_price: price,
    shipping_lines: [],
    line_items: [
      { id: 1, title: "Lamp", sku: "LAMP-1", quantity: 1, price, variant_id: 8_102, product_id: 8_002 },
    ],
  });
  const customers = await customersOf(
    anOrder(money("USD", "10.00")),
    anOrder(money("EUR", "10.50")),
    anOrder(money("JPY", "1200")),
    anOrder(money("KWD", "3.125")),
    anOrder(money("EUR", "7.00")),
  );
  expect(customers.map((customer) => customer?.DisplayName)).toEqual([
    "Mia Multi",
    "Mia Multi EUR",
    "Mia Multi JPY",
    "Mia Multi KWD",
    "Mia Multi EUR",
  ]);
  const { Item = [], trialBalance = [] } = await road.dump();
  expect(Item.filter((item) => item.Sku === "LAMP-1")).toHaveLength(1);
  const cents = trialBalance.map((row) => Math.round((Number(row.debit) - Number(row.credit)) * 100));
  expect(cents.reduce((sum, amount) => sum + amount, 0)).toBe(0);
});
