import { homeCurrency } from "../books/preferences.ts";
import type { Books } from "../books/types.ts";
import { textAt } from "../books/wire.ts";
import { accountBalance } from "../ledger/ledger.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { PROFIT_TYPES } from "./balance-sheet.ts";
import { choice, type ReportParams } from "./report-params.ts";
import { cell, column, dataRow, moneyText, type ReportBody } from "./report-shape.ts";

const DEBIT_SIDE = ["Bank", "Accounts Receivable", "Other Current Asset", "Fixed Asset", "Other Asset"];

/** The chart of accounts with what each one is and, on the balance sheet, what is on it. */
export function accountList(books: Books, params: ReportParams): ReportBody {
  const digits = currencyDigits(homeCurrency(books));
  const asked = params.search.get("account_status") ?? "Not_Deleted";
  const status = choice("account_status", asked, ["Deleted", "Not_Deleted", "All"]);
  const accounts = books
    .list("Account")
    .filter((account) => status === "All" || (account.Active === false) === (status === "Deleted"))
    .filter((account) => params.only.get("account")?.has(String(account.Id)) ?? true)
    .sort((a, b) =>
      (textAt(a, "FullyQualifiedName") ?? "").localeCompare(textAt(b, "FullyQualifiedName") ?? ""),
    );
  const rows = accounts.map((account) => {
    const id = String(account.Id);
    const type = String(account.AccountType);
    const { homeMinor } = accountBalance(books, id);
    const balance = PROFIT_TYPES.includes(type)
      ? ""
      : moneyText(DEBIT_SIDE.includes(type) ? homeMinor : 0 - homeMinor, digits);
    return dataRow([
      cell(textAt(account, "FullyQualifiedName") ?? "", id),
      cell(type),
      cell(textAt(account, "AccountSubType") ?? ""),
      cell(textAt(account, "Description") ?? ""),
      cell(balance),
    ]);
  });
  const columns = [
    column("Account", "String", "account_name"),
    column("Type", "String", "account_type"),
    column("Detail type", "String", "detail_acc_type"),
    column("Description", "String", "account_desc"),
    column("Balance", "Money", "account_bal"),
  ];
  return { columns, rows };
}
