import { homeCurrency } from "../books/preferences.ts";
import type { Books } from "../books/types.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import type { Side } from "./aged-balances.ts";
import { linesFor, typeName } from "./ledger-lines.ts";
import { openItems } from "./open-items.ts";
import { dayParam, type ReportParams } from "./report-params.ts";
import { cell, column, dataRow, moneyText, type ReportBody, section, summaryRow } from "./report-shape.ts";

type NameItems = { id: string; name: string; openMinor: number; items: ReturnType<typeof openItems> };

/** The balance of every customer (vendor) on a day; together they are the balance of the account. */
export function nameBalances(side: Side) {
  return (books: Books, params: ReportParams): ReportBody => {
    const digits = currencyDigits(homeCurrency(books));
    const names = namesOf(books, params, side);
    const rows = names.map(({ id, name, openMinor }) =>
      dataRow([cell(name, id), cell(moneyText(openMinor, digits))]),
    );
    const totalMinor = names.reduce((sum, each) => sum + each.openMinor, 0);
    const total = summaryRow([cell("TOTAL"), cell(moneyText(totalMinor, digits))], "GrandTotal");
    const columns = [
      column("", side.title, side.title === "Customer" ? "cust_name" : "vend_name"),
      column("Total", "Money", "total"),
    ];
    return { columns, rows: rows.length === 0 ? [] : [...rows, total] };
  };
}

/** The open transactions behind each balance, with the balance as it grows. */
export function nameBalanceDetail(side: Side) {
  return (books: Books, params: ReportParams): ReportBody => {
    const digits = currencyDigits(homeCurrency(books));
    const money = (minor: number) => cell(moneyText(minor, digits));
    const rows = namesOf(books, params, side).map(({ id, name, items, openMinor }) => {
      let balanceMinor = 0;
      const data = items.map((item) => {
        balanceMinor += side.sign * item.openMinor;
        return dataRow([
          cell(item.date),
          cell(typeName(item.entity), item.id),
          cell(item.docNumber),
          cell(item.dueDate),
          money(side.sign * item.amountMinor),
          money(side.sign * item.openMinor),
          money(balanceMinor),
        ]);
      });
      const blanks = ["", "", "", ""].map((text) => cell(text));
      const header = [cell(name, id), ...blanks, cell(""), cell("")];
      return section(header, data, [cell(`Total for ${name}`), ...blanks, money(openMinor), cell("")]);
    });
    return { columns: DETAIL_COLUMNS, rows };
  };
}

const DETAIL_COLUMNS = [
  column("Date", "Date", "tx_date"),
  column("Transaction Type", "String", "txn_type"),
  column("Num", "String", "doc_num"),
  column("Due Date", "Date", "due_date"),
  column("Amount", "Money", "subt_amount"),
  column("Open Balance", "Money", "subt_open_bal"),
  column("Balance", "Money", "rbal_open_bal"),
];

function namesOf(books: Books, params: ReportParams, side: Side): NameItems[] {
  const day = dayParam(params.search, "report_date") ?? params.period.to;
  const lines = linesFor(books, { ...params, method: "Accrual" });
  const items = openItems(books, lines, side.accountType, day).filter((item) => item.openMinor !== 0);
  return [...Map.groupBy(items, (item) => item.party.id)]
    .map(([id, own]) => ({
      id,
      name: own[0]?.party.name ?? "",
      openMinor: side.sign * own.reduce((sum, item) => sum + item.openMinor, 0),
      items: own,
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
