const TWO_DIGITS = `
  AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BYR BZD CAD
  CDF CHF CNY COP CRC CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL
  HRK HTG HUF IDR ILS INR IRR JEP JMD KES KGS KHR KID KYD KZT LAK LBP LKR LRD LSL LTL LVL MAD MDL MGA
  MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON
  RSD RUB SAR SBD SCR SDG SEK SGD SHP SLL SOS SRD SSP STD STN SYP SZL THB TJS TMT TOP TRY TTD TWD TZS
  UAH USD USDC UYU UZS VED VEF VES WST XCD XXX YER ZAR ZMW`;
const NO_DIGITS = `
  BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF`;
const THREE_DIGITS = `
  BHD IQD JOD KWD LYD OMR TND`;

/** Fraction digits by currency: the values of the Admin API's `CurrencyCode` with the digits of ISO 4217. */
const digitsByCode = new Map<string, number>([
  ...codes(TWO_DIGITS).map((code): [string, number] => [code, 2]),
  ...codes(NO_DIGITS).map((code): [string, number] => [code, 0]),
  ...codes(THREE_DIGITS).map((code): [string, number] => [code, 3]),
]);

/** Fraction digits of a currency that Shopify knows (JPY 0, USD 2, KWD 3); null for a code that its schema does not list. */
export function currencyDigits(code: string): number | null {
  return digitsByCode.get(code) ?? null;
}

function codes(list: string): string[] {
  return list.trim().split(/\s+/);
}
