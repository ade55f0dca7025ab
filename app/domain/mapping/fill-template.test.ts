import fc from "fast-check";
import { expect, test } from "vitest";
import { fillTemplate } from "#app/domain/mapping/fill-template.ts";
import { listPlaceholders } from "#app/domain/mapping/template-placeholders.ts";
import { settingsSchema } from "#app/domain/settings/settings.ts";
import { aLine, aSale, aShippingLine, aTransaction } from "#tests/support/a-sale.ts";

const line = aLine({
  title: "Enamel Mug",
  variantTitle: "Blue",
  vendor: "Potters",
  productType: "Mugs",
  quantity: 3,
  attributes: [{ key: "Engraving", value: "Ann" }],
});
const sale = aSale({
  note: "leave at {order.name} door",
  tags: ["vip", "rush"],
  purchaseOrderNumber: "PO-7",
  retailLocation: { id: "gid://shopify/Location/88", name: "Harbour" },
  attributes: [{ key: "Gift note", value: "Happy birthday" }],
  buyer: {
    ...aSale().buyer,
    purchasingCompany: { id: "c", name: "Lee Ltd", locationId: "l", locationName: "Main" },
  },
  shippingLines: [aShippingLine(), aShippingLine({ title: "Gone", isRemoved: true })],
  fulfillments: [
    {
      id: "f",
      status: "SUCCESS",
      createdAt: "2026-03-03T10:00:00Z",
      locationId: null,
      trackingNumber: "1Z9",
      trackingCompany: "UPS",
    },
  ],
  lines: [line],
});

test.each([
  ["{order.name} / {order.number}", "#1001 / 1001"],
  ["{order.date}", "2026-03-02"],
  ["{order.tags}", "vip, rush"],
  ["{order.poNumber} {order.channel} {order.location}", "PO-7 Online Store Harbour"],
  ["{customer.name} <{customer.email}> of {company.name}", "Ann Lee <ann@example.com> of Lee Ltd"],
  ["{shipping.method}: {tracking.number}", "Standard: 1Z9"],
  ["{gateway}", "Shopify Payments"],
  ["{ attribute:gift NOTE }", "Happy birthday"],
  ["{line.quantity} × {line.title} {line.variant} ({line.sku})", "3 × Enamel Mug Blue (MUG-1)"],
  ["{line.vendor} {line.productType} {line.attribute:engraving}", "Potters Mugs Ann"],
])("%s becomes «%s»", (template, text) => {
  expect(fillTemplate(template, sale, { line })).toBe(text);
});

test("a value is never read as a template again", () => {
  expect(fillTemplate("{order.note}", sale)).toBe("leave at {order.name} door");
});

test("the gateway of a document's own transaction counts before those of the order", () => {
  expect(fillTemplate("{gateway}", sale, { transaction: aTransaction({ gatewayLabel: "PayPal" }) })).toBe(
    "PayPal",
  );
});

test("empty fields leave neither double blanks nor lines of their own", () => {
  const bare = aSale();
  expect(fillTemplate("Order {order.note} {order.name}", bare)).toBe("Order #1001");
  expect(fillTemplate("Thanks\n{order.note}\n\nOrder {order.name}", bare)).toBe("Thanks\n\nOrder #1001");
  expect(fillTemplate("{line.title}", bare)).toBe("");
});

test("every field that the settings accept can be filled", () => {
  for (const placeholder of listPlaceholders("line")) {
    const named = placeholder
      .replace("{attribute:NAME}", "{attribute:gift note}")
      .replace("{line.attribute:NAME}", "{line.attribute:engraving}");
    expect(fillTemplate(named, sale, { line }), placeholder).not.toBe("");
  }
});

test("a text without braces stays as it is, blanks apart", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[^\s{}]+$/u)), (words) => {
      expect(fillTemplate(words.join("  "), sale)).toBe(words.join(" "));
    }),
  );
});

test("the settings refuse unknown fields by name and list the known ones", () => {
  const trouble = (templates: Record<string, string>) =>
    settingsSchema.safeParse({ templates }).error?.issues[0];
  expect(trouble({ customerMemo: "Thanks, {customer.nick}" })).toMatchObject({
    path: ["templates", "customerMemo"],
    message: expect.stringMatching(
      /^\{customer.nick\} is not a field .* \{order.name\}, .*\{attribute:NAME\}\.$/,
    ),
  });
  expect(trouble({ customerMemo: "{line.title}" })?.message).toContain("{line.title} is not a field");
  expect(trouble({ lineDescription: "{line.title} of {order.name}, {line.attribute:Size}" })).toBeUndefined();
  expect(trouble({ privateNote: "{attribute: }" })?.message).toContain("{attribute:}");
  expect(settingsSchema.safeParse({ customFields: [{ definitionId: "1", template: "{po}" }] }).success).toBe(
    false,
  );
});
