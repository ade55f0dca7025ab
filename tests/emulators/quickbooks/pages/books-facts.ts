import type { BooksView } from "../view.ts";
import {
  kindOfLink,
  openAmountOf,
  type Status,
  statusOf,
  TRANSACTION_KINDS,
  type TransactionKind,
  totalOf,
} from "./transaction-kinds.ts";
import { listAt, numberAt, textAt, type Wire } from "./wire-fields.ts";

/** One transaction as the lists show it. */
export type TransactionRow = {
  kind: TransactionKind;
  id: string;
  date: string;
  created: string;
  number: string;
  party: string;
  memo: string;
  status: Status;
  currency: string;
  total: number;
  homeTotal: number;
  open: number | undefined;
};

export function homeCurrencyOf(view: BooksView): string {
  return textAt(view.find("Preferences", "1"), "CurrencyPrefs.HomeCurrency.value") || "USD";
}

/** Plan of the company: "QuickBooks Online Plus". */
export function planOf(view: BooksView): string {
  const value = listAt(view.company, "NameValue").find((one) => textAt(one, "Name") === "OfferingSku");
  return textAt(value, "Value");
}

export function rowOf(
  kind: TransactionKind,
  transaction: Wire,
  home: string,
  today?: string,
): TransactionRow {
  const total = totalOf(kind, transaction);
  return {
    kind,
    id: textAt(transaction, "Id"),
    date: textAt(transaction, "TxnDate"),
    created: textAt(transaction, "MetaData.CreateTime"),
    number: textAt(transaction, "DocNumber") || textAt(transaction, "PaymentRefNum"),
    party: kind.party(transaction),
    memo: textAt(transaction, "PrivateNote"),
    status: statusOf(kind, transaction, today),
    currency: textAt(transaction, "CurrencyRef.value") || home,
    total,
    homeTotal: numberAt(transaction, "HomeTotalAmt") ?? total * (numberAt(transaction, "ExchangeRate") ?? 1),
    open: openAmountOf(kind, transaction),
  };
}

export function rowsOf(view: BooksView, kind: TransactionKind): TransactionRow[] {
  const home = homeCurrencyOf(view);
  return view.entities(kind.entity).map((transaction) => rowOf(kind, transaction, home, view.today));
}

export function allRows(view: BooksView): TransactionRow[] {
  return TRANSACTION_KINDS.flatMap((kind) => rowsOf(view, kind));
}

/** Number, other side, note, id, or exact amount contain the words of the search, without regard to case. */
export function matches(row: TransactionRow, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return true;
  const texts = [row.number, row.party, row.memo, row.kind.one];
  const amount = wanted.replaceAll(",", "");
  return (
    texts.some((text) => text.toLowerCase().includes(wanted)) ||
    row.id === wanted ||
    row.total.toFixed(2) === amount ||
    String(row.total) === amount
  );
}

export type LinkedDocument = { kind: TransactionKind; id: string; amount: number | undefined };

function linksOf(transaction: Wire): LinkedDocument[] {
  const header = listAt(transaction, "LinkedTxn").map((link) => ({ link, amount: undefined }));
  const lines = listAt(transaction, "Line").flatMap((line) =>
    listAt(line, "LinkedTxn").map((link) => ({ link, amount: numberAt(line, "Amount") })),
  );
  return [...lines, ...header].flatMap(({ link, amount }) => {
    const kind = kindOfLink(textAt(link, "TxnType"));
    const id = textAt(link, "TxnId");
    return kind === undefined || id === "" ? [] : [{ kind, id, amount }];
  });
}

/**
 * The documents a transaction is joined with, each once: those it names, and those that name it (a payment names its
 * invoice in a line, with the amount that was applied).
 */
export function linkedDocuments(view: BooksView, kind: TransactionKind, transaction: Wire): LinkedDocument[] {
  const id = textAt(transaction, "Id");
  const found = new Map<string, LinkedDocument>();
  const add = (one: LinkedDocument) => {
    const key = `${one.kind.entity} ${one.id}`;
    const known = found.get(key);
    found.set(key, { ...one, amount: known?.amount ?? one.amount });
  };
  linksOf(transaction).forEach(add);
  for (const other of TRANSACTION_KINDS) {
    for (const candidate of view.entities(other.entity)) {
      const back = linksOf(candidate).find((link) => link.kind.entity === kind.entity && link.id === id);
      if (back !== undefined) add({ kind: other, id: textAt(candidate, "Id"), amount: back.amount });
    }
  }
  return [...found.values()];
}
