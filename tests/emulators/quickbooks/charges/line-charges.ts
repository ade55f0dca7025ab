import { freshStamp, touchObject } from "../books/new-object.ts";
import { homeCurrency, isMulticurrency } from "../books/preferences.ts";
import { refuseDocumented } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { convert } from "../ledger/ledger.ts";
import { accountRef, billableExpenseIncomeId, markupIncomeId } from "../ledger/system-accounts.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, multiply, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { minorAt } from "../sales/sales-postings.ts";
import { CHARGE, type ChargeSource, chargeOfLine, claimCharge, dropCharge } from "./charge-store.ts";

/**
 * Keeps a charge for every billable line of a stored bill, expense or vendor credit, until an invoice has it; the line
 * and the head link to it. A form with a line on an invoice cannot be deleted (6400).
 */
export function settleLineCharges(
  books: Books,
  entity: string,
  before: Wire | undefined,
  after: Wire | undefined,
): void {
  const id = String((after ?? before)?.Id);
  const fresh = new Set(billableLines(after).map((line) => String(line.Id)));
  for (const line of recordsAt(before, "Line")) {
    const source = { entity, id, lineId: String(line.Id) };
    const charge = fresh.has(source.lineId) ? undefined : chargeOfLine(books, source);
    if (charge?.HasBeenInvoiced === true) refuseDocumented("6400", "");
    if (charge !== undefined) dropCharge(books, source);
  }
  const form = after === undefined ? undefined : books.find(entity, id);
  if (form === undefined || fresh.size === 0) return;
  const links = new Map<string, Wire>();
  for (const line of billableLines(form)) {
    const charge = keepCharge(books, form, line, { entity, id, lineId: String(line.Id) });
    links.set(String(line.Id), { TxnId: charge, TxnType: CHARGE });
  }
  const Line = recordsAt(form, "Line").map((line) => {
    const link = links.get(String(line.Id));
    return link === undefined ? line : { ...line, LinkedTxn: [...recordsAt(line, "LinkedTxn"), link] };
  });
  const LinkedTxn = [...recordsAt(form, "LinkedTxn"), ...links.values()];
  books.db.table<Wire>(`entity:${entity}`).set(id, { ...form, Line, LinkedTxn });
}

function billableLines(form: Wire | undefined): Wire[] {
  return recordsAt(form, "Line").filter((line) => {
    const status = detailOf(line)?.BillableStatus;
    return status === "Billable" || status === "HasBeenBilled";
  });
}

function detailOf(line: Wire): Wire | undefined {
  return recordAt(line, textAt(line, "DetailType") ?? "");
}

/** Stores the charge of a line as it is now; one that an invoice has stays as it was billed. Answers its id. */
function keepCharge(books: Books, form: Wire, line: Wire, source: ChargeSource): string {
  const existing = chargeOfLine(books, source);
  const id = claimCharge(books, source);
  if (existing?.HasBeenInvoiced === true) return id;
  const fields = chargeOf(books, form, line, source.entity);
  if (existing === undefined) {
    books.db.table<Wire>(`entity:${CHARGE}`).set(id, { ...fields, ...freshStamp(books, id) });
  } else {
    touchObject(books, CHARGE, { ...existing, ...fields });
  }
  return id;
}

/** What the customer will be charged: the line, and its markup as a second line. What comes back is negative. */
function chargeOf(books: Books, form: Wire, line: Wire, entity: string): Wire {
  const detail = detailOf(line) ?? {};
  const currency = currencyOf(books, form);
  const digits = currencyDigits(currency);
  const sign = entity === "VendorCredit" || form.Credit === true ? -1 : 1;
  const netMinor = sign * minorAt(books, form, "Amount", line);
  const percent = toDecimal(recordAt(detail, "MarkupInfo")?.Percent);
  const markupMinor =
    percent === undefined
      ? 0
      : toMinor(
          multiply(fromMinor(netMinor, digits), { digits: percent.digits, scale: percent.scale + 2 }),
          digits,
        );
  const number = (minor: number) => toNumber(fromMinor(minor, digits));
  const MarkupInfo = percent === undefined ? undefined : { Percent: toNumber(percent) };
  const rows = [
    chargeLine(1, number(netMinor), textAt(line, "Description"), {
      ItemRef: detail.ItemRef,
      Qty: detail.Qty === undefined ? undefined : sign * Number(detail.Qty),
      UnitPrice: detail.UnitPrice,
      TaxCodeRef: detail.TaxCodeRef,
      MarkupInfo,
      ItemAccountRef: accountRef(books, billableExpenseIncomeId(books)),
    }),
  ];
  if (MarkupInfo !== undefined) {
    const text = `${MarkupInfo.Percent}% markup`;
    const own = { TaxCodeRef: detail.TaxCodeRef, MarkupInfo };
    const ItemAccountRef = accountRef(books, markupIncomeId(books));
    rows.push(chargeLine(2, number(markupMinor), text, { ...own, ItemAccountRef }));
  }
  const totalMinor = netMinor + markupMinor;
  const home = homeCurrency(books);
  const rate = toDecimal(form.ExchangeRate) ?? { digits: 1n, scale: 0 };
  const homeMinor = convert(totalMinor, currency, home, rate);
  return withoutNulls({
    TxnDate: form.TxnDate,
    CurrencyRef: form.CurrencyRef,
    ExchangeRate: form.ExchangeRate,
    CustomerRef: { value: refAt(detail, "CustomerRef"), name: recordAt(detail, "CustomerRef")?.name },
    Amount: number(totalMinor),
    HomeTotalAmt: isMulticurrency(books) ? toNumber(fromMinor(homeMinor, currencyDigits(home))) : undefined,
    HasBeenInvoiced: false,
    LinkedTxn: [],
    Line: rows,
  });
}

function chargeLine(number: number, Amount: number, Description: string | undefined, detail: Wire): Wire {
  return withoutNulls({
    Id: String(number),
    LineNum: number,
    Description,
    Amount,
    LinkedTxn: [],
    DetailType: "ReimburseLineDetail",
    ReimburseLineDetail: withoutNulls(detail),
  });
}
