import { homeCurrency, isMulticurrency, preference } from "../books/preferences.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, refAt, textAt } from "../books/wire.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { type LedgerLine, typeName } from "./ledger-lines.ts";
import { choice } from "./report-params.ts";
import { type Cell, cell, column, moneyText, type ReportColumn } from "./report-shape.ts";

/** One row of a report of transactions: a ledger line, its transaction, the other side, and a running balance. */
export type TransactionLine = {
  line: LedgerLine;
  object: Wire | undefined;
  account: Wire | undefined;
  split: { id: string; name: string };
  amountMinor: number;
  balanceMinor: number;
};

type Writer = (books: Books, row: TransactionLine) => Cell;

const money = (books: Books, minor: number) => cell(moneyText(minor, currencyDigits(homeCurrency(books))));

const side = (books: Books, row: TransactionLine, sign: 1 | -1) =>
  sign * row.line.amountMinor > 0 ? money(books, sign * row.line.amountMinor) : cell("");

/** Column keys of the service with title, type and content. */
const COLUMNS: Readonly<Record<string, [title: string, type: string, write: Writer]>> = {
  tx_date: ["Date", "Date", (_, row) => cell(row.line.date)],
  txn_type: ["Transaction Type", "String", (_, row) => cell(typeName(row.line.entity), row.line.id)],
  doc_num: ["Num", "String", (_, row) => cell(numberOf(row))],
  is_no_post: ["Posting", "Boolean", () => cell("Yes")],
  name: ["Name", "String", (_, row) => cell(row.line.party.name, row.line.party.id)],
  cust_name: [
    "Customer",
    "String",
    (_, row) =>
      row.line.party.entity === "Customer" ? cell(row.line.party.name, row.line.party.id) : cell(""),
  ],
  vend_name: [
    "Vendor",
    "String",
    (_, row) =>
      row.line.party.entity === "Vendor" ? cell(row.line.party.name, row.line.party.id) : cell(""),
  ],
  dept_name: [
    "Location",
    "String",
    (books, row) => cell(textAt(books.find("Department", row.line.departmentId), "FullyQualifiedName") ?? ""),
  ],
  klass_name: [
    "Class",
    "String",
    (books, row) => cell(textAt(books.find("Class", row.line.classId), "FullyQualifiedName") ?? ""),
  ],
  item_name: [
    "Product/Service",
    "String",
    (books, row) =>
      cell(textAt(books.find("Item", row.line.itemId), "FullyQualifiedName") ?? "", row.line.itemId),
  ],
  emp_name: [
    "Employee",
    "String",
    (_, row) =>
      row.line.party.entity === "Employee" ? cell(row.line.party.name, row.line.party.id) : cell(""),
  ],
  quantity: [
    "Qty",
    "Number",
    (_, row) => cell(row.line.quantity === undefined ? "" : String(row.line.quantity)),
  ],
  memo: ["Memo/Description", "String", (_, row) => cell(textAt(row.object, "PrivateNote") ?? row.line.memo)],
  account_name: ["Account", "String", (_, row) => cell(nameOf(row.account), row.line.accountId)],
  account_num: ["Account #", "String", (_, row) => cell(textAt(row.account, "AcctNum") ?? "")],
  other_account: ["Split", "String", (_, row) => cell(row.split.name, row.split.id)],
  split_acc: ["Split", "String", (_, row) => cell(row.split.name, row.split.id)],
  due_date: ["Due Date", "Date", (_, row) => cell(textAt(row.object, "DueDate") ?? "")],
  pmt_mthd: [
    "Payment Method",
    "String",
    (_, row) => cell(textAt(recordAt(row.object, "PaymentMethodRef"), "name") ?? ""),
  ],
  currency: ["Currency", "String", (_, row) => cell(refAt(row.object, "CurrencyRef") ?? "")],
  exch_rate: ["Exchange Rate", "Number", (_, row) => cell(textAt(row.object, "ExchangeRate") ?? "")],
  create_date: ["Create Date", "Date", (_, row) => cell(stampOf(row, "CreateTime"))],
  last_mod_date: ["Last Modified", "Date", (_, row) => cell(stampOf(row, "LastUpdatedTime"))],
  debt_amt: ["Debit", "Money", (books, row) => side(books, row, 1)],
  credit_amt: ["Credit", "Money", (books, row) => side(books, row, -1)],
  debt_home_amt: ["Debit", "Money", (books, row) => side(books, row, 1)],
  credit_home_amt: ["Credit", "Money", (books, row) => side(books, row, -1)],
  nat_amount: ["Amount", "Money", (books, row) => money(books, row.amountMinor)],
  nat_home_amount: ["Amount", "Money", (books, row) => money(books, row.amountMinor)],
  subt_nat_amount: ["Amount", "Money", (books, row) => money(books, row.amountMinor)],
  subt_nat_home_amount: ["Amount", "Money", (books, row) => money(books, row.amountMinor)],
  rbal_nat_amount: ["Balance", "Money", (books, row) => money(books, row.balanceMinor)],
  rbal_nat_home_amount: ["Balance", "Money", (books, row) => money(books, row.balanceMinor)],
};

