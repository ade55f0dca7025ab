import { homeCurrency } from "../books/preferences.ts";
import { refuseDocumented } from "../books/refused-request.ts";
import type { Books, DraftPosting, Posting, Wire } from "../books/types.ts";
import { textAt } from "../books/wire.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { type Decimal, fromMinor, multiply, toDecimal, toMinor } from "../money/decimal.ts";
import { currencyOf } from "./currency.ts";

/** The ledger lines of one transaction. */
export type Entry = { entity: string; id: string; date: string; docNumber: string; lines: Posting[] };

export type AccountBalance = { homeMinor: number; foreignMinor: number };

/**
 * Replaces the ledger lines of a transaction by those of its present state (none when `object` is undefined)
 * and keeps account and name balances. Throws when the lines, or the whole books, do not balance.
 */
export function post(books: Books, entity: string, id: string, object: Wire | undefined): void {
  const entries = books.db.table<Entry>("postings");
  const key = `${entity}:${id}`;
  const before = entries.get(key);
  const drafts = object === undefined ? [] : (books.definition(entity).postings?.(books, object) ?? []);
  const lines = object === undefined ? [] : toPostings(books, object, drafts, key);
  if (before !== undefined) moveBalances(books, before.lines, -1);
  moveBalances(books, lines, 1);
  if (lines.length > 0) {
    const date = textAt(object, "TxnDate") ?? textAt(object, "InvStartDate") ?? "";
    entries.set(key, { entity, id, date, docNumber: textAt(object, "DocNumber") ?? "", lines });
  } else if (before !== undefined) {
    entries.delete(key);
  }
  assertBalanced(books, key);
}

/** Debits minus credits of an account, in home minor units and in its own currency. */
export function accountBalance(books: Books, accountId: string): AccountBalance {
  return books.db.table<AccountBalance>("balances").get(accountId) ?? { homeMinor: 0, foreignMinor: 0 };
}

/** What a customer owes (or a vendor is owed, negative), in the minor units of its currency. */
export function nameBalance(books: Books, nameId: string): number {
  return books.db.table<number>("nameBalances").get(nameId) ?? 0;
}

export function entryOf(books: Books, entity: string, id: string): Entry | undefined {
  return books.db.table<Entry>("postings").get(`${entity}:${id}`);
}

export function entriesOf(books: Books): Entry[] {
  return [...books.db.table<Entry>("postings").values()];
}

function toPostings(books: Books, object: Wire, drafts: readonly DraftPosting[], key: string): Posting[] {
  const home = homeCurrency(books);
  const currency = currencyOf(books, object);
  const rate = currency === home ? ONE : (toDecimal(object.ExchangeRate) ?? ONE);
  const sum = drafts.reduce((total, draft) => total + draft.amountMinor, 0);
  if (sum !== 0) throw new Error(`${key} does not balance: debits minus credits is ${sum} minor units`);
  const kept = drafts.filter((draft) => draft.amountMinor !== 0 || (draft.homeMinor ?? 0) !== 0);
  if (kept.some((draft) => draft.accountId === "")) throw new Error(`${key} posts to no account`);
  const homes = kept.map((draft) => draft.homeMinor ?? convert(draft.amountMinor, currency, home, rate));
  settleRemainder(kept, homes);
  return kept.map((draft, index) => toPosting(draft, homes[index] ?? 0, currency));
}

const ONE: Decimal = { digits: 1n, scale: 0 };

/** Minor units of `from` times the rate, in minor units of `to`, half up. */
export function convert(amountMinor: number, from: string, to: string, rate: Decimal): number {
  if (from === to) return amountMinor;
  return toMinor(multiply(fromMinor(amountMinor, currencyDigits(from)), rate), currencyDigits(to));
}

/** Rounding each foreign line leaves a few home units over: the largest line takes them. */
function settleRemainder(drafts: readonly DraftPosting[], homes: number[]): void {
  const remainder = homes.reduce((total, amount) => total + amount, 0);
  if (remainder === 0) return;
  let target = -1;
  for (const [index, amount] of homes.entries()) {
    if (drafts[index]?.homeMinor !== undefined) continue;
    if (target < 0 || Math.abs(amount) > Math.abs(homes[target] ?? 0)) target = index;
  }
  if (target < 0 || Math.abs(remainder) > drafts.length) {
    throw new Error(`ledger lines differ by ${remainder} home minor units`);
  }
  homes[target] = (homes[target] ?? 0) - remainder;
}

function toPosting(draft: DraftPosting, homeMinor: number, currency: string): Posting {
  const { accountId: _account, amountMinor: _amount, homeMinor: _home, memo: _memo, ...tags } = draft;
  return {
    accountId: draft.accountId,
    debitMinor: Math.max(homeMinor, 0),
    creditMinor: Math.max(-homeMinor, 0),
    memo: draft.memo,
    currency,
    foreignMinor: draft.amountMinor,
    ...tags,
  };
}

function moveBalances(books: Books, lines: readonly Posting[], sign: 1 | -1): void {
  const accounts = books.db.table<AccountBalance>("balances");
  const names = books.db.table<number>("nameBalances");
  for (const line of lines) {
    const balance = accountBalance(books, line.accountId);
    const homeMinor = balance.homeMinor + sign * (line.debitMinor - line.creditMinor);
    const foreignMinor = balance.foreignMinor + sign * line.foreignMinor;
    requireDigits(homeMinor, foreignMinor, line.debitMinor, line.creditMinor);
    accounts.set(line.accountId, { homeMinor, foreignMinor });
    if (line.nameId !== undefined) {
      names.set(line.nameId, nameBalance(books, line.nameId) + sign * line.foreignMinor);
    }
  }
}

const LARGEST_MINOR = 999_999_999_999_999;

/** An amount has at most 15 digits; more would also pass what a number holds exactly. */
function requireDigits(...minors: readonly number[]): void {
  const large = minors.find((minor) => Math.abs(minor) > LARGEST_MINOR);
  if (large === undefined) return;
  refuseDocumented("2140", "");
}

function assertBalanced(books: Books, key: string): void {
  let sum = 0;
  for (const balance of books.db.table<AccountBalance>("balances").values()) sum += balance.homeMinor;
  if (sum !== 0) throw new Error(`trial balance is ${sum} minor units off after ${key}`);
}
