import { preferenceText } from "../books/preferences.ts";
import { refuseBusiness } from "../books/refused-request.ts";
import type { Books, DraftPosting, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { tagsOf } from "../ledger/posting-tags.ts";
import { taxPayableId } from "../ledger/system-accounts.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { itemLines } from "./item-details.ts";
import { GRATUITY_ITEM, incomeAccount, SHIPPING_ITEM } from "./sales-lines.ts";
import { rateOf } from "./tax-rates.ts";

/** An amount member of a stored form in the minor units of the form's currency. */
export function minorAt(books: Books, object: Wire, key: string, source: Wire = object): number {
  const value = toDecimal(source[key]);
  return value === undefined ? 0 : toMinor(value, currencyDigits(currencyOf(books, object)));
}

/**
 * Credits of a sales form: income per line, shipping, tax per agency, less the discount. For a credit memo or a
 * refund `sign` is -1 and the same lines are debits.
 */
export function salesPostings(books: Books, form: Wire, sign: 1 | -1): DraftPosting[] {
  const lines = itemLines(form).flatMap((line) => linePosting(books, form, line, sign));
  return [...lines, ...taxPostings(books, form, sign)];
}

function linePosting(books: Books, form: Wire, line: Wire, sign: 1 | -1): DraftPosting[] {
  const amount = minorAt(books, form, "Amount", line);
  const memo = textAt(line, "Description") ?? "";
  const discount = recordAt(line, "DiscountLineDetail");
  if (discount !== undefined) {
    return [
      {
        accountId: refAt(discount, "DiscountAccountRef") ?? "",
        amountMinor: sign * amount,
        memo: "Discount",
        ...tagsOf(form, discount),
      },
    ];
  }
  const detail = recordAt(line, "SalesItemLineDetail");
  const item = refAt(detail, "ItemRef");
  const sold = refAt(detail, "ItemAccountRef");
  if (item === undefined && sold === undefined) return [];
  const tags = tagsOf(form, detail);
  if (item === SHIPPING_ITEM) {
    return [{ accountId: shippingAccount(books), amountMinor: -sign * amount, memo: "Shipping", ...tags }];
  }
  const accountId = sold ?? incomeAccount(books, item ?? "") ?? gratuityAccount(books, item ?? "");
  const quantity = sign * toNumber(toDecimal(detail?.Qty) ?? { digits: 0n, scale: 0 });
  const sale = item === undefined ? {} : { itemId: item, quantity };
  return [{ accountId, amountMinor: -sign * amount, memo, ...tags, ...sale }];
}

function shippingAccount(books: Books): string {
  const id = preferenceText(books, "SalesFormsPrefs", "DefaultShippingAccount");
  return id ?? refuseBusiness("You need to select a different type of account for this transaction.");
}

function gratuityAccount(books: Books, item: string): string {
  const account = books.list("Account").find((row) => row.AccountType === "Other Current Liability");
  if (item !== GRATUITY_ITEM || account === undefined) {
    refuseBusiness("You need to select a different type of account for this transaction.");
  }
  return String(account.Id);
}

/** Tax per agency: credits for a sale (`sign` 1), debits for a return or a purchase (-1). */
export function taxPostings(books: Books, form: Wire, sign: 1 | -1): DraftPosting[] {
  const detail = recordAt(form, "TxnTaxDetail");
  let left = detail === undefined ? 0 : minorAt(books, form, "TotalTax", detail);
  const postings: DraftPosting[] = [];
  for (const line of recordsAt(detail, "TaxLine")) {
    const rate = refAt(recordAt(line, "TaxLineDetail"), "TaxRateRef");
    const agency = rate === undefined ? undefined : rateOf(books, rate)?.agencyId;
    const amount = minorAt(books, form, "Amount", line);
    left -= amount;
    postings.push({ accountId: taxPayableId(books, agency), amountMinor: -sign * amount, memo: "Tax" });
  }
  if (left !== 0) {
    postings.push({ accountId: taxPayableId(books, undefined), amountMinor: -sign * left, memo: "Tax" });
  }
  return postings;
}
