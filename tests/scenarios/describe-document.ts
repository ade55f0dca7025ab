import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import type {
  DocumentRef,
  DocumentTax,
  MoneyPlace,
  PlannedDocument,
  PlannedLine,
  PlannedLink,
  SalesDocumentPlan,
} from "#app/domain/accounting/plan.ts";
import { formatDecimal } from "#app/domain/money/format-decimal.ts";
import { accountName } from "./journal.ts";

type Json = string | Json[] | { [key: string]: Json };
export type DescribedDocument = { [key: string]: Json };
type Words = { text: (minor: number) => string; nameOf: (ref: DocumentRef) => string; facts: BooksFacts };

/**
 * Planned documents as the files of the cases write them: amounts as decimal text, a line as `[role, item, description,
 * quantity x price, amount, tax code]`, without the members that do not apply. QuickBooks ids that a setting or a rule chose stand
 * as they are: `item 12`, `"account": "35"`.
 */
export function describeDocuments(
  documents: readonly PlannedDocument[],
  currency: string,
  facts: BooksFacts,
): DescribedDocument[] {
  const words = {
    text: (minor: number) => formatDecimal(minor, currency),
    nameOf: (ref: DocumentRef) => nameOf(ref, documents),
    facts,
  };
  return documents.map((document) => describeDocument(document, words));
}

/** `invoice WEB-1001`; a document that the plan does not have shows its key. */
function nameOf({ type, key }: DocumentRef, documents: readonly PlannedDocument[]): string {
  const found = documents.find((document) => document.type === type && document.key === key);
  return `${type} ${found && "docNumber" in found ? found.docNumber : key}`;
}

function describeDocument(document: PlannedDocument, words: Words): DescribedDocument {
  const { type, date } = document;
  switch (document.type) {
    case "payment":
      return {
        type,
        ...describePlace("gateway", document.deposit),
        date,
        amount: words.text(document.amountMinor),
        settles: describeLinks(document.links, words),
      };
    case "application":
      return { type, date, joins: describeLinks(document.links, words) };
    case "journalEntry":
      return {
        type,
        number: document.docNumber,
        purpose: document.purpose,
        date,
        lines: document.lines.map(({ side, account, amountMinor }) => [
          side,
          accountName(account),
          words.text(amountMinor),
        ]),
      };
    default:
      return describeSale(document, words);
  }
}

function describeLinks(links: readonly PlannedLink[], { text, nameOf }: Words): Json[] {
  return links.map(({ to, amountMinor }) => [nameOf(to), text(amountMinor)]);
}

function describePlace(word: string, { gateway, account, paymentMethodId }: MoneyPlace): DescribedDocument {
  const chosen = account.kind === "clearing" ? account.chosenId : null;
  return {
    [word]: gateway,
    ...(chosen ? { account: chosen } : {}),
    ...(paymentMethodId ? { method: paymentMethodId } : {}),
  };
}

function describeSale(document: SalesDocumentPlan, words: Words): DescribedDocument {
  const { type, docNumber, date, dueDate, customer, tax } = document;
  return {
    type,
    number: docNumber,
    date,
    ...(dueDate && dueDate !== date ? { due: dueDate } : {}),
    customer: customer.displayName,
    ...(document.deposit ? describePlace("deposit", document.deposit) : {}),
    total: words.text(document.totalMinor),
    ...(tax.mode === "none" ? {} : { tax: describeTax(tax, words) }),
    lines: document.lines.map((line) => describeLine(line, document, words)),
    ...describeExtras(document),
  };
}

function describeTax(tax: Exclude<DocumentTax, { mode: "none" }>, { text, facts }: Words): Json {
  const total = text(tax.totalMinor);
  if (tax.mode === "global") {
    const rates = tax.rates.map((rate) => [rate.title, text(rate.netMinor), text(rate.amountMinor)]);
    return { mode: "global", total, rates };
  }
  const code = facts.taxCodes.find(({ id }) => id === tax.taxCodeId)?.name;
  return { mode: "us", total, ...(code ? { code } : {}) };
}

function describeLine(line: PlannedLine, document: SalesDocumentPlan, { text, facts }: Words): Json {
  const hasOwnClass = line.classId !== null && line.classId !== document.classId;
  const quantity =
    line.quantity === null || line.unitPriceMinor === null
      ? []
      : [`${line.quantity} x ${text(line.unitPriceMinor)}`];
  return [
    line.role,
    itemOf(line),
    line.description,
    ...quantity,
    text(line.amountMinor),
    ...(hasOwnClass ? [`class ${line.classId}`] : []),
    ...(line.taxCode ? [facts.taxCodes.find(({ id }) => id === line.taxCode)?.name ?? line.taxCode] : []),
  ];
}

function itemOf({ item }: PlannedLine): string {
  if (item.chosenId) return `item ${item.chosenId}`;
  return item.kind === "charge" ? `charge ${item.charge}` : `SKU ${item.sku ?? "none"}`;
}

/** What only some settings, rules and orders put on a document. */
function describeExtras(document: SalesDocumentPlan): DescribedDocument {
  const note = document.privateNote.split(/ ?Shopify order /)[0] ?? "";
  const shipment = [document.shipDate, document.shipMethod, document.trackingNumber].filter(
    (part) => part !== null,
  );
  const extras: Record<string, Json | null> = {
    class: document.classId,
    location: document.departmentId,
    terms: document.termId,
    memo: document.customerMemo,
    note: note === "" ? null : note,
    fields: document.customFields.length > 0 ? document.customFields.map(({ value }) => value) : null,
    shipped: shipment.length > 0 ? shipment : null,
  };
  return Object.fromEntries(
    Object.entries(extras).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}
