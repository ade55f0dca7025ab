import { createAccount } from "../books/new-object.ts";
import { homeCurrency, preferencesOf } from "../books/preferences.ts";
import { refuseBusiness } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, refAt, textAt } from "../books/wire.ts";
import { currencyOf } from "./currency.ts";

type SystemAccount = { name: string; type: string; subType: string };

const UNDEPOSITED: SystemAccount = {
  name: "Undeposited Funds",
  type: "Other Current Asset",
  subType: "UndepositedFunds",
};
const EXCHANGE: SystemAccount = {
  name: "Exchange Gain or Loss",
  type: "Other Expense",
  subType: "ExchangeGainOrLoss",
};
const OPENING: SystemAccount = {
  name: "Opening Balance Equity",
  type: "Equity",
  subType: "OpeningBalanceEquity",
};

const SHRINKAGE: SystemAccount = {
  name: "Inventory Shrinkage",
  type: "Cost of Goods Sold",
  subType: "SuppliesMaterialsCogs",
};

const BILLABLE_INCOME: SystemAccount = {
  name: "Billable Expense Income",
  type: "Income",
  subType: "ServiceFeeIncome",
};
const UNCATEGORIZED: SystemAccount = {
  name: "Uncategorized Expense",
  type: "Expense",
  subType: "OtherMiscellaneousServiceCost",
};
const MARKUP: SystemAccount = { name: "Markup", type: "Income", subType: "OtherPrimaryIncome" };

/** Accounts Receivable in a currency; a foreign one is opened with its first use, as the service does. */
export function receivableAccountId(books: Books, currency: string): string {
  return ledgerAccountId(
    books,
    "Accounts Receivable",
    "AccountsReceivable",
    "Accounts Receivable (A/R)",
    currency,
  );
}

export function payableAccountId(books: Books, currency: string): string {
  return ledgerAccountId(books, "Accounts Payable", "AccountsPayable", "Accounts Payable (A/P)", currency);
}

export function undepositedFundsId(books: Books): string {
  return systemAccountId(books, UNDEPOSITED);
}

export function exchangeGainOrLossId(books: Books): string {
  return systemAccountId(books, EXCHANGE);
}

export function openingBalanceEquityId(books: Books): string {
  return systemAccountId(books, OPENING);
}

/** Where a changed quantity on hand is booked when nobody names an account. */
export function inventoryShrinkageId(books: Books): string {
  return systemAccountId(books, SHRINKAGE, true);
}

/** Where the service books what nobody has sorted. */
export function uncategorizedExpenseId(books: Books): string {
  return systemAccountId(books, UNCATEGORIZED, true);
}

/** Income of expenses that customers pay back. */
export function billableExpenseIncomeId(books: Books): string {
  return systemAccountId(books, BILLABLE_INCOME, true);
}

/** Income of what is charged on top of them. */
export function markupIncomeId(books: Books): string {
  const preferred = refAt(recordAt(preferencesOf(books), "VendorAndPurchasesPrefs"), "DefaultMarkupAccount");
  return preferred ?? systemAccountId(books, MARKUP, true);
}

/** The liability account of a tax agency: `<agency> Payable`. */
export function taxPayableId(books: Books, agencyId: string | undefined): string {
  const agency = agencyId === undefined ? undefined : books.find("TaxAgency", agencyId);
  const linked = agencyId === undefined ? undefined : books.db.table<string>("agencyAccounts").get(agencyId);
  if (linked !== undefined) return linked;
  const name = `${textAt(agency, "DisplayName") ?? "Sales Tax"} Payable`;
  return systemAccountId(books, { name, type: "Other Current Liability", subType: "GlobalTaxPayable" }, true);
}

/** The account a reference names, which must be of one of the given types (6000 otherwise). */
export function accountOfType(books: Books, accountId: string, types: readonly string[]): Wire {
  const account = books.find("Account", accountId);
  if (account === undefined || !types.includes(String(account.AccountType))) {
    refuseBusiness("You need to select a different type of account for this transaction.");
  }
  return account;
}

export function accountRef(books: Books, accountId: string): Wire {
  const account = books.find("Account", accountId);
  return { value: accountId, name: textAt(account, "FullyQualifiedName") ?? textAt(account, "Name") ?? "" };
}

/** A reference of a body, completed with the account's name. */
export function accountRefAt(books: Books, object: Wire, key: string): Wire | undefined {
  const id = refAt(object, key);
  return id === undefined ? undefined : accountRef(books, id);
}

function ledgerAccountId(
  books: Books,
  type: string,
  subType: string,
  name: string,
  currency: string,
): string {
  for (const account of books.list("Account")) {
    if (account.AccountType === type && account.Active === true && currencyOf(books, account) === currency) {
      return String(account.Id);
    }
  }
  const title = currency === homeCurrency(books) ? name : `${name} - ${currency}`;
  return createAccount(books, { Name: title, AccountType: type, AccountSubType: subType }, currency);
}

function systemAccountId(books: Books, wanted: SystemAccount, byName = false): string {
  for (const account of books.list("Account")) {
    const matches = byName ? account.Name === wanted.name : account.AccountSubType === wanted.subType;
    if (matches) return String(account.Id);
  }
  const fields = { Name: wanted.name, AccountType: wanted.type, AccountSubType: wanted.subType };
  return createAccount(books, fields, homeCurrency(books));
}
