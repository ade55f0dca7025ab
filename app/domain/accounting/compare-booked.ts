import type { BookedContent } from "#app/domain/accounting/booked-content.ts";
import { documentAmount, documentNumber, documentWords } from "#app/domain/accounting/document-words.ts";
import type { OrderPlan, PlannedDocument } from "#app/domain/accounting/plan.ts";
import { adjustedKey } from "#app/domain/accounting/plan-adjustment.ts";
import { sumMinor } from "#app/domain/money/money.ts";

/** What is known of a document in the books. */
export type BookedRow = {
  kind: string;
  key: string;
  docNumber: string | null;
  currency: string | null;
  totalMinor: number | null;
  booked: BookedContent | null;
};

/** A line as it is booked and as it would be booked now; null where it is missing. Minor units. */
export type ComparedLine = { description: string; bookedMinor: number | null; plannedMinor: number | null };
/** A document whose amounts are others now than they were when it was booked. */
export type ComparedDocument = ComparedLine & { key: string; currency: string; lines: ComparedLine[] };

/** Sets what is booked beside what the plan of today says; documents that agree are left out. */
export function compareBooked(
  plan: Pick<OrderPlan, "documents">,
  rows: readonly BookedRow[],
): ComparedDocument[] {
  const planned = plan.documents.map((document) => comparePlanned(document, rowsOf(document, rows)));
  const gone = rows.filter(
    (row) => isDocument(row) && !plan.documents.some((document) => isPartOf(row, document)),
  );
  return [...planned, ...gone.map(describeGone)].filter(differs);
}

function comparePlanned(document: PlannedDocument, rows: BookedRow[]): ComparedDocument {
  const signed = rows.map((row) => ({ row, sign: row.kind === document.type ? 1 : -1 }));
  const booked = signed.flatMap(({ row, sign }) => linesOf(row).map((line) => withSign(line, sign)));
  const total = sumMinor(signed.map(({ row, sign }) => sign * (row.totalMinor ?? 0)));
  return {
    key: `${document.type} ${document.key}`,
    description: [documentWords[document.type], documentNumber(document)].filter(Boolean).join(" "),
    currency: document.currency,
    bookedMinor: rows.length > 0 ? total : null,
    plannedMinor: documentAmount(document),
    lines: joinLines(booked, plannedLines(document)),
  };
}

function describeGone(row: BookedRow): ComparedDocument {
  const word = Object.entries(documentWords).find(([type]) => type === row.kind)?.[1] ?? row.kind;
  return {
    key: `${row.kind} ${row.key}`,
    description: [word, row.docNumber].filter(Boolean).join(" "),
    currency: row.currency ?? "",
    bookedMinor: row.totalMinor,
    plannedMinor: null,
    lines: joinLines(linesOf(row), []),
  };
}

type Amount = { description: string; minor: number };

/** Lines with the same words count together, in the order in which they stand; those that agree are left out. */
function joinLines(booked: Amount[], planned: Amount[]): ComparedLine[] {
  const words = [...new Set([...booked, ...planned].map((line) => line.description))];
  return words
    .map((description) => ({
      description,
      bookedMinor: sumOf(booked, description),
      plannedMinor: sumOf(planned, description),
    }))
    .filter((line) => line.bookedMinor !== line.plannedMinor);
}

function sumOf(lines: Amount[], description: string): number | null {
  const own = lines.filter((line) => line.description === description);
  return own.length === 0 ? null : sumMinor(own.map((line) => line.minor));
}

const withSign = ({ description, minor }: Amount, sign: number): Amount => ({
  description,
  minor: sign * minor,
});

function linesOf({ booked }: BookedRow): Amount[] {
  if (!booked) return [];
  const lines = booked.lines.map((line) => ({ description: line.description, minor: line.amountMinor }));
  return booked.taxMinor === 0 ? lines : [...lines, { description: "Tax", minor: booked.taxMinor }];
}

function plannedLines(document: PlannedDocument): Amount[] {
  if (!("lines" in document)) return [];
  const lines = document.lines.map((line) => ({ description: line.description, minor: line.amountMinor }));
  if (!("tax" in document) || document.tax.mode === "none" || document.tax.totalMinor === 0) return lines;
  return [...lines, { description: "Tax", minor: document.tax.totalMinor }];
}

/** The document of the same event, and those that adjusted it since. */
function rowsOf(document: PlannedDocument, rows: readonly BookedRow[]): BookedRow[] {
  return rows.filter((row) => isPartOf(row, document));
}

function isPartOf(row: BookedRow, document: PlannedDocument): boolean {
  const adjusted = adjustedKey(row.key);
  if (adjusted === null) return row.kind === document.type && row.key === document.key;
  return adjusted === document.key && "tax" in document;
}

const isDocument = ({ kind }: BookedRow): boolean => Object.hasOwn(documentWords, kind);

function differs({ bookedMinor, plannedMinor, lines }: ComparedDocument): boolean {
  return bookedMinor !== plannedMinor || lines.length > 0;
}
