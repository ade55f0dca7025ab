import type { AccountNeed } from "#app/domain/accounting/account-need.ts";
import { documentAmount, documentNumber } from "#app/domain/accounting/document-words.ts";
import type {
  ItemNeed,
  JournalEntryPlan,
  MoneyPlace,
  PlannedDocument,
  PlannedLine,
  PlannedLink,
  SalesDocumentPlan,
} from "#app/domain/accounting/plan.ts";
import { formatDecimal, formatMoney } from "#app/domain/money/format-decimal.ts";

/** Everything about a document that settings can change, as texts that two plans can be compared by. */
export function describeBooking(document: PlannedDocument): Record<string, string> {
  return {
    number: documentNumber(document) ?? "none",
    date: document.date,
    amount: formatMoney(documentAmount(document), document.currency),
    customer: document.customer.displayName,
    ...describeRest(document),
  };
}

function describeRest(document: PlannedDocument): Record<string, string> {
  switch (document.type) {
    case "payment":
      return { account: describePlace(document.deposit), settles: describeLinks(document.links) };
    case "application":
      return { settles: describeLinks(document.links) };
    case "journalEntry":
      return { lines: describeEntry(document) };
    default:
      return describeSale(document);
  }
}

function describeSale(document: SalesDocumentPlan): Record<string, string> {
  const { currency, tax } = document;
  return {
    lines: document.lines.map((line) => describeLine(line, currency)).join("\n"),
    tax: tax.mode === "none" ? "none" : formatMoney(tax.totalMinor, currency),
    account: document.deposit ? describePlace(document.deposit) : "none",
    terms: document.termId ?? "none",
    location: document.departmentId ?? "none",
    class: document.classId ?? "none",
    message: document.customerMemo ?? "",
    note: document.privateNote,
    fields: document.customFields.map((field) => `${field.definitionId}: ${field.value}`).join("\n"),
  };
}

function describeLine(line: PlannedLine, currency: string): string {
  const marks = [
    describeItem(line.item),
    line.classId ? `class ${line.classId}` : "",
    line.taxCode ? `tax code ${line.taxCode}` : "",
  ].filter((mark) => mark !== "");
  return `${line.description}: ${formatDecimal(line.amountMinor, currency)} (${marks.join(", ")})`;
}

function describeItem(item: ItemNeed): string {
  if (item.chosenId) return `item ${item.chosenId}`;
  return item.kind === "charge" ? `item of ${item.charge}` : `item of ${item.sku ?? item.title}`;
}

function describeEntry(document: JournalEntryPlan): string {
  return document.lines
    .map((line) => {
      const amount = formatDecimal(line.amountMinor, document.currency);
      return `${line.side} ${describeAccount(line.account)}: ${amount}`;
    })
    .join("\n");
}

function describeLinks(links: PlannedLink[]): string {
  return links.map((link) => `${link.to.type} ${link.to.key}: ${link.amountMinor}`).join("\n");
}

function describePlace(place: MoneyPlace): string {
  const method = place.paymentMethodId ? `, method ${place.paymentMethodId}` : "";
  return describeAccount(place.account) + method;
}

function describeAccount(account: AccountNeed): string {
  if (account.kind !== "clearing") return account.kind;
  return account.chosenId ? `account ${account.chosenId}` : `clearing account of ${account.label}`;
}