function numberOf(row: TransactionLine): string {
  return row.line.docNumber === "" ? (textAt(row.object, "PaymentRefNum") ?? "") : row.line.docNumber;
}

function nameOf(account: Wire | undefined): string {
  return textAt(account, "FullyQualifiedName") ?? textAt(account, "Name") ?? "";
}

function stampOf(row: TransactionLine, key: string): string {
  return textAt(recordAt(row.object, "MetaData"), key) ?? "";
}

/** Keys of amounts in a company with several currencies: the report is in the home currency. */
const HOME_KEYS: Readonly<Record<string, string>> = {
  credit_amt: "credit_home_amt",
  debt_amt: "debt_home_amt",
  nat_amount: "nat_home_amount",
  rbal_nat_amount: "rbal_nat_home_amount",
  subt_nat_amount: "subt_nat_home_amount",
};
const LOCAL_KEYS = Object.fromEntries(Object.entries(HOME_KEYS).map(([local, home]) => [home, local]));

type Tracked = "dept_name" | "klass_name";

/**
 * The columns of a report that was not asked for any, as documented: location and class beside the name where the
 * company tracks them, amounts under their home keys where it has several currencies.
 */
export function defaultColumns(books: Books, keys: readonly string[], tracked: readonly Tracked[]): string[] {
  const isOn = (name: string) => preference(books, "AccountingInfoPrefs", name);
  const isTracked: Readonly<Record<Tracked, boolean>> = {
    dept_name: isOn("TrackDepartments"),
    klass_name: isOn("ClassTrackingPerTxn") || isOn("ClassTrackingPerTxnLine"),
  };
  const more = tracked.filter((key) => isTracked[key]);
  const all = keys.flatMap((key) => (key === "name" ? [key, ...more] : [key]));
  return isMulticurrency(books) ? all.map((key) => HOME_KEYS[key] ?? key) : all;
}

/** The columns asked for by `columns=tx_date,doc_num`, else the given ones; a key that does not exist is 2170. */
export function chosenColumns(search: URLSearchParams, defaults: readonly string[]): string[] {
  const asked = (search.get("columns") ?? "").split(",").map((key) => key.trim());
  const keys = asked.filter((key) => key !== "");
  return keys.length === 0 ? [...defaults] : keys.map((key) => choice("columns", key, Object.keys(COLUMNS)));
}

export function columnsOf(keys: readonly string[]): ReportColumn[] {
  return keys.map((key) => column(COLUMNS[key]?.[0] ?? key, COLUMNS[key]?.[1] ?? "String", key));
}

export function cellsOf(books: Books, keys: readonly string[], row: TransactionLine): Cell[] {
  return keys.map((key) => COLUMNS[key]?.[2](books, row) ?? cell(""));
}

/** A row of blanks with a title in front and texts under some keys, amounts by their keys of one currency. */
export function titledCells(
  keys: readonly string[],
  title: string,
  texts: Record<string, string> = {},
): Cell[] {
  return keys.map((key, index) => cell(texts[LOCAL_KEYS[key] ?? key] ?? (index === 0 ? title : "")));
}

/** The account on the other side of a line: its name when there is one, `-Split-` when there are several. */
export function splitOf(
  accounts: ReadonlyMap<string, Wire>,
  line: LedgerLine,
  all: readonly LedgerLine[],
): { id: string; name: string } {
  const others = new Set(all.filter((each) => each !== line).map((each) => each.accountId));
  if (others.size > 1) return { id: "", name: "-Split-" };
  const [id = ""] = [...others];
  return { id, name: nameOf(accounts.get(id)) };
}
