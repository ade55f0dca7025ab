import { planOrder } from "#app/domain/mapping/plan-order.ts";
import { defaultSettings } from "#app/domain/settings/settings.ts";
import type { OrderView } from "#app/services.server.ts";
import type { Binding, SyncRecord } from "#app/sync/ports.ts";
import { aLine, aSale, aTransaction } from "#tests/support/a-sale.ts";

/** The page of one order: a sale of two lines, shipping, a discount and tax; held ones cannot be planned. */
export function sampleOrderView(record: SyncRecord): OrderView {
  const isBooked = record.documentNumber !== null;
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
    documents: isBooked
      ? [document(record, "invoice", "Invoice"), document(record, "payment", "Payment")]
      : [],
    preview: planOrder(sampleSale(record), defaultSettings),
    shopifyUrl: `https://admin.shopify.com/store/harbor-pine/orders/${record.id.split("/").at(-1)}`,
  };
}

function sampleSale(record: SyncRecord) {
  return aSale(
    {
      id: record.id,
      name: record.name,
      peculiarities: record.status === "Held" ? ["refund"] : [],
      lines: [
        aLine({ quantity: 3, unitPriceMinor: 2000, totalMinor: 6000, currentQuantity: 3 }),
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
      transactions: [aTransaction({ amountMinor: 129450 })],
    },
    {
      subtotalMinor: 129450,
      totalMinor: 129450,
      currentTotalMinor: 129450,
      receivedMinor: 129450,
      netPaymentMinor: 129450,
    },
  );
}

function document(
  record: SyncRecord,
  kind: "invoice" | "payment",
  qboType: string,
): Binding & { url: string } {
  return {
    shop: record.shop,
    realmId: "9341450000000001",
    kind,
    key: record.id,
    qboType,
    qboId: kind === "invoice" ? "145" : "146",
    syncToken: "0",
    contentHash: "x",
    docNumber: kind === "invoice" ? record.documentNumber : record.name.replace("#", ""),
    date: "2026-03-02",
    currency: "USD",
    totalMinor: 129450,
    balanceMinor: 0,
    recordId: record.id,
    url: `https://qbo.intuit.com/app/${kind}?txnId=145`,
  };
}
