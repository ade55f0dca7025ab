import { homeCurrency, isMulticurrency } from "../books/preferences.ts";
import { refuseBusiness, refuseMissing } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { refAt, textAt } from "../books/wire.ts";
import { type Decimal, divide, toDecimal, toNumber } from "../money/decimal.ts";

/** US dollars for one unit: the emulator's market, used when the company has no rate of its own for a day. */
const USD_PER_UNIT: Readonly<Record<string, number>> = {
  USD: 1,
  CAD: 0.73,
  EUR: 1.08,
  GBP: 1.27,
  AUD: 0.66,
  NZD: 0.61,
  JPY: 0.0067,
  KWD: 3.25,
  CHF: 1.12,
  SEK: 0.095,
  NOK: 0.093,
  DKK: 0.145,
  INR: 0.012,
  MXN: 0.055,
  SGD: 0.74,
  HKD: 0.128,
  CNY: 0.139,
  KRW: 0.00073,
};

export type ExchangeRateRow = {
  currency: string;
  day: string;
  rate: number;
  syncToken: number;
  updated: string;
};

/** The currency of a stored object: its CurrencyRef, else the home currency. */
export function currencyOf(books: Books, object: Wire | undefined): string {
  return refAt(object, "CurrencyRef") ?? homeCurrency(books);
}

/** Home units for one unit of `currency` on `day`: the company's newest rate up to that day, else the market's. */
export function exchangeRateOn(books: Books, currency: string, day: string): number {
  const home = homeCurrency(books);
  if (currency === home) return 1;
  let best: ExchangeRateRow | undefined;
  for (const row of books.db.table<ExchangeRateRow>("exchangeRates").values()) {
    if (row.currency === currency && row.day <= day && (best === undefined || row.day > best.day)) best = row;
  }
  return best?.rate ?? marketRate(currency, home);
}

function marketRate(currency: string, home: string): number {
  const foreign = toDecimal(USD_PER_UNIT[currency] ?? 1);
  const own = toDecimal(USD_PER_UNIT[home] ?? 1);
  if (foreign === undefined || own === undefined) return 1;
  return toNumber(divide(foreign, own, 8));
}

/**
 * Currency members of a transaction: the name's currency must be the transaction's; rate 1 for home.
 * Without multicurrency everything is in the home currency and no rate is shown.
 */
export function transactionCurrency(books: Books, draft: Wire, name: Wire | undefined, day: string): Wire {
  const home = homeCurrency(books);
  const asked = refAt(draft, "CurrencyRef");
  if (!isMulticurrency(books)) {
    if (asked !== undefined && asked !== home) refuseBusiness(INVALID_CURRENCY);
    return { CurrencyRef: currencyRef(home) };
  }
  if (asked === undefined && books.settings().requireCurrencyRef) refuseMissing("CurrencyRef");
  const currency = asked ?? home;
  if (name !== undefined && currencyOf(books, name) !== currency) refuseBusiness(INVALID_CURRENCY);
  return { CurrencyRef: currencyRef(currency), ExchangeRate: rateFor(books, draft, currency, home, day) };
}

const INVALID_CURRENCY = "The currency of the transaction is invalid for customer/vendor/account.";

function rateFor(books: Books, draft: Wire, currency: string, home: string, day: string): number {
  if (currency === home) return 1;
  const asked: Decimal | undefined = toDecimal(draft.ExchangeRate);
  if (asked !== undefined && asked.digits > 0n) return toNumber(asked);
  return exchangeRateOn(books, currency, day);
}

/** A bank account must be in the home currency or in the transaction's. */
export function requireAccountCurrency(books: Books, account: Wire, currency: string): void {
  const own = currencyOf(books, account);
  if (own !== homeCurrency(books) && own !== currency) refuseBusiness(INVALID_CURRENCY);
}

export function currencyRef(code: string): Wire {
  return { value: code, name: CURRENCY_NAMES[code] ?? code };
}

export const CURRENCY_NAMES: Readonly<Record<string, string>> = {
  USD: "United States Dollar",
  CAD: "Canadian Dollar",
  EUR: "Euro",
  GBP: "British Pound Sterling",
  AUD: "Australian Dollar",
  NZD: "New Zealand Dollar",
  JPY: "Japanese Yen",
  KWD: "Kuwaiti Dinar",
  CHF: "Swiss Franc",
  SEK: "Swedish Krona",
  INR: "Indian Rupee",
  MXN: "Mexican Peso",
  SGD: "Singapore Dollar",
};

/** The day of a transaction as text; only for objects that have one. */
export function txnDay(object: Wire): string {
  return textAt(object, "TxnDate") ?? "";
}
