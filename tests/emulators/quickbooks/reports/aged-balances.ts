import { homeCurrency } from "../books/preferences.ts";
import { refuse } from "../books/refused-request.ts";
import type { Books } from "../books/types.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { sumAmounts } from "./account-tree.ts";
import { linesFor, typeName } from "./ledger-lines.ts";
import { type OpenItem, openItems } from "./open-items.ts";
import { choice, dayParam, type ReportParams } from "./report-params.ts";
import { cell, column, dataRow, moneyText, type ReportBody, section, summaryRow } from "./report-shape.ts";

export type Side = { accountType: "Accounts Receivable" | "Accounts Payable"; sign: 1 | -1; title: string };

export const RECEIVABLE: Side = { accountType: "Accounts Receivable", sign: 1, title: "Customer" };
export const PAYABLE: Side = { accountType: "Accounts Payable", sign: -1, title: "Vendor" };

const DAY_MS = 86_400_000;

type Ageing = { day: string; length: number; count: number; byDueDate: boolean };

/** What each customer (vendor) owes (is owed), by how long it is due; credits and unused payments count against it. */
export function agedBalances(side: Side) {
  return (books: Books, params: ReportParams): ReportBody => {
    const ageing = ageingOf(params);
    const digits = currencyDigits(homeCurrency(books));
    const width = ageing.count + 1;
    const groups = [...Map.groupBy(itemsOf(books, params, side, ageing.day), (item) => item.party.id)];
    const sums = groups
      .map(([id, items]) => ({
        id,
        name: items[0]?.party.name ?? "",
        amounts: bucketSums(items, side, ageing),
      }))
      .sort((a, b) => a.name.localeCompare(b.name));
    const cells = (amounts: number[], isTotal: boolean) =>
      [...amounts, amounts.reduce((sum, amount) => sum + amount, 0)].map((amount, index) =>
        cell(amount === 0 && !isTotal && index < width ? "" : moneyText(amount, digits)),
      );
    const rows = sums.map(({ id, name, amounts }) => dataRow([cell(name, id), ...cells(amounts, false)]));
    const total = cells(
      sumAmounts(
        sums.map((each) => each.amounts),
        width,
      ),
      true,
    );
    const columns = [
      column("", side.title, side.title === "Customer" ? "cust_name" : "vend_name"),
      ...titlesOf(ageing).map((title, index) =>
        column(title, "Money", index === 0 ? "current" : String(index)),
      ),
      column("Total", "Money", "total"),
    ];
    return {
      columns,
      rows: rows.length === 0 ? [] : [...rows, summaryRow([cell("TOTAL"), ...total], "GrandTotal")],
    };
  };
}

/** The same, transaction by transaction, the longest due first. */
export function agedDetail(side: Side) {
  return (books: Books, params: ReportParams): ReportBody => {
    const ageing = ageingOf(params);
    const digits = currencyDigits(homeCurrency(books));
    const titles = titlesOf(ageing);
    const byBucket = Map.groupBy(itemsOf(books, params, side, ageing.day), (item) => bucketOf(item, ageing));
    const money = (minor: number) => cell(moneyText(side.sign * minor, digits));
    const rows = [...byBucket]
      .sort(([a], [b]) => b - a)
      .map(([bucket, items]) => {
        const title = bucket === 0 ? "Current" : `${titles[bucket]} days past due`;
        const open = items.reduce((sum, item) => sum + item.openMinor, 0);
        const amount = items.reduce((sum, item) => sum + item.amountMinor, 0);
        const blanks = ["", "", "", ""].map((text) => cell(text));
        const data = items.map((item) =>
          dataRow([
            cell(item.date),
            cell(typeName(item.entity), item.id),
            cell(item.docNumber),
            cell(item.party.name, item.party.id),
            cell(item.dueDate),
            money(item.amountMinor),
            money(item.openMinor),
          ]),
        );
        const header = [cell(title), ...blanks, cell(""), cell("")];
        return section(header, data, [cell(`Total for ${title}`), ...blanks, money(amount), money(open)]);
      });
    return { columns: detailColumns(side), rows };
  };
}

function detailColumns(side: Side) {
  return [
    column("Date", "Date", "tx_date"),
    column("Transaction Type", "String", "txn_type"),
    column("Num", "String", "doc_num"),
    column(side.title, "String", side.title === "Customer" ? "cust_name" : "vend_name"),
    column("Due Date", "Date", "due_date"),
    column("Amount", "Money", "subt_amount"),
    column("Open Balance", "Money", "subt_open_bal"),
  ];
}

function itemsOf(books: Books, params: ReportParams, side: Side, day: string): OpenItem[] {
  const lines = linesFor(books, { ...params, method: "Accrual" });
  return openItems(books, lines, side.accountType, day).filter((item) => item.openMinor !== 0);
}

function ageingOf(params: ReportParams): Ageing {
  const { search } = params;
  const method = search.get("aging_method") ?? "Report_Date";
  return {
    day: dayParam(search, "report_date") ?? dayParam(search, "end_date") ?? params.today,
    length: wholeNumber(search, "aging_period", 30),
    count: wholeNumber(search, "num_periods", 4),
    byDueDate: choice("aging_method", method, ["Report_Date", "Current"]) === "Report_Date",
  };
}

function wholeNumber(search: URLSearchParams, name: string, fallback: number): number {
  const text = search.get(name);
  if (text === null || text === "") return fallback;
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  return refuse({
    code: "2240",
    message: "Invalid Number",
    detail: `Invalid Number : ${text}`,
    element: name,
  });
}

/** `Current`, `1 - 30`, `31 - 60`, `61 - 90`, `91 and over`. */
function titlesOf({ length, count }: Ageing): string[] {
  const spans = Array.from({ length: count }, (_, index) =>
    index === count - 1
      ? `${index * length + 1} and over`
      : `${index * length + 1} - ${(index + 1) * length}`,
  );
  return ["Current", ...spans];
}

/** 0 is not due yet; a credit is due from its own day. */
function bucketOf(item: OpenItem, ageing: Ageing): number {
  const late = Math.round((Date.parse(ageing.day) - Date.parse(item.dueDate)) / DAY_MS);
  return late <= 0 ? 0 : Math.min(ageing.count, Math.ceil(late / ageing.length));
}

function bucketSums(items: readonly OpenItem[], side: Side, ageing: Ageing): number[] {
  const sums = new Array<number>(ageing.count + 1).fill(0);
  for (const item of items) {
    const bucket = bucketOf(item, ageing);
    sums[bucket] = (sums[bucket] ?? 0) + side.sign * item.openMinor;
  }
  return sums;
}
