import { expect } from "vitest";
import type {
  DocumentRef,
  OrderPlan,
  PlannedDocument,
  PlannedLine,
  PlannedLink,
  SalesDocumentPlan,
} from "#app/domain/accounting/plan.ts";
import { formatDecimal } from "#app/domain/money/format-decimal.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import { type BooksDocument, type BooksLine, describeUnits, sortDocuments } from "./books-document.ts";

const names = {
  invoice: "Invoice",
  salesReceipt: "SalesReceipt",
  creditMemo: "CreditMemo",
  refundReceipt: "RefundReceipt",
  estimate: "Estimate",
  payment: "Payment",
  application: "Payment",
  journalEntry: "JournalEntry",
} as const;

/** The books as the plan wants them. Where the app chooses the item or the account itself, any will do. */
export function plannedBooks(plan: OrderPlan): BooksDocument[] {
  const { documents } = plan;
  const text = (minor: number) => formatDecimal(minor, plan.proof.currency);
  const linkText = ({ to, amountMinor }: PlannedLink) => `${refName(to, documents)} ${text(amountMinor)}`;
  const describe = (document: PlannedDocument): BooksDocument => {
    const base = { type: names[document.type], number: numberOf(document), date: document.date };
    switch (document.type) {
      case "payment":
      case "application": {
        const amountMinor = document.type === "payment" ? document.amountMinor : 0;
        const linkedMinor = document.type === "payment" ? sumLinks(document.links) : 0;
        const rest = { tax: text(0), balance: text(amountMinor - linkedMinor), lines: [] };
        return { ...base, total: text(amountMinor), ...rest, links: document.links.map(linkText).sort() };
      }
      case "journalEntry": {
        const lines = document.lines.map((line) => [line.side, text(line.amountMinor)]);
        const debits = document.lines.filter((line) => line.side === "debit");
        const total = text(sumMinor(debits.map((line) => line.amountMinor)));
        return { ...base, total, tax: text(0), balance: text(0), lines, links: [] };
      }
      default:
        return {
          ...base,
          total: text(document.totalMinor),
          tax: text(document.tax.mode === "none" ? 0 : document.tax.totalMinor),
          balance: text(openMinor(document, documents)),
          lines: document.lines.map((line) => describeLine(line, document, text)),
          links: [],
        };
    }
  };
  return sortDocuments(documents.map(describe));
}

function numberOf(document: PlannedDocument): string {
  return "docNumber" in document ? document.docNumber : "";
}

function refName({ type, key }: DocumentRef, documents: readonly PlannedDocument[]): string {
  const found = documents.find((document) => document.type === type && document.key === key);
  return `${names[type]} ${found ? numberOf(found) : "missing"}`;
}

function sumLinks(links: readonly PlannedLink[]): number {
  return sumMinor(links.map((link) => link.amountMinor));
}

/** Invoices and credit memos are open as far as nothing settles them. */
function openMinor({ type, key, totalMinor }: SalesDocumentPlan, all: readonly PlannedDocument[]): number {
  if (type !== "invoice" && type !== "creditMemo") return 0;
  const links = all.flatMap((document) => ("links" in document ? document.links : []));
  return totalMinor - sumLinks(links.filter(({ to }) => to.type === type && to.key === key));
}

function describeLine(
  line: PlannedLine,
  { tax, classId }: SalesDocumentPlan,
  text: (minor: number) => string,
): BooksLine {
  const { quantity, amountMinor } = line;
  return [
    line.item.chosenId ?? expect.any(String),
    line.description,
    text(line.amountMinor),
    quantity === null ? "" : describeUnits(quantity, amountMinor / quantity, text),
    tax.mode === "none" ? expect.any(String) : (line.taxCode ?? ""),
    line.classId ?? classId ?? "",
  ];
}
