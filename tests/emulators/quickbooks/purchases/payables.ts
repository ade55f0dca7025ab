import { preferencesOf } from "../books/preferences.ts";
import { refuseBusiness, refuseMissing } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, refAt, textAt } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { accountRef, payableAccountId } from "../ledger/system-accounts.ts";

/** The vendor that a form needs; references were checked before. */
export function vendorOf(books: Books, draft: Wire): { ref: Wire; vendor: Wire | undefined } {
  const id = refAt(draft, "VendorRef") ?? refuseMissing("VendorRef");
  const vendor = books.find("Vendor", id);
  return { ref: { value: id, name: textAt(vendor, "DisplayName") ?? "" }, vendor };
}

/** The payables account of a form: as sent, when it is one in the form's currency, else the usual one. */
export function payableRef(books: Books, draft: Wire, currency: string): Wire {
  const id = refAt(draft, "APAccountRef");
  if (id === undefined) return accountRef(books, payableAccountId(books, currency));
  const account = books.find("Account", id);
  if (account?.AccountType !== "Accounts Payable") {
    refuseBusiness("You need to select a different type of account for this transaction.");
  }
  if (currencyOf(books, account) !== currency) {
    refuseBusiness("The currency of the transaction is invalid for customer/vendor/account.");
  }
  return accountRef(books, id);
}

/** The terms of a bill: as sent, on a new one else those of the vendor or of the company. */
export function purchaseTermId(
  books: Books,
  draft: Wire,
  isNew: boolean,
  vendor: Wire | undefined,
): string | undefined {
  const sent = refAt(draft, "SalesTermRef");
  if (sent !== undefined || !isNew) return sent;
  const preferences = recordAt(preferencesOf(books), "VendorAndPurchasesPrefs");
  return refAt(vendor, "TermRef") ?? refAt(preferences, "DefaultTerms");
}
