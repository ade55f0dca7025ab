import fc from "fast-check";
import { expect, test } from "vitest";
import { separateIncludedTax } from "#app/domain/mapping/separate-tax.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { aLine, aSale, aTransaction } from "#tests/support/a-sale.ts";
import { documentsOf, planOf, planSale } from "#tests/support/plan-sale.ts";

/** The invoice of a sale, which it must have. */
function invoiceOf(sale: Sale) {
  const [invoice] = documentsOf(planOf(sale), "invoice");
  if (!invoice) throw new Error("The plan has no invoice.");
  return invoice;
}

test("M-15: an order becomes an invoice whose number is the prefix and the order number", () => {
  const sale = aSale();
  expect(invoiceOf(sale).docNumber).toBe("WEB-1001");
  expect(invoiceOf(sale).date).toBe("2026-03-02");
  expect(planOf(sale).proof).toMatchObject({
    expectedMinor: 2000,
    bookedMinor: 2000,
    differenceMinor: 0,
    cashBookedMinor: 2000,
  });
});

test("the invoice date is the day in the shop's time zone, not in UTC", () => {
  expect(invoiceOf(aSale({ processedAt: "2026-03-02T02:00:00Z" })).date).toBe("2026-03-01");
});

test("M-35: shipping, tax and discount are lines of their own", () => {
  const line = aLine({
    allocations: [{ discountIndex: 0, amountMinor: 200 }],
    taxes: [{ title: "State Tax", rate: "0.065", amountMinor: 117, isChannelLiable: false }],
  });
  const shipping = {
    id: "s",
    title: "Standard",
    code: null,
    isRemoved: false,
    originalMinor: 500,
    discountedMinor: 500,
    allocations: [],
    taxes: [],
  };
  const sale = aSale(
    {
      lines: [line],
      shippingLines: [shipping],
      discounts: [{ index: 0, kind: "code", label: "WELCOME10" }],
      transactions: [aTransaction({ amountMinor: 2417 })],
    },
    {
      subtotalMinor: 1800,
      shippingMinor: 500,
      taxMinor: 117,
      discountMinor: 200,
      totalMinor: 2417,
      netPaymentMinor: 2417,
      receivedMinor: 2417,
    },
  );
  const invoice = invoiceOf(sale);
  expect(invoice.lines.map((planned) => [planned.role, planned.description, planned.amountMinor])).toEqual([
    ["product", "1 × Enamel Mug (MUG-1)", 2000],
    ["discount", "Discount WELCOME10", -200],
    ["shipping", "Standard", 500],
    ["tax", "State Tax 6.5%", 117],
  ]);
});

test("a unit price is kept only when it multiplies to the amount exactly, the quantity always", () => {
  const sale = aSale(
    {
      taxesIncluded: true,
      lines: [
        aLine({
          quantity: 3,
          unitPriceMinor: 1000,
          totalMinor: 3000,
          taxes: [{ title: "VAT", rate: "0.2", amountMinor: 500, isChannelLiable: false }],
        }),
      ],
      transactions: [aTransaction({ amountMinor: 3000 })],
    },
    { subtotalMinor: 3000, taxMinor: 500, totalMinor: 3000, netPaymentMinor: 3000 },
  );
  const [product] = invoiceOf(sale).lines;
  expect(product).toMatchObject({ amountMinor: 2500, quantity: 3, unitPriceMinor: null });
});

test("an order whose lines do not make its total is refused with both numbers", () => {
  const result = planSale(aSale({}, { totalMinor: 1900, subtotalMinor: 1900 }));
  expect(result).toMatchObject({
    ok: false,
    fault: { kind: "unbalanced", expectedMinor: 1900, bookedMinor: 2000 },
  });
});

test("an order marked paid whose payments are less than its total is refused with both numbers", () => {
  const sale = aSale(
    { transactions: [aTransaction({ amountMinor: 1500 })] },
    { receivedMinor: 1500, netPaymentMinor: 1500 },
  );
  expect(planSale(sale)).toMatchObject({
    ok: false,
    fault: { kind: "unbalanced", expectedMinor: 2000, bookedMinor: 1500 },
  });
});

test("an order called partially paid without any payment is held, because nobody knows the cash", () => {
  const sale = aSale(
    { financialStatus: "PARTIALLY_PAID", transactions: [] },
    { receivedMinor: 0, netPaymentMinor: 0, outstandingMinor: 2000 },
  );
  expect(planSale(sale)).toMatchObject({ ok: false, fault: { kind: "cashUnknown" } });
});

test("authorisations, failures and pending rows move no money", () => {
  const sale = aSale(
    {
      financialStatus: "AUTHORIZED",
      transactions: [
        aTransaction({ kind: "AUTHORIZATION" }),
        aTransaction({ id: "2", status: "FAILURE" }),
        aTransaction({ id: "3", status: "PENDING" }),
      ],
    },
    { receivedMinor: 0, netPaymentMinor: 0, outstandingMinor: 0 },
  );
  expect(documentsOf(planOf(sale), "payment")).toEqual([]);
});

test("a discount that Shopify spread over no line is booked when the subtotal proves it", () => {
  const sale = aSale(
    {
      discounts: [{ index: 0, kind: "code", label: "OLD" }],
      transactions: [aTransaction({ amountMinor: 1500 })],
    },
    { subtotalMinor: 1500, discountMinor: 500, totalMinor: 1500, netPaymentMinor: 1500 },
  );
  const invoice = invoiceOf(sale);
  expect(invoice.lines.at(-1)).toMatchObject({
    role: "discount",
    amountMinor: -500,
    description: "Discount OLD",
  });
});

test("tax taken out of a discounted price leaves price, discount and tax that sum to what was charged", () => {
  expect(separateIncludedTax(10000, [1000], 1500)).toEqual({ netMinor: 8333, netDiscountsMinor: [833] });
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.array(fc.nat(1_000), { maxLength: 4 }),
      fc.nat(500),
      (rest, discounts, taxPermille) => {
        const discountSum = discounts.reduce((sum, part) => sum + part, 0);
        const gross = rest + discountSum;
        const tax = Math.floor((rest * taxPermille) / 1000);
        const { netMinor, netDiscountsMinor } = separateIncludedTax(gross, discounts, tax);
        expect(netMinor - netDiscountsMinor.reduce((sum, part) => sum + part, 0) + tax).toBe(rest);
      },
    ),
  );
});

test("a number longer than 21 characters is a fault, never a cut", () => {
  const result = planSale(aSale({ name: "#ORDER-2026-000000-EUROPE" }));
  expect(result).toMatchObject({ ok: false, fault: { kind: "numberTooLong", maxLength: 21 } });
});

test("a chargeback is told with the order's decisions and changes none of its documents", () => {
  const disputes = [
    { id: "gid://shopify/ShopifyPaymentsDispute/1", kind: "CHARGEBACK", status: "UNDER_REVIEW" },
  ];
  const [plain, disputed] = [planOf(aSale()), planOf(aSale({ disputes }))];
  expect(disputed.documents).toEqual(plain.documents);
  expect(disputed.decisions.at(-1)).toBe(
    "A chargeback is under review: its money moves with a pay-out, so the order stays booked as it was sold",
  );
});
