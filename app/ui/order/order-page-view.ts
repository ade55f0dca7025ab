import {
  type BookedRow,
  type ComparedDocument,
  compareBooked,
} from "#app/domain/accounting/compare-booked.ts";
import { documentWords } from "#app/domain/accounting/document-words.ts";
import { type JournalPosting, journalOf } from "#app/domain/accounting/journal-of.ts";
import type { OrderPlan, Proof, SaleForm } from "#app/domain/accounting/plan.ts";
import { adjustedKey } from "#app/domain/accounting/plan-adjustment.ts";
import { explain } from "#app/domain/faults/explain.ts";
import type { Result } from "#app/domain/faults/fault.ts";
import type { Actor, Reason, RecordStatus } from "#app/domain/record/record-status.ts";
import { type OrderRow, orderRow } from "#app/ui/record/order-row.ts";
import { type DocumentPreview, previewDocuments } from "./document-preview.ts";

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
export type PreviewView =
  | { kind: "cannot"; reason: Reason }
  | {
      kind: "plan";
      form: SaleForm;
      currency: string;
      documents: (DocumentPreview & { url: string | null })[];
      /** What differs from the books, when the order changed after it was booked. */
      changes: ComparedDocument[];
      journal: JournalPosting[];
      decisions: string[];
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
  documents: BookedFacts[];
  preview: Result<OrderPlan>;
  shopifyUrl: string;
};
type BookedFacts = BookedRow &
  Pick<DocumentView, "date" | "balanceMinor" | "url"> & { qboType: string; qboId: string };

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
    documents: documents.map(documentView),
    bookedProof: record.status === "Synchronized" ? record.proof : null,
    preview: previewView(preview, documents, record.status === "Changed"),
    history: history.map(({ at, status, reason, actor }, index) => ({
      key: String(history.length - index),
      at: at.toISOString(),
      status,
      reasonTitle: reason?.title ?? null,
      actor: actorText(actor),
    })),
  };
}

function documentView(row: BookedFacts): DocumentView {
  const { qboType, qboId, docNumber, date, currency, totalMinor, balanceMinor, url } = row;
  return {
    id: `${qboType} ${qboId}`,
    type: bookedWords(row),
    number: docNumber,
    date,
    currency,
    totalMinor,
    balanceMinor,
    url,
  };
}

function bookedWords({ kind, key, qboType }: BookedFacts): string {
  if (kind === "application") return "Credit applied";
  const words = Object.entries(documentWords).find(([type]) => type === kind)?.[1] ?? qboType;
  return adjustedKey(key) === null ? words : `${words}, adjustment`;
}

function previewView(preview: Result<OrderPlan>, booked: BookedFacts[], isChanged: boolean): PreviewView {
  if (!preview.ok) return { kind: "cannot", reason: explain(preview.fault) };
  const { form, documents, decisions, proof } = preview.value;
  const urls = new Map(booked.map((row) => [`${row.kind} ${row.key}`, row.url]));
  return {
    kind: "plan",
    form,
    currency: proof.currency,
    documents: previewDocuments(documents).map((document) => ({
      ...document,
      url: urls.get(document.key) ?? null,
    })),
    changes: isChanged ? compareBooked(preview.value, booked) : [],
    journal: journalOf(preview.value),
    decisions,
    proof,
  };
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
