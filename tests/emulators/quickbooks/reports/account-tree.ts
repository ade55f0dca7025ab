import { homeCurrency } from "../books/preferences.ts";
import type { Books, Wire } from "../books/types.ts";
import { refAt, textAt } from "../books/wire.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { cell, dataRow, moneyText, type ReportRow, section } from "./report-shape.ts";

/** Amounts of the report's columns, home minor units. */
export type Amounts = number[];

export type AccountAmounts = ReadonlyMap<string, Amounts>;

/** Accounts that only the cash basis knows, until the company has its own. */
const STAND_INS: Readonly<Record<string, Wire>> = {
  UnappliedCashPaymentIncome: { Name: "Unapplied Cash Payment Income", AccountType: "Income" },
  UnappliedCashBillPaymentExpense: { Name: "Unapplied Cash Bill Payment Expense", AccountType: "Expense" },
};

/** All accounts, the inactive ones too: what was booked on them stays in the reports. */
export function reportAccounts(books: Books): Wire[] {
  const standIns = Object.entries(STAND_INS)
    .filter(([subType]) => !books.list("Account").some((account) => account.AccountSubType === subType))
    .map(([Id, fields]) => ({ Id, FullyQualifiedName: fields.Name, ...fields }));
  return [...books.list("Account"), ...standIns];
}

export function accountName(account: Wire | undefined): string {
  const number = textAt(account, "AcctNum");
  const name = textAt(account, "Name") ?? "";
  return number === undefined ? name : `${number} ${name}`;
}

export function sumAmounts(list: readonly Amounts[], width: number): Amounts {
  const sum: Amounts = new Array<number>(width).fill(0);
  for (const amounts of list)
    for (const [index, amount] of amounts.entries()) sum[index] = (sum[index] ?? 0) + amount;
  return sum;
}

/** Amounts as cells; a zero of one account is `""`, a total of zero is `0.00`. */
export function amountCells(books: Books, amounts: Amounts, isTotal: boolean) {
  const digits = currencyDigits(homeCurrency(books));
  return amounts.map((amount) => cell(amount === 0 && !isTotal ? "" : moneyText(amount, digits)));
}

/**
 * The accounts of some types as rows, sub-accounts in a section of their parent, by name. Accounts without any
 * amount are left out. `sign` turns credit balances positive.
 */
export function accountRows(
  books: Books,
  amounts: AccountAmounts,
  types: readonly string[],
  sign: 1 | -1,
  width: number,
): { rows: ReportRow[]; total: Amounts } {
  const accounts = reportAccounts(books).filter((account) => types.includes(String(account.AccountType)));
  const ids = new Set(accounts.map((account) => String(account.Id)));
  const children = Map.groupBy(accounts, (account) => {
    const parent = refAt(account, "ParentRef");
    return parent !== undefined && ids.has(parent) ? parent : "";
  });
  const own = (id: string): Amounts =>
    (amounts.get(id) ?? new Array<number>(width).fill(0)).map((amount) => (amount === 0 ? 0 : sign * amount));
  const nodes = (parent: string): { rows: ReportRow[]; total: Amounts } => {
    const built = (children.get(parent) ?? [])
      .toSorted((a, b) => accountName(a).localeCompare(accountName(b)))
      .map((account) => node(account))
      .filter((each) => each !== undefined);
    return {
      rows: built.map((each) => each.row),
      total: sumAmounts(
        built.map((each) => each.total),
        width,
      ),
    };
  };
  const node = (account: Wire): { row: ReportRow; total: Amounts } | undefined => {
    const id = String(account.Id);
    const amountsOfOwn = own(id);
    const below = nodes(id);
    const isEmpty = amountsOfOwn.every((amount) => amount === 0);
    const head = [cell(accountName(account), id), ...amountCells(books, amountsOfOwn, false)];
    if (below.rows.length === 0) return isEmpty ? undefined : { row: dataRow(head), total: amountsOfOwn };
    const total = sumAmounts([amountsOfOwn, below.total], width);
    const foot = [cell(`Total ${accountName(account)}`), ...amountCells(books, total, true)];
    return { row: section(head, below.rows, foot), total };
  };
  return nodes("");
}
