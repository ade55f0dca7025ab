import { pacificDay, pacificSeconds } from "../books/pacific-time.ts";
import { homeCurrency } from "../books/preferences.ts";
import { refuseDocumented, refuseMissing } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { isRecord, textAt } from "../books/wire.ts";
import { type ExchangeRateRow, exchangeRateOn } from "../ledger/currency.ts";
import { toDecimal, toNumber } from "../money/decimal.ts";
import { requireWritable } from "./access.ts";

/** `GET /exchangerate?sourcecurrencycode=EUR&asofdate=2026-01-31`. */
export function readExchangeRate(books: Books, search: URLSearchParams): Wire {
  const currency = parameter(search, "sourcecurrencycode") ?? refuseMissing("sourcecurrencycode");
  const day = parameter(search, "asofdate") ?? pacificDay(books.now());
  return rateWire(books, currency.toUpperCase(), day);
}

/** Sets the rate of one currency from one day on; there is one row per currency and day. */
export function writeExchangeRate(books: Books, body: unknown): Wire {
  requireWritable(books);
  if (!isRecord(body)) return refuseMissing("SourceCurrencyCode");
  const currency = textAt(body, "SourceCurrencyCode") ?? refuseMissing("SourceCurrencyCode");
  const day = textAt(body, "AsOfDate") ?? refuseMissing("AsOfDate");
  const rate = toDecimal(body.Rate) ?? refuseMissing("Rate");
  if (rate.digits <= 0n) refuseDocumented("2240", "Rate", String(body.Rate));
  const table = books.db.table<ExchangeRateRow>("exchangeRates");
  const before = table.get(`${currency}/${day}`);
  const updated = pacificSeconds(books.now());
  const syncToken = before === undefined ? 0 : before.syncToken + 1;
  table.set(`${currency}/${day}`, { currency, day, rate: toNumber(rate), syncToken, updated });
  return { ExchangeRate: rateWire(books, currency, day) };
}

function rateWire(books: Books, currency: string, day: string): Wire {
  const row = books.db.table<ExchangeRateRow>("exchangeRates").get(`${currency}/${day}`);
  return {
    SourceCurrencyCode: currency,
    TargetCurrencyCode: homeCurrency(books),
    Rate: exchangeRateOn(books, currency, day),
    AsOfDate: day,
    SyncToken: String(row?.syncToken ?? 0),
    domain: "QBO",
    sparse: false,
    MetaData: { LastUpdatedTime: row?.updated ?? pacificSeconds(books.now()) },
  };
}

/** Parameter names of this resource are met in several spellings. */
function parameter(search: URLSearchParams, name: string): string | undefined {
  for (const [key, value] of search) if (key.toLowerCase() === name && value !== "") return value;
  return undefined;
}
