import { pacificDay } from "../books/pacific-time.ts";
import { companyInfoOf, homeCurrency, preferencesOf } from "../books/preferences.ts";
import type { Books, Posting, Wire } from "../books/types.ts";
import { textAt } from "../books/wire.ts";
import { compareAccounts } from "../entities/account-types.ts";
import { accountBalance, entriesOf, entryOf } from "../ledger/ledger.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toNumber } from "../money/decimal.ts";
import { reportsView } from "../reports/run-report.ts";
import type { BooksView, PostingView } from "../view.ts";

type BalanceRow = { account: string; accountType: string; balanceMinor: number };

/** The whole company as JSON: the two singletons, every list and transaction as on the wire, the trial balance. */
export function dumpBooks(books: Books): Record<string, unknown> {
  const dump: Record<string, unknown> = {
    CompanyInfo: companyInfoOf(books),
    Preferences: preferencesOf(books),
  };
  for (const definition of books.definitions()) {
    if (definition.kind === "singleton") continue;
    dump[definition.name] = books
      .list(definition.name)
      .map((object) => books.present(definition.name, object));
  }
  const digits = currencyDigits(homeCurrency(books));
  const amount = (minor: number) => toNumber(fromMinor(minor, digits));
  dump.trialBalance = balances(books).map(({ account, balanceMinor }) => ({
    account,
    debit: amount(Math.max(0, balanceMinor)),
    credit: amount(Math.max(0, -balanceMinor)),
  }));
  return dump;
}

/** The ledger lines of every transaction, with amounts in the home currency. */
export function journalOf(books: Books): Record<string, unknown>[] {
  const digits = currencyDigits(homeCurrency(books));
  const amount = (minor: number) => toNumber(fromMinor(minor, digits));
  return entriesOf(books).map((entry) => ({
    type: entry.entity,
    id: entry.id,
    date: entry.date,
    docNumber: entry.docNumber,
    lines: entry.lines.map((line) => ({
      accountId: line.accountId,
      account: accountName(books, line.accountId),
      debit: amount(line.debitMinor),
      credit: amount(line.creditMinor),
      currency: line.currency,
      foreignAmount: toNumber(fromMinor(line.foreignMinor, currencyDigits(line.currency))),
      memo: line.memo,
    })),
  }));
}

/** What the pages of the books read. */
export function viewOf(books: Books): BooksView {
  const digits = currencyDigits(homeCurrency(books));
  const text = (minor: number) => (minor === 0 ? "" : (minor / 10 ** digits).toFixed(digits));
  return {
    company: companyInfoOf(books),
    today: pacificDay(books.now()),
    entities: (entity) => books.list(entity).map((object) => books.present(entity, object)),
    find(entity, id): Wire | undefined {
      const object = books.find(entity, id);
      return object === undefined ? undefined : books.present(entity, object);
    },
    postings: (entity, id) =>
      (entryOf(books, entity, id)?.lines ?? []).map((line) => postingView(books, line)),
    trialBalance: () =>
      orderedBalances(books).map(({ account, accountType, balanceMinor }) => ({
        account,
        accountType,
        debit: text(Math.max(0, balanceMinor)),
        credit: text(Math.max(0, -balanceMinor)),
      })),
    reports: reportsView(books),
  };
}

function postingView(books: Books, line: Posting): PostingView {
  const { accountId, debitMinor, creditMinor, memo } = line;
  return { accountId, account: accountName(books, accountId), debitMinor, creditMinor, memo };
}

function balances(books: Books): BalanceRow[] {
  return books
    .list("Account")
    .map((account) => ({
      account: textAt(account, "FullyQualifiedName") ?? "",
      accountType: textAt(account, "AccountType") ?? "",
      balanceMinor: accountBalance(books, String(account.Id)).homeMinor,
    }))
    .filter((row) => row.balanceMinor !== 0);
}

function orderedBalances(books: Books): BalanceRow[] {
  return balances(books).sort((a, b) =>
    compareAccounts({ type: a.accountType, name: a.account }, { type: b.accountType, name: b.account }),
  );
}

function accountName(books: Books, accountId: string): string {
  return textAt(books.find("Account", accountId), "FullyQualifiedName") ?? accountId;
}
