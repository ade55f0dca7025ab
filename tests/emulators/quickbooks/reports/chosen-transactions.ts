import type { Books, Wire } from "../books/types.ts";
import { recordAt, textAt } from "../books/wire.ts";
import { reportAccounts } from "./account-tree.ts";
import { periodOfMacro } from "./date-macros.ts";
import { isWithin, type LedgerLine, linesFor } from "./ledger-lines.ts";
import { choice, dayParam, type ReportParams, refuseMacro } from "./report-params.ts";
import { typeFilter } from "./transaction-types.ts";

type Test = (object: Wire, lines: readonly LedgerLine[]) => boolean;

/**
 * The transactions of the period that pass the filters of the lists, each with all its lines. `account` keeps those
 * that touch the account.
 */
export function chosenTransactions(books: Books, params: ReportParams): LedgerLine[][] {
  const wanted = params.only.get("account");
  const only = new Map([...params.only].filter(([name]) => name !== "account"));
  const lines = linesFor(books, { ...params, only }).filter((line) => isWithin(line.date, params.period));
  const isOfType = typeFilter(books, params.search);
  const tests = documentTests(books, params);
  return [...Map.groupBy(lines, (line) => `${line.entity}:${line.id}:${line.date}`).values()].filter(
    (own) => {
      const [first] = own;
      if (!isOfType(first)) return false;
      if (wanted !== undefined && !own.some((line) => wanted.has(line.accountId))) return false;
      const object = tests.length === 0 ? {} : (books.find(first?.entity ?? "", first?.id ?? "") ?? {});
      return tests.every((passes) => passes(object, own));
    },
  );
}

function documentTests(books: Books, params: ReportParams): Test[] {
  const { search } = params;
  const stamp = (key: string) => (object: Wire) =>
    textAt(recordAt(object, "MetaData"), key)?.slice(0, 10) ?? "";
  return [
    ...dayTests(params, "duedate", (object) => textAt(object, "DueDate") ?? ""),
    ...dayTests(params, "createdate", stamp("CreateTime")),
    ...dayTests(params, "moddate", stamp("LastUpdatedTime")),
    ...paidTests(search, "arpaid", ["Invoice"]),
    ...paidTests(search, "appaid", ["Bill"]),
    ...wordTests(search, "docnum", (object) => textAt(object, "DocNumber") ?? ""),
    ...wordTests(search, "payment_method", (object) => methodOf(books, object)),
    ...sourceTests(books, search),
    ...amountTests(search),
  ];
}

/** `start_duedate`, `end_duedate` and `duedate_macro`; what has no such day does not pass. */
function dayTests(params: ReportParams, name: string, dayOf: (object: Wire) => string): Test[] {
  const { search, today, fiscalMonth } = params;
  const from = dayParam(search, `start_${name}`);
  const to = dayParam(search, `end_${name}`);
  const macro = search.get(`${name}_macro`) ?? "";
  const period = macro === "" ? undefined : periodOfMacro(macro, today, fiscalMonth);
  if (macro !== "" && period === undefined) refuseMacro(macro);
  const first = from ?? period?.from ?? "";
  const last = to ?? period?.to ?? "9999-12-31";
  if (from === undefined && to === undefined && period === undefined) return [];
  return [(object) => dayOf(object) !== "" && isWithin(dayOf(object), { from: first, to: last })];
}

/** `arpaid` and `appaid`: All, Paid or Unpaid, of the documents that can be open. */
function paidTests(search: URLSearchParams, name: string, entities: readonly string[]): Test[] {
  const asked = search.get(name) ?? "";
  const word = asked === "" ? "All" : choice(name, asked, ["All", "Paid", "Unpaid"]);
  if (word === "All") return [];
  return [
    (object, [first]) =>
      entities.includes(first?.entity ?? "") && (object.Balance === 0) === (word === "Paid"),
  ];
}

function wordTests(search: URLSearchParams, name: string, textOf: (object: Wire) => string): Test[] {
  const words = listOf(search, name);
  return words.length === 0 ? [] : [(object) => words.includes(textOf(object).toLowerCase())];
}

function listOf(search: URLSearchParams, name: string): string[] {
  const words = (search.get(name) ?? "").split(",").map((word) => word.trim().toLowerCase());
  return words.filter((word) => word !== "");
}

function methodOf(books: Books, object: Wire): string {
  const method = recordAt(object, "PaymentMethodRef");
  const stored = books.find("PaymentMethod", textAt(method, "value") ?? "");
  return textAt(stored, "Name") ?? textAt(method, "name") ?? "";
}

/** `source_account_type=AccountsReceivable,Bank`: the account in front of the transaction is of one of the types. */
function sourceTests(books: Books, search: URLSearchParams): Test[] {
  const types = listOf(search, "source_account_type");
  if (types.length === 0) return [];
  const typeOf = new Map(
    reportAccounts(books).map((account) => [
      String(account.Id),
      String(account.AccountType).replaceAll(" ", "").toLowerCase(),
    ]),
  );
  return [(_object, [first]) => types.includes(typeOf.get(first?.accountId ?? "") ?? "")];
}

/** `bothamount=1233.45`: transactions of just this total. */
function amountTests(search: URLSearchParams): Test[] {
  const asked = search.get("bothamount") ?? "";
  return asked === "" ? [] : [(object) => Number(object.TotalAmt ?? object.Amount) === Number(asked)];
}
