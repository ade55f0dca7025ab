import { expect, test } from "vitest";
import { accept, anOrder } from "./accept-order.ts";

test.each([
  ["a risk of REST", { risks: [{ recommendation: "investigate", score: "0.5" }] }, "INVESTIGATE", ["MEDIUM"]],
  [
    "the Admin API's own shape",
    { risk: { recommendation: "CANCEL", assessments: [{ risk_level: "LOW" }, { riskLevel: "HIGH" }] } },
    "CANCEL",
    ["LOW", "HIGH"],
  ],
  ["a bare level", { risk_level: "high" }, "NONE", ["HIGH"]],
  ["nothing", {}, "NONE", []],
])("the risk of %s is kept", (_case, fields, recommendation, levels) => {
  const { order } = accept(anOrder(fields));
  expect(order.risk).toMatchObject({
    recommendation,
    assessments: levels.map((riskLevel) => ({ riskLevel })),
  });
});

test("a line in a bundle names it, with the order's own list of bundles", () => {
  const line = { id: 2, title: "Bowl", price: "10.00", quantity: 1, sales_line_item_group_id: 77 };
  const { order } = accept(
    anOrder({
      line_items: [line],
      line_item_groups: [{ id: 77, title: "Breakfast", quantity: 1, variant_sku: "SET" }],
    }),
  );
  expect(order.lineItems[0]?.lineItemGroup).toMatchObject({
    id: "gid://shopify/LineItemGroup/77",
    title: "Breakfast",
    variantSku: "SET",
  });
});

test("where it was sold and sent from, its notes and its company are kept", () => {
  const { order } = accept(
    anOrder({
      location_id: 31,
      location: { id: 31, name: "Main Street" },
      note: "Ring twice",
      note_attributes: [{ name: "gift", value: "yes" }],
      company: { id: 41, location_id: 42 },
      billing_address: { company: "Harbor Ltd", city: "Bath", country_code: "GB" },
      fulfillments: [
        { id: 51, status: "success", location_id: 31, tracking_company: "UPS", tracking_number: "1Z9" },
      ],
    }),
  );
  expect(order).toMatchObject({
    retailLocation: { id: "gid://shopify/Location/31", name: "Main Street" },
    note: "Ring twice",
    customAttributes: [{ key: "gift", value: "yes" }],
    purchasingEntity: {
      company: { id: "gid://shopify/Company/41", name: "Harbor Ltd" },
      location: { id: "gid://shopify/CompanyLocation/42" },
    },
    fulfillments: [
      { location: { id: "gid://shopify/Location/31" }, trackingInfo: [{ company: "UPS", number: "1Z9" }] },
    ],
  });
});
