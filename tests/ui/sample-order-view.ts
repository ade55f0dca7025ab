import type { BookedContent } from "#app/domain/accounting/booked-content.ts";
import { plainBooks } from "#app/domain/accounting/books-facts.ts";
import { documentAmount, documentNumber } from "#app/domain/accounting/document-words.ts";
import type { PlannedDocument } from "#app/domain/accounting/plan.ts";
import { planOrder } from "#app/domain/mapping/plan-order.ts";
import { settingsSchema } from "#app/domain/settings/settings.ts";
import type { OrderView } from "#app/services.server.ts";
import type { Binding, SyncRecord } from "#app/sync/ports.ts";
import { aLine, aRefund, aSale, aTransaction } from "#tests/support/a-sale.ts";

const settings = settingsSchema.parse({
  departments: { byTag: { wholesale: "3" } },
  rules: [
    {
      id: "1",
      name: "Net 30 for wholesale",
      conditions: [
        { field: "tag", operator: "is", value: "wholesale" },
        { field: "total", operator: "atLeast", value: "1000" },
      ],
      effect: { termId: "5" },
    },
  ],
});

/** The page of one order: two lines, a refund with its pay-out; held ones cannot be planned. */
export function sampleOrderView(record: SyncRecord): OrderView {
  const isBooked = record.documentNumber !== null;
  const preview = planOrder(sampleSale(record), settings, plainBooks, { bookedForm: null });
  const planned = preview.ok ? preview.value.documents : [];
  return {
    record,
    history: [
      ...(record.status === "Queued"
        ? []
        : [
            {
              at: new Date(Date.UTC(2026, 10, 22, 10, 5)),
              status: record.status,
              reason: record.reason,
              actor: { kind: "sweep" as const, name: "Scheduled run" },
            },
          ]),
      {
        at: new Date(Date.UTC(2026, 10, 22, 10, 0)),
        status: "Queued",
        reason: null,
        actor: { kind: "webhook", name: "orders/create" },
      },
    ],
    documents: isBooked ? planned.map((document, index) => bookedAs(record, document, index)) : [],
    preview,
    shopifyUrl: `https://admin.shopify.com/store/harbor-pine/orders/${record.id.split("/").at(-1)}`,
  };
}

function sampleSale(record: SyncRecord) {
  const mugs = aLine({ quantity: 3, unitPriceMinor: 2000, totalMinor: 6000, currentQuantity: 2 });
  const refund = aTransaction({
    id: "gid://shopify/OrderTransaction/9002",
    kind: "REFUND",
    amountMinor: 2000,
    processedAt: "2026-03-05T18:00:00Z",
  });
  return aSale(
    {
      id: record.id,
      name: record.name,
      peculiarities: record.status === "Held" ? ["tooLarge"] : [],
      tags: ["wholesale"],
      lines: [
        mugs,
        aLine({
          id: "gid://shopify/LineItem/2",
          title: "A hand-thrown stoneware serving platter with a very long name that goes on and on",
          variantTitle: "Extra large / Speckled oatmeal",
          sku: "PLATTER-XL-SPECKLED-OATMEAL-0001",
          variantId: "gid://shopify/ProductVariant/2",
          unitPriceMinor: 123450,
          totalMinor: 123450,
          taxes: [],
        }),
      ],
      transactions: [aTransaction({ amountMinor: 129450 }), refund],
      refunds: [aRefund()],
    },
    {
      subtotalMinor: 129450,
      totalMinor: 129450,
      currentSubtotalMinor: 127450,
      currentTotalMinor: 127450,
      receivedMinor: 129450,
      refundedMinor: 2000,
      netPaymentMinor: 127450,
    },
  );
}

const qboTypes = {
  invoice: "Invoice",
  salesReceipt: "SalesReceipt",
  creditMemo: "CreditMemo",
  refundReceipt: "RefundReceipt",
  estimate: "Estimate",
  payment: "Payment",
  application: "Payment",
  journalEntry: "JournalEntry",
} as const;

/** As it would stand in the books; the invoice of an order that changed had one mug less. */
function bookedAs(record: SyncRecord, document: PlannedDocument, index: number): Binding & { url: string } {
  const isOlder = record.status === "Changed" && document.type === "invoice";
  return {
    shop: record.shop,
    realmId: "9341450000000001",
    kind: document.type,
    key: document.key,
    qboType: qboTypes[document.type],
    qboId: String(145 + index),
    syncToken: "0",
    contentHash: "x",
    docNumber: documentNumber(document),
    date: document.date,
    currency: document.currency,
    totalMinor: documentAmount(document) - (isOlder ? 2000 : 0),
    balanceMinor: 0,
    recordId: record.id,
    booked: contentOf(document, isOlder),
    agreed: null,
    matchedBy: null,
    url: `https://qbo.intuit.com/app/${document.type}?txnId=${145 + index}`,
  };
}

function contentOf(document: PlannedDocument, isOlder: boolean): BookedContent {
  const planned = "lines" in document ? document.lines : [];
  return {
    lines: planned.map((line, index) => ({
      role: "role" in line ? line.role : line.side,
      item: "item" in line ? line.item : null,
      description: isOlder && index === 0 ? "2 × Enamel Mug (MUG-1)" : line.description,
      amountMinor: line.amountMinor - (isOlder && index === 0 ? 2000 : 0),
      quantity: null,
      taxCode: null,
      classId: null,
    })),
    tax: { mode: "none" },
    taxMinor: 0,
    totalMinor: documentAmount(document),
    answeredTaxMinor: 0,
    links: [],
  };
}
