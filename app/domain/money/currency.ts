const NO_DECIMALS = new Set("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(" "));
const THREE_DECIMALS = new Set("BHD IQD JOD KWD LYD OMR TND".split(" "));

/** ISO 4217 currency code in capitals, for example `USD`. */
export type Currency = string;

/** Whether `code` has the shape of an ISO 4217 code. It need not be one that is in circulation. */
export function isCurrencyCode(code: unknown): code is Currency {
  return typeof code === "string" && /^[A-Z]{3}$/.test(code);
}

/** Digits behind the decimal point in `currency`: 2 for USD, 0 for JPY, 3 for KWD (ISO 4217). */
export function minorDigits(currency: Currency): 0 | 2 | 3 {
  if (NO_DECIMALS.has(currency)) return 0;
  return THREE_DECIMALS.has(currency) ? 3 : 2;
}
