import { pacificSeconds } from "./pacific-time.ts";
import type { Books, Wire } from "./types.ts";

/** Lists whose ids are long in the service. */
const LONG_IDS = new Set(["Class", "CustomerType", "Attachable"]);
const LONG_ID_BASE = 5_000_000_000_000_500_000n;

/** The next id of a family: names share one sequence, transactions another, every other list has its own. */
export function nextId(books: Books, family: string): string {
  const number = books.db.next(`id:${family}`);
  return LONG_IDS.has(family) ? String(LONG_ID_BASE + BigInt(number)) : String(number);
}

/** Members that every stored object has. */
export function freshStamp(books: Books, id: string): Wire {
  const now = pacificSeconds(books.now());
  return {
    domain: "QBO",
    sparse: false,
    Id: id,
    SyncToken: "0",
    MetaData: { CreateTime: now, LastUpdatedTime: now },
  };
}

/** Stores a new object as the service itself would; answers it. */
export function insertObject(books: Books, entity: string, fields: Wire, id?: string): Wire {
  const chosen = id ?? nextId(books, books.definition(entity).idFamily);
  const object = { ...fields, ...freshStamp(books, chosen) };
  books.db.table<Wire>(`entity:${entity}`).set(chosen, object);
  return object;
}

/** Replaces a stored object: next SyncToken and a new LastUpdatedTime. */
export function touchObject(books: Books, entity: string, object: Wire, bumpSyncToken = true): Wire {
  const created = (object.MetaData as Wire | undefined)?.CreateTime;
  const touched: Wire = {
    ...object,
    SyncToken: bumpSyncToken ? String(Number(object.SyncToken) + 1) : object.SyncToken,
    MetaData: { CreateTime: created, LastUpdatedTime: pacificSeconds(books.now()) },
  };
  books.db.table<Wire>(`entity:${entity}`).set(String(object.Id), touched);
  return touched;
}

const CLASSIFICATIONS: Readonly<Record<string, string>> = {
  Bank: "Asset",
  "Accounts Receivable": "Asset",
  "Other Current Asset": "Asset",
  "Fixed Asset": "Asset",
  "Other Asset": "Asset",
  "Accounts Payable": "Liability",
  "Credit Card": "Liability",
  "Other Current Liability": "Liability",
  "Long Term Liability": "Liability",
  Equity: "Equity",
  Income: "Revenue",
  "Other Income": "Revenue",
  "Cost of Goods Sold": "Expense",
  Expense: "Expense",
  "Other Expense": "Expense",
};

export function classificationOf(accountType: string): string | undefined {
  return CLASSIFICATIONS[accountType];
}

/** Opens an account that the books need; answers its id. */
export function createAccount(books: Books, fields: Wire, currency: string): string {
  const object = insertObject(books, "Account", {
    ...fields,
    FullyQualifiedName: fields.Name,
    SubAccount: false,
    Active: true,
    Classification: classificationOf(String(fields.AccountType)) ?? "Asset",
    CurrencyRef: { value: currency },
  });
  return String(object.Id);
}
