import type { OrderPlan, PlannedLine, Proof, Why } from "#app/domain/accounting/plan.ts";
import { explain } from "#app/domain/faults/explain.ts";
import type { Result } from "#app/domain/faults/fault.ts";
import type { Actor, Reason, RecordStatus } from "#app/domain/record/record-status.ts";
import { type OrderRow, orderRow } from "#app/ui/record/order-row.ts";

/** The page of one order. Plain data: times are ISO 8601, amounts minor units. */
export type OrderPageView = {
  order: OrderRow;
  nextTryAt: string | null;
  standingWord: "hold" | "exclude" | null;
  shopifyUrl: string;
  documents: DocumentView[];
  /** The proof of what was booked; null before that. */
  bookedProof: Proof | null;
  preview: PreviewView;
  history: HistoryLine[];
};
export type DocumentView = {
  id: string;
  type: string;
  number: string | null;
  date: string | null;
  currency: string | null;
  totalMinor: number | null;
  balanceMinor: number | null;
  url: string;
};
export type PreviewLine = {
  key: string;
  description: string;
  itemKind: string;
  quantity: number | null;
  unitPriceMinor: number | null;
  amountMinor: number;
  why: Why;
};
export type PreviewView =
  | { kind: "cannot"; reason: Reason }
  | {
      kind: "plan";
      docNumber: string;
      date: string;
      customerName: string;
      currency: string;
      totalMinor: number;
      lines: PreviewLine[];
      payments: { key: string; date: string; gateway: string; amountMinor: number }[];
      proof: Proof;
    };
export type HistoryLine = {
  key: string;
  at: string;
  status: RecordStatus;
  reasonTitle: string | null;
  actor: string;
};

type OrderFacts = {
  record: Parameters<typeof orderRow>[0] & {
    nextTryAt: Date | null;
    proof: Proof | null;
    override: { kind: "hold" | "exclude" | "push" } | null;
  };
  history: { at: Date; status: RecordStatus; reason: Reason | null; actor: Actor }[];
  documents: (Omit<DocumentView, "id" | "type" | "number"> & {
    qboType: string;
    qboId: string;
    docNumber: string | null;
  })[];
  preview: Result<OrderPlan>;
  shopifyUrl: string;
};

/** Picks what the page of one order shows. */
export function orderPageView({
  record,
  history,
  documents,
  preview,
  shopifyUrl,
}: OrderFacts): OrderPageView {
  const word = record.override?.kind;
  return {
    order: orderRow(record),
    nextTryAt: record.nextTryAt?.toISOString() ?? null,
    standingWord: word === "hold" || word === "exclude" ? word : null,
    shopifyUrl,
    documents: documents.map(
      ({ qboType, qboId, docNumber, date, currency, totalMinor, balanceMinor, url }) => ({
        id: `${qboType} ${qboId}`,
        type: qboType,
        number: docNumber,
        date,
        currency,
        totalMinor,
        balanceMinor,
        url,
      }),
    ),
    bookedProof: record.status === "Synchronized" ? record.proof : null,
    preview: previewView(preview),
    history: history.map(({ at, status, reason, actor }, index) => ({
      key: String(history.length - index),
      at: at.toISOString(),
      status,
      reasonTitle: reason?.title ?? null,
      actor: actorText(actor),
    })),
  };
}

function previewView(preview: Result<OrderPlan>): PreviewView {
  if (!preview.ok) return { kind: "cannot", reason: explain(preview.fault) };
  const { invoice, payments, proof } = preview.value;
  return {
    kind: "plan",
    docNumber: invoice.docNumber,
    date: invoice.date,
    customerName: invoice.customer.displayName,
    currency: invoice.currency,
    totalMinor: invoice.totalMinor,
    lines: invoice.lines.map((line, index) => ({
      key: String(index),
      description: line.description,
      itemKind: itemKindText(line),
      quantity: line.quantity,
      unitPriceMinor: line.unitPriceMinor,
      amountMinor: line.amountMinor,
      why: line.why,
    })),
    payments: payments.map(({ key, date, gatewayLabel, gateway, amountMinor }) => ({
      key,
      date,
      gateway: gatewayLabel || gateway,
      amountMinor,
    })),
    proof,
  };
}

const chargeTexts = {
  shipping: "Shipping",
  discount: "Discount",
  tax: "Sales tax",
  tip: "Tip",
  customSale: "Custom sale",
};

function itemKindText({ item }: PlannedLine): string {
  if (item.kind === "charge") return chargeTexts[item.charge];
  return item.sku ? `Product, SKU ${item.sku}` : "Product";
}

function actorText({ kind, name }: Actor): string {
  switch (kind) {
    case "webhook":
      return "Shopify told us about the order";
    case "sweep":
      return "Scheduled run";
    case "system":
      return name || "Plumbline";
    case "flow":
      return name ? `Shopify Flow: ${name}` : "Shopify Flow";
    case "user":
      return name || "Staff";
  }
}
