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
import type { Reason } from "#app/domain/record/record-status.ts";
import { type HistoryFacts, type HistoryLine, historyLines } from "#app/ui/record/history-lines.ts";
import { type RecordRow, recordRow } from "#app/ui/record/record-row.ts";
import { type DocumentPreview, previewDocuments } from "./document-preview.ts";

/** The page of one order. Plain data: times are ISO 8601, amounts minor units. */
export type OrderPageView = {
  order: RecordRow;
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
type OrderFacts = {
  record: Parameters<typeof recordRow>[0] & {
    nextTryAt: Date | null;
    proof: Proof | null;
    override: { kind: "hold" | "exclude" | "push" } | null;
  };
  history: HistoryFacts[];
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
    order: recordRow(record),
    nextTryAt: record.nextTryAt?.toISOString() ?? null,
    standingWord: word === "hold" || word === "exclude" ? word : null,
    shopifyUrl,
    documents: documents.map(documentView),
    bookedProof: record.status === "Synchronized" ? record.proof : null,
    preview: previewView(preview, documents, record.status === "Changed"),
    history: historyLines(history, "order"),
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
