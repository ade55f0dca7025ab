import { expect, test } from "vitest";
import type { InvoicePlan } from "#app/domain/accounting/plan.ts";
import { planOrder } from "#app/domain/mapping/plan-order.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { defaultSettings } from "#app/domain/settings/settings.ts";
import { hashInvoice, itemKey } from "#app/sync/content-hash.ts";
import { aLine, aSale } from "#tests/support/a-sale.ts";

function invoiceOf(sale: Sale): InvoicePlan {
  const plan = planOrder(sale, defaultSettings);
  if (!plan.ok) throw new Error(plan.fault.kind);
  return plan.value.invoice;
}

test("a product that was deleted from the shop does not make its booked orders look changed", () => {
  const deleted = aSale({ lines: [aLine({ productId: null, variantId: null })] });
  expect(hashInvoice(invoiceOf(deleted))).toBe(hashInvoice(invoiceOf(aSale())));
});

test("a renamed product or a corrected name changes nothing in the books", () => {
  const sale = aSale();
  const renamed = aSale({
    lines: [aLine({ title: "Mug, blue", sku: "MUG-2" })],
    buyer: { ...sale.buyer, firstName: "Anne" },
  });
  expect(hashInvoice(invoiceOf(renamed))).toBe(hashInvoice(invoiceOf(sale)));
});

test("another amount, quantity or day is a change", () => {
  const hash = hashInvoice(invoiceOf(aSale()));
  const twice = aLine({ quantity: 2, unitPriceMinor: 1000 });
  expect(hashInvoice(invoiceOf(aSale({ lines: [twice] })))).not.toBe(hash);
  expect(hashInvoice(invoiceOf(aSale({ processedAt: "2026-03-04T18:00:00Z" })))).not.toBe(hash);
});

test("the key of a title of any length fits an index", () => {
  const item = { kind: "product", variantId: null, productId: null, sku: null, variantTitle: null } as const;
  const long = itemKey({ ...item, title: "名".repeat(5_000) });
  expect(Buffer.byteLength(long)).toBeLessThan(1_000);
  expect(itemKey({ ...item, title: "Mug" })).toBe("title:Mug");
});
