import { homeCurrency } from "../books/preferences.ts";
import type { Books, DraftPosting, Wire } from "../books/types.ts";
import { refAt } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { convert } from "../ledger/ledger.ts";
import { exchangeGainOrLossId } from "../ledger/system-accounts.ts";
import { toDecimal } from "../money/decimal.ts";
import { minorAt } from "../sales/sales-postings.ts";
import { RECEIVABLES, type Side } from "./application-sides.ts";
import { paymentLines } from "./applications.ts";

/**
 * Money against receivables (or payables, the other way round). What is applied leaves them at the rate of its
 * invoice or bill, the rest at the payment's rate; the difference is exchange gain or loss.
 */
export function paymentPostings(
  books: Books,
  side: Side,
  payment: Wire,
  moneyAccountId: string,
  controlAccountId: string,
): DraftPosting[] {
  const sign = side === RECEIVABLES ? 1 : -1;
  const currency = currencyOf(books, payment);
  const home = homeCurrency(books);
  const totalMinor = minorAt(books, payment, "TotalAmt");
  const nameId = refAt(payment, side.owner) ?? "";
  const memo = side === RECEIVABLES ? "Payment" : "Bill payment";
  const money: DraftPosting = { accountId: moneyAccountId, amountMinor: sign * totalMinor, memo };
  const owed: DraftPosting = { accountId: controlAccountId, amountMinor: -sign * totalMinor, memo, nameId };
  if (currency === home) return [money, owed];
  const rateOf = (object: Wire) => toDecimal(object.ExchangeRate) ?? { digits: 1n, scale: 0 };
  let restMinor = totalMinor;
  let homeOwed = 0;
  for (const line of paymentLines(books, side, payment)) {
    const target = books.find(line.entity, line.id) ?? payment;
    const lineSign = line.isCredit ? -1 : 1;
    restMinor -= lineSign * line.amountMinor;
    homeOwed += lineSign * convert(line.amountMinor, currency, home, rateOf(target));
  }
  homeOwed += convert(restMinor, currency, home, rateOf(payment));
  const homePaid = convert(totalMinor, currency, home, rateOf(payment));
  return [
    { ...money, homeMinor: sign * homePaid },
    { ...owed, homeMinor: -sign * homeOwed },
    {
      accountId: exchangeGainOrLossId(books),
      amountMinor: 0,
      homeMinor: sign * (homeOwed - homePaid),
      memo: "Exchange gain or loss",
    },
  ];
}
