import { companyInfoOf } from "../books/preferences.ts";
import { refuseNotFound, refuseUnsupported } from "../books/refused-request.ts";
import type { Books, EntityDefinition, Wire } from "../books/types.ts";
import { recordAt, recordsAt, textAt } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { type PdfText, writePdf } from "./write-pdf.ts";

const TITLES: Readonly<Record<string, string>> = {
  Invoice: "Invoice",
  SalesReceipt: "Sales receipt",
  CreditMemo: "Credit memo",
  RefundReceipt: "Refund receipt",
  Estimate: "Estimate",
  Payment: "Payment receipt",
  PurchaseOrder: "Purchase order",
};
/** What fits on the one page. */
const MOST_LINES = 32;
const LONGEST_TEXT = 70;
const LINE_HEIGHT = 16;

/** `GET /invoice/{id}/pdf`: the document on one page; entities without a printed form are 500. */
export function formPdf(books: Books, definition: EntityDefinition, id: string): Uint8Array {
  const title = TITLES[definition.name] ?? refuseUnsupported(`pdf on ${definition.name}`);
  const form = books.present(definition.name, books.find(definition.name, id) ?? refuseNotFound());
  const number = textAt(form, "DocNumber");
  const heading = number === undefined ? title : `${title} ${number}`;
  return writePdf(heading, [...headOf(books, form, heading), ...bodyOf(books, form)]);
}

function headOf(books: Books, form: Wire, heading: string): PdfText[] {
  const party = recordAt(form, "CustomerRef") ?? recordAt(form, "VendorRef");
  const address = recordAt(form, "BillAddr") ?? recordAt(form, "VendorAddr");
  const rows = [
    textAt(party, "name"),
    ...["Line1", "Line2", "Line3", "City", "CountrySubDivisionCode", "PostalCode"].map((key) =>
      textAt(address, key),
    ),
  ].filter((row) => row !== undefined && row !== "");
  const due = textAt(form, "DueDate");
  return [
    { x: 54, y: 60, size: 12, text: textAt(companyInfoOf(books), "CompanyName") ?? "" },
    { x: 54, y: 90, size: 20, text: heading, isBold: true },
    { x: 400, y: 90, size: 10, text: `Date ${textAt(form, "TxnDate") ?? ""}` },
    ...(due === undefined ? [] : [{ x: 400, y: 106, size: 10, text: `Due ${due}` }]),
    ...rows.map((text, index) => ({ x: 54, y: 116 + index * 13, size: 10, text: String(text) })),
  ];
}

function bodyOf(books: Books, form: Wire): PdfText[] {
  const currency = currencyOf(books, form);
  const digits = currencyDigits(currency);
  const amount = (value: unknown) => (typeof value === "number" ? value.toFixed(digits) : "");
  const lines = recordsAt(form, "Line").map((line) => [describe(line), amount(line.Amount)] as const);
  const hidden = lines.length - MOST_LINES;
  const shown =
    hidden > 0 ? [...lines.slice(0, MOST_LINES), [`and ${hidden} more lines`, ""] as const] : lines;
  const tax = recordAt(form, "TxnTaxDetail")?.TotalTax;
  const sums = [
    ...(tax === undefined ? [] : [["Tax", amount(tax)] as const]),
    ["Total", `${currency} ${amount(form.TotalAmt)}`] as const,
    ...(form.Balance === undefined ? [] : [["Balance due", `${currency} ${amount(form.Balance)}`] as const]),
  ];
  return [...shown, ...sums].flatMap(([label, value], index) => {
    const y = 216 + index * LINE_HEIGHT;
    const isBold = index >= shown.length;
    return [
      { x: 54, y, size: 10, text: label.slice(0, LONGEST_TEXT), isBold },
      { x: 470, y, size: 10, text: value, isBold },
    ];
  });
}

function describe(line: Wire): string {
  const type = textAt(line, "DetailType") ?? "";
  const detail = recordAt(line, type);
  const link = recordsAt(line, "LinkedTxn")[0];
  if (type === "SubTotalLineDetail") return "Subtotal";
  if (type === "DiscountLineDetail") return "Discount";
  if (link !== undefined && detail === undefined)
    return `${textAt(link, "TxnType")} ${textAt(link, "TxnId")}`;
  const named =
    recordAt(detail, "ItemRef") ?? recordAt(detail, "GroupItemRef") ?? recordAt(detail, "AccountRef");
  const name = textAt(named, "name") ?? textAt(named, "value") ?? "";
  const quantity = textAt(detail, "Qty") ?? textAt(detail, "Quantity");
  const text = [name, textAt(line, "Description")]
    .filter((part) => part !== undefined && part !== "")
    .join(" – ");
  return quantity === undefined ? text : `${quantity} × ${text}`;
}
