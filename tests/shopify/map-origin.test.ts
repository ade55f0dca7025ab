import { expect, test } from "vitest";
import type { Sale } from "#app/domain/sale/sale.ts";
import { mapSale } from "#app/shopify/mapping/map-sale.ts";
import { aLine, aWholeOrder, page } from "#tests/shopify/a-shopify-order.ts";

type Json = Record<string, unknown>;

function saleOf(changes: Json): Sale {
  const result = mapSale(aWholeOrder(changes), "shop");
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

const named = (type: string, name: string) => ({ id: `gid://shopify/${type}/1`, name });

test.each([
  [[], "NONE"],
  [["LOW", "NONE"], "LOW"],
  [["LOW", "MEDIUM"], "MEDIUM"],
  [["MEDIUM", "PENDING"], "PENDING"],
  [["HIGH", "PENDING"], "HIGH"],
  [["SOMETHING_NEW"], "PENDING"],
])("assessments of %j are a risk of level %s", (levels, level) => {
  const assessments = levels.map((riskLevel) => ({ riskLevel }));
  expect(saleOf({ risk: { recommendation: "INVESTIGATE", assessments } }).risk).toEqual({
    recommendation: "INVESTIGATE",
    level,
  });
});

test("terms are due with the last part that is open, once all is paid with the last part", () => {
  const terms = (...schedules: [dueAt: string | null, completedAt: string | null][]) => ({
    paymentTermsName: "Net 30",
    paymentTermsType: "NET",
    dueInDays: 30,
    paymentSchedules: { nodes: schedules.map(([dueAt, completedAt]) => ({ dueAt, completedAt })) },
  });
  const dueAt = (paymentTerms: Json) => saleOf({ paymentTerms }).terms?.dueAt;
  const [march, april, may] = ["2026-03-31T00:00:00Z", "2026-04-30T00:00:00Z", "2026-05-30T00:00:00Z"];
  expect(saleOf({ paymentTerms: terms([april, null]) }).terms).toEqual({
    name: "Net 30",
    type: "NET",
    dueInDays: 30,
    dueAt: april,
  });
  expect(dueAt(terms([april, null], [march, null], [may, march]))).toBe(april);
  expect(dueAt(terms([march, march], [april, april]))).toBe(april);
  expect(dueAt(terms([null, null]))).toBeNull();
});

test("how an order came is kept, empty texts as unknown", () => {
  const sale = saleOf({
    app: named("OrderApp", "Point of Sale"),
    sourceName: "pos",
    retailLocation: named("Location", "Main Street"),
    note: "  ",
    poNumber: "",
    customAttributes: [
      { key: "gift", value: "yes" },
      { key: "card", value: null },
    ],
    cancelReason: "FRAUD",
    merchantOfRecordApp: named("OrderApp", "Bazaar"),
  });
  expect(sale).toMatchObject({
    channel: "Point of Sale",
    sourceName: "pos",
    retailLocation: { id: "gid://shopify/Location/1", name: "Main Street" },
    note: null,
    purchaseOrderNumber: null,
    attributes: [
      { key: "gift", value: "yes" },
      { key: "card", value: "" },
    ],
    cancelReason: "FRAUD",
    merchantOfRecord: "Bazaar",
  });
});

test("a company buys through its contact, at one of its locations", () => {
  const purchasingEntity = {
    kind: "PurchasingCompany",
    company: named("Company", "Acme"),
    location: named("CompanyLocation", "Acme Berlin"),
    contact: { customer: { id: "gid://shopify/Customer/7" } },
  };
  expect(saleOf({ purchasingEntity, taxExempt: true }).buyer).toMatchObject({
    customerId: "gid://shopify/Customer/7",
    company: "Acme",
    isTaxExempt: true,
    purchasingCompany: {
      id: "gid://shopify/Company/1",
      name: "Acme",
      locationId: "gid://shopify/CompanyLocation/1",
      locationName: "Acme Berlin",
    },
  });
});

test("a line knows its product's type and collections, its bundle and its properties", () => {
  const lineItemGroup = {
    id: "gid://shopify/LineItemGroup/1",
    title: "Breakfast",
    quantity: 2,
    variantSku: "SET",
  };
  const product = {
    id: "gid://shopify/Product/1",
    productType: "Cups",
    collections: { nodes: [{ title: "Sale" }, { title: "Kitchen" }] },
  };
  const customAttributes = [{ key: "Engraving", value: "Ann" }];
  expect(
    saleOf({ lineItems: page(aLine({ lineItemGroup, product, customAttributes })) }).lines[0],
  ).toMatchObject({
    productType: "Cups",
    collections: ["Sale", "Kitchen"],
    bundle: { id: "gid://shopify/LineItemGroup/1", title: "Breakfast", sku: "SET", quantity: 2 },
    attributes: [{ key: "Engraving", value: "Ann" }],
  });
});

test("disputes come with the order, whatever their state", () => {
  const disputes = [
    { id: "gid://shopify/ShopifyPaymentsDispute/1", initiatedAs: "CHARGEBACK", status: "LOST" },
  ];
  expect(saleOf({ disputes }).disputes).toEqual([
    { id: "gid://shopify/ShopifyPaymentsDispute/1", kind: "CHARGEBACK", status: "LOST" },
  ]);
  expect(saleOf({}).disputes).toEqual([]);
});
