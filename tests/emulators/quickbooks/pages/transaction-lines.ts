import type { BooksView } from "../view.ts";
import { type Html, html } from "./html.ts";
import { amountText, plainNumber, priceText } from "./money-text.ts";
import { kindOfLink } from "./transaction-kinds.ts";
import { listAt, nameAt, numberAt, objectAt, textAt, type Wire } from "./wire-fields.ts";

type ShownLine = {
  what: string;
  /** Page of the item or account that the line names. */
  path: string | undefined;
  text: string;
  className: string;
  quantity: number | undefined;
  rate: number | undefined;
  tax: string;
  amount: number | undefined;
};

/** The object that a line keeps under the name of its kind. */
function detailOf(line: Wire): Wire | undefined {
  return objectAt(line, textAt(line, "DetailType"));
}

function linkText(line: Wire): string {
  return listAt(line, "LinkedTxn")
    .map(
      (link) =>
        `${kindOfLink(textAt(link, "TxnType"))?.one ?? textAt(link, "TxnType")} #${textAt(link, "TxnId")}`,
    )
    .join(", ");
}

function nameOfLine(line: Wire): string {
  const kind = textAt(line, "DetailType");
  const detail = detailOf(line);
  if (textAt(detail, "ItemRef.value") === "SHIPPING_ITEM_ID") return "Shipping";
  if (kind === "DiscountLineDetail") {
    const percent = numberAt(detail, "DiscountPercent");
    return percent === undefined ? "Discount" : `Discount ${plainNumber(percent)} %`;
  }
  const side = textAt(detail, "PostingType");
  const named = ["ItemRef", "AccountRef", "GroupItemRef"]
    .map((path) => nameAt(detail, path))
    .find((name) => name !== "");
  if (named !== undefined) return side === "" ? named : `${named} (${side.toLowerCase()})`;
  return kind === "DescriptionOnly" ? "" : linkText(line);
}

function pathOfLine(view: BooksView, line: Wire): string | undefined {
  const detail = detailOf(line);
  const item = textAt(detail, "ItemRef.value");
  if (view.find("Item", item) !== undefined) return `/books/items/${item}`;
  const account = textAt(detail, "AccountRef.value");
  if (view.find("Account", account) !== undefined) return `/books/accounts/${account}`;
  const [link] = listAt(line, "LinkedTxn");
  const kind = kindOfLink(textAt(link, "TxnType"));
  const id = textAt(link, "TxnId");
  if (kind === undefined || view.find(kind.entity, id) === undefined) return undefined;
  return `/books/${kind.slug}/${id}`;
}

function taxCode(view: BooksView, detail: Wire | undefined): string {
  const code = textAt(detail, "TaxCodeRef.value");
  return textAt(view.find("TaxCode", code), "Name") || code;
}

function shownLine(view: BooksView, line: Wire): ShownLine {
  const detail = detailOf(line);
  const isDiscount = textAt(line, "DetailType") === "DiscountLineDetail";
  const amount = numberAt(line, "Amount");
  return {
    what: nameOfLine(line),
    path: pathOfLine(view, line),
    text: textAt(line, "Description"),
    className: textAt(view.find("Class", textAt(detail, "ClassRef.value")), "FullyQualifiedName"),
    quantity: numberAt(detail, "Qty") ?? numberAt(detail, "Quantity") ?? numberAt(detail, "QtyDiff"),
    rate: numberAt(detail, "UnitPrice"),
    tax: taxCode(view, detail),
    amount: isDiscount && amount !== undefined ? -amount : amount,
  };
}

/** Lines of a group stand under the line of the group. */
function flatLines(lines: Wire[]): { line: Wire; isMember: boolean }[] {
  return lines.flatMap((line) => [
    { line, isMember: false },
    ...listAt(line, "GroupLineDetail.Line").map((member) => ({ line: member, isMember: true })),
  ]);
}

function lineHtml(line: ShownLine, isMember: boolean, currency: string): Html {
  const what = line.path === undefined ? line.what : html`<a href="${line.path}">${line.what}</a>`;
  const ofClass = line.className === "" ? "" : html`<span class="quiet small">${line.className}</span>`;
  const text =
    line.text !== "" && line.className !== ""
      ? html`${line.text}<br>${ofClass}`
      : html`${line.text}${ofClass}`;
  return html`<tr><th scope="row" class="text${isMember ? " in" : ""}">${what}</th><td class="text">${text}</td><td class="num wide">${plainNumber(line.quantity)}</td><td class="num wide">${priceText(line.rate, currency)}</td><td class="wide">${line.tax}</td><td class="num">${amountText(line.amount, currency)}</td></tr>`;
}

/** The lines of a transaction as a table; the subtotal is left to the totals. */
export function linesHtml(view: BooksView, transaction: Wire, currency: string): Html {
  const lines = flatLines(listAt(transaction, "Line")).filter(
    ({ line }) => textAt(line, "DetailType") !== "SubTotalLineDetail",
  );
  if (lines.length === 0) return html`<p class="empty">No lines.</p>`;
  return html`<div class="scroll"><table><thead><tr><th scope="col">Item or account</th><th scope="col">Description</th><th scope="col" class="num wide">Qty</th><th scope="col" class="num wide">Rate</th><th scope="col" class="wide">Tax</th><th scope="col" class="num">Amount</th></tr></thead><tbody>${lines.map(({ line, isMember }) => lineHtml(shownLine(view, line), isMember, currency))}</tbody></table></div>`;
}
