import { taxRegime } from "../books/preferences.ts";
import { refuseDocumented } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { booleanAt } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { nameBalance } from "../ledger/ledger.ts";
import { uncategorizedExpenseId } from "../ledger/system-accounts.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, toNumber } from "../money/decimal.ts";
import { writeEntity } from "../operations/write-entity.ts";

/** What balances a name, by what it owes and by what it is owed. */
const OFFSETS = {
  Customer: { owing: "CreditMemo", owed: "Invoice", key: "CustomerRef" },
  Vendor: { owing: "Bill", owed: "VendorCredit", key: "VendorRef" },
} as const;

/**
 * A name that is put to rest while it owes or is owed something: nothing happens, or by the switch
 * `deactivateWithBalance` a credit memo (vendor credit, invoice, bill) brings its balance to zero, or it is 6220.
 */
export function leaveWithBalance(
  books: Books,
  entity: keyof typeof OFFSETS,
  draft: Wire,
  existing: Wire | undefined,
): void {
  const isLeaving = booleanAt(draft, "Active") === false && existing?.Active === true;
  const choice = books.settings().deactivateWithBalance;
  if (!isLeaving || choice === "accept") return;
  const id = String(existing.Id);
  const balanceMinor = nameBalance(books, id);
  if (balanceMinor === 0) return;
  if (choice === "refuse") refuseDocumented("6220", "");
  const { owing, owed, key } = OFFSETS[entity];
  const currency = currencyOf(books, existing);
  const Amount = toNumber(fromMinor(Math.abs(balanceMinor), currencyDigits(currency)));
  writeEntity(books, {
    definition: books.definition(balanceMinor > 0 ? owing : owed),
    operation: "create",
    include: new Set(),
    body: {
      [key]: { value: id },
      CurrencyRef: { value: currency },
      ...(taxRegime(books) === "global" ? { GlobalTaxCalculation: "NotApplicable" } : {}),
      PrivateNote: "Created by QB Online to adjust balance for deletion",
      Line: [entity === "Customer" ? saleLine(books, Amount) : costLine(books, Amount)],
    },
  });
}

function saleLine(books: Books, Amount: number): Wire {
  const code = taxRegime(books) === "global" ? {} : { TaxCodeRef: { value: "NON" } };
  return {
    Amount,
    DetailType: "SalesItemLineDetail",
    SalesItemLineDetail: { Qty: 1, UnitPrice: Amount, ...code },
  };
}

function costLine(books: Books, Amount: number): Wire {
  const AccountRef = { value: uncategorizedExpenseId(books) };
  return {
    Amount,
    DetailType: "AccountBasedExpenseLineDetail",
    AccountBasedExpenseLineDetail: { AccountRef },
  };
}
