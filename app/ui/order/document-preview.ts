import {
  documentAmount,
  documentNumber,
  documentWords,
  purposeWords,
} from "#app/domain/accounting/document-words.ts";
import { accountWord } from "#app/domain/accounting/journal-of.ts";
import { openBalance } from "#app/domain/accounting/open-balance.ts";
import type {
  ApplicationPlan,
  DocumentTax,
  JournalEntryPlan,
  PaymentPlan,
  PlannedDocument,
  PlannedLine,
  SalesDocumentPlan,
  Why,
} from "#app/domain/accounting/plan.ts";
import { chargeWords } from "#app/domain/mapping/lookups/choose-item.ts";
import { calendarDateText } from "#app/ui/text/moment-text.ts";

/** A planned document as the page of an order shows it. Amounts in minor units of `currency`. */
export type DocumentPreview = {
  key: string;
  type: PlannedDocument["type"];
  title: string;
  number: string | null;
  date: string;
  currency: string;
  totalMinor: number;
  facts: { label: string; value: string }[];
  /** What nothing in the plan settles; null where nothing can be open. */
  openMinor: number | null;
  body:
    | { kind: "lines"; lines: PreviewLine[]; taxes: { label: string; amountMinor: number }[] }
    | { kind: "entry"; postings: PreviewPosting[] }
    | { kind: "settles"; links: { document: string; amountMinor: number }[]; why: Why };
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
export type PreviewPosting = {
  key: string;
  account: string;
  description: string;
  debitMinor: number;
  creditMinor: number;
  why: Why;
};

/** Every document of a plan, in the order in which they are booked. */
export function previewDocuments(documents: readonly PlannedDocument[]): DocumentPreview[] {
  return documents.map((document) => ({
    key: `${document.type} ${document.key}`,
    type: document.type,
    title: titleOf(document),
    number: documentNumber(document),
    date: document.date,
    currency: document.currency,
    totalMinor: documentAmount(document),
    facts: factsOf(document),
    openMinor: openOf(document, documents),
    body: bodyOf(document, documents),
  }));
}

function titleOf({ type }: PlannedDocument): string {
  return type === "application" ? "Credit applied" : documentWords[type];
}

function bodyOf(document: PlannedDocument, all: readonly PlannedDocument[]): DocumentPreview["body"] {
  switch (document.type) {
    case "payment":
    case "application":
      return { kind: "settles", links: linksOf(document, all), why: document.why };
    case "journalEntry":
      return { kind: "entry", postings: postingsOf(document) };
    default:
      return { kind: "lines", lines: document.lines.map(lineOf), taxes: taxesOf(document.tax) };
  }
}

function linksOf({ links }: PaymentPlan | ApplicationPlan, all: readonly PlannedDocument[]) {
  return links.map(({ to, amountMinor }) => {
    const target = all.find((other) => other.type === to.type && other.key === to.key);
    const number = target ? documentNumber(target) : null;
    return { document: [documentWords[to.type], number].filter(Boolean).join(" "), amountMinor };
  });
}

function postingsOf({ lines }: JournalEntryPlan): PreviewPosting[] {
  return lines.map((line, index) => ({
    key: String(index),
    account: accountWord(line.account),
    description: line.description,
    debitMinor: line.side === "debit" ? line.amountMinor : 0,
    creditMinor: line.side === "credit" ? line.amountMinor : 0,
    why: line.why,
  }));
}

function lineOf(line: PlannedLine, index: number): PreviewLine {
  const { description, quantity, unitPriceMinor, amountMinor, why } = line;
  const itemKind = itemKindOf(line);
  return { key: String(index), description, itemKind, quantity, unitPriceMinor, amountMinor, why };
}

function itemKindOf({ item, taxCode }: PlannedLine): string {
  const words = item.kind === "charge" ? capital(chargeWords[item.charge]) : "Product";
  const sku = item.kind === "product" && item.sku ? `SKU ${item.sku}` : null;
  return [words, sku, taxCode && `tax code ${taxCode}`].filter(Boolean).join(", ");
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function taxesOf(tax: DocumentTax): { label: string; amountMinor: number }[] {
  switch (tax.mode) {
    case "none":
      return [];
    case "us":
      return [{ label: "Sales tax, as Shopify charged it", amountMinor: tax.totalMinor }];
    case "global":
      return tax.rates.map(({ title, percent, amountMinor }) => ({
        label: title.includes("%") ? title : `${title} ${percent}%`,
        amountMinor,
      }));
  }
}

function factsOf(document: PlannedDocument): DocumentPreview["facts"] {
  const customer = { label: "Customer", value: document.customer.displayName };
  switch (document.type) {
    case "payment":
      return [
        { label: "Received by", value: document.deposit.gatewayLabel || document.deposit.gateway },
        { label: "Goes to", value: placeOf(document.deposit.account) },
      ];
    case "application":
      return [];
    case "journalEntry":
      return [{ label: "For", value: capital(purposeWords[document.purpose]) }, customer];
    default:
      return [customer, ...saleFacts(document)];
  }
}

function saleFacts(document: SalesDocumentPlan): DocumentPreview["facts"] {
  const { deposit, type, dueDate, customerMemo, trackingNumber, shipMethod } = document;
  const facts: [label: string, value: string | null][] = [
    ["Due", type === "invoice" && dueDate ? calendarDateText(dueDate) : null],
    [type === "refundReceipt" ? "Paid from" : "Paid into", deposit && placeOf(deposit.account)],
    ["Message", customerMemo],
    ["Shipped by", [shipMethod, trackingNumber].filter(Boolean).join(" ") || null],
    ["Class", document.classId],
    ["Location", document.departmentId],
    ["Terms", document.termId],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function placeOf(account: PaymentPlan["deposit"]["account"]): string {
  const chosen = account.kind === "clearing" && account.chosenId;
  return chosen ? `${accountWord(account)} (account ${chosen})` : accountWord(account);
}

const qboTypes: Partial<Record<PlannedDocument["type"], string>> = {
  invoice: "Invoice",
  creditMemo: "CreditMemo",
  payment: "Payment",
};

function openOf(document: PlannedDocument, all: readonly PlannedDocument[]): number | null {
  if (!qboTypes[document.type]) return null;
  const standing = all.map(standingOf);
  return openBalance(standingOf(document), standing);
}

function standingOf(document: PlannedDocument) {
  const links = "links" in document ? document.links : [];
  return {
    qboType: qboTypes[document.type] ?? document.type,
    qboId: document.key,
    totalMinor: documentAmount(document),
    links: links.map(({ to, amountMinor }) => ({
      type: qboTypes[to.type] ?? to.type,
      id: to.key,
      amountMinor,
    })),
  };
}
