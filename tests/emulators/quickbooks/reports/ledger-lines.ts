import type { Books, Posting, Wire } from "../books/types.ts";
import { recordAt, refAt, textAt } from "../books/wire.ts";
import { type Entry, entriesOf } from "../ledger/ledger.ts";
import { cashLines } from "./cash-basis.ts";
import type { ReportParams } from "./report-params.ts";

/** One ledger line as the reports need it; amounts in home minor units, debit positive. */
export type LedgerLine = {
  entity: string;
  id: string;
  date: string;
  docNumber: string;
  accountId: string;
  amountMinor: number;
  memo: string;
  party: Party;
  /** Customer that the line itself names, else that of its document; empty when there is none. */
  customerId: string;
  departmentId: string;
  classId: string;
  itemId: string;
  /** Units sold (negative: returned), on the lines of sales forms that say what an item earned. */
  quantity: number | undefined;
  /** Customer or vendor whose balance moves with this line. */
  nameId: string | undefined;
};

/** Who a transaction is with; an empty id when it is with nobody. */
export type Party = { entity: "Customer" | "Vendor" | "Employee" | ""; id: string; name: string };

const NOBODY: Party = { entity: "", id: "", name: "" };

/** All lines of the ledger, oldest first, on the accrual basis. */
export function accrualLines(books: Books): LedgerLine[] {
  const entries = entriesOf(books).map((entry) => {
    const object = books.find(entry.entity, entry.id);
    return { entry, object, date: dateOf(entry, object) };
  });
  entries.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return entries.flatMap(({ entry, object, date }) => {
    const party = partyOf(object);
    const departmentId = refAt(object, "DepartmentRef") ?? "";
    return entry.lines.map((line) => lineOf(books, { entry, line, date, party, departmentId }));
  });
}

type Source = { entry: Entry; line: Posting; date: string; party: Party; departmentId: string };

function lineOf(books: Books, source: Source): LedgerLine {
  const { entry, line, date } = source;
  const named = line.partyId ?? (source.party.id === "" ? line.nameId : undefined);
  const party = named === undefined ? source.party : partyOfName(books, named);
  return {
    entity: entry.entity,
    id: entry.id,
    date,
    docNumber: entry.docNumber,
    accountId: line.accountId,
    amountMinor: line.debitMinor - line.creditMinor,
    memo: line.memo,
    party,
    customerId: line.customerId ?? (party.entity === "Customer" ? party.id : ""),
    departmentId: line.departmentId ?? source.departmentId,
    classId: line.classId ?? "",
    itemId: line.itemId ?? "",
    quantity: line.quantity,
    nameId: line.nameId,
  };
}

/** The lines of the ledger on the asked basis that pass the asked filters, of all time. */
export function linesFor(books: Books, params: ReportParams): LedgerLine[] {
  const accrual = accrualLines(books);
  const lines = params.method === "Cash" ? cashLines(books, accrual) : accrual;
  const filters = [...params.only].map(([name, ids]) => ({ ids, read: FILTERED[name] }));
  const memos = memosOf(params);
  if (filters.length === 0 && memos.length === 0) return lines;
  return lines.filter(
    (line) =>
      filters.every(({ ids, read }) => read === undefined || ids.has(read(line, books))) &&
      hasMemo(books, line, memos),
  );
}

function memosOf(params: ReportParams): string[] {
  const memos = (params.search.get("memo") ?? "").split(",").map((memo) => memo.trim().toLowerCase());
  return memos.filter((memo) => memo !== "");
}

/** Whether one of the asked memos is that of the line or of its document. */
function hasMemo(books: Books, line: LedgerLine, memos: readonly string[]): boolean {
  if (memos.length === 0) return true;
  const isWhole = books.settings().memoFilter === "equals";
  const own = [line.memo, textAt(books.find(line.entity, line.id), "PrivateNote") ?? ""].map((text) =>
    text.toLowerCase(),
  );
  return memos.some((memo) => own.some((text) => (isWhole ? text === memo : text.includes(memo))));
}

const partyIn = (line: LedgerLine, entity: Party["entity"]) =>
  line.party.entity === entity ? line.party.id : "";
const refOfForm = (books: Books, line: LedgerLine, key: string) =>
  refAt(books.find(line.entity, line.id), key) ?? "";

/** What each filter of a report looks at. */
const FILTERED: Readonly<Record<string, (line: LedgerLine, books: Books) => string>> = {
  account: (line) => line.accountId,
  class: (line) => line.classId,
  customer: (line) => line.customerId,
  department: (line) => line.departmentId,
  employee: (line) => partyIn(line, "Employee"),
  item: (line) => line.itemId,
  name: (line) => line.party.id,
  project: (line, books) => refOfForm(books, line, "ProjectRef"),
  term: (line, books) => refOfForm(books, line, "SalesTermRef"),
  vendor: (line) => partyIn(line, "Vendor"),
};

export function isWithin(day: string, period: { from: string; to: string }): boolean {
  return day >= period.from && day <= period.to;
}

/** The day of an entry: TxnDate, and for opening stock and opening balances the day they were given. */
export function dateOf(entry: Entry, object: Wire | undefined): string {
  if (entry.date !== "") return entry.date;
  const stated = textAt(object, "InvStartDate") ?? textAt(object, "OpenBalanceDate");
  return stated ?? (textAt(recordAt(object, "MetaData"), "CreateTime") ?? "").slice(0, 10);
}

export function partyOf(object: Wire | undefined): Party {
  const customer = recordAt(object, "CustomerRef");
  if (customer !== undefined) return party("Customer", customer);
  const vendor = recordAt(object, "VendorRef");
  if (vendor !== undefined) return party("Vendor", vendor);
  const entity = recordAt(object, "EntityRef");
  const type = textAt(entity, "type");
  if (entity === undefined) return NOBODY;
  return party(type === "Customer" || type === "Employee" ? type : "Vendor", entity);
}

function party(entity: Party["entity"], ref: Wire): Party {
  return { entity, id: textAt(ref, "value") ?? "", name: textAt(ref, "name") ?? "" };
}

function partyOfName(books: Books, id: string): Party {
  for (const entity of ["Customer", "Vendor", "Employee"] as const) {
    const found = books.find(entity, id);
    if (found !== undefined) return { entity, id, name: textAt(found, "DisplayName") ?? "" };
  }
  return NOBODY;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  BillPayment: "Bill Payment (Check)",
  CreditMemo: "Credit Memo",
  Item: "Inventory Starting Value",
  InventoryAdjustment: "Inventory Qty Adjust",
  JournalEntry: "Journal Entry",
  Purchase: "Expense",
  PurchaseOrder: "Purchase Order",
  RefundReceipt: "Refund",
  SalesReceipt: "Sales Receipt",
  VendorCredit: "Vendor Credit",
};

/** The type of a transaction in the service's words: "Sales Receipt", "Credit Memo". */
export function typeName(entity: string): string {
  return TYPE_NAMES[entity] ?? entity;
}
