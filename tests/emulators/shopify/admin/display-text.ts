import { textAt } from "./record-text.ts";

/** Money as the admin shows it, from a `MoneyV2` record (`{amount: "1234.5", currencyCode: "USD"}`): `$1,234.50`. Empty when there is none. */
export function moneyText(money: unknown): string {
  const amount = textAt(money, "amount");
  const currency = textAt(money, "currencyCode");
  const isWellFormed = /^-?\d+(\.\d+)?$/.test(amount) && /^[A-Z]{3}$/.test(currency);
  if (!isWellFormed) return `${amount} ${currency}`.trim();
  // Intl formats decimal text exactly; a conversion to a number would round large amounts.
  return new Intl.NumberFormat("en-US", { style: "currency", currency }).format(
    amount as Intl.StringNumericLiteral,
  );
}

/** The shop-currency side of a `MoneyBag`, as the admin shows it. */
export function shopMoneyText(bag: unknown): string {
  const shopMoney = typeof bag === "object" && bag !== null && "shopMoney" in bag ? bag.shopMoney : null;
  return moneyText(shopMoney);
}

/** A moment in the shop's time zone: `Nov 22 at 9:05 am`. Empty for text that is no date. */
export function momentText(iso: string, timeZone: string): string {
  const date = new Date(iso);
  if (iso === "" || Number.isNaN(date.getTime())) return "";
  const day = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone }).format(date);
  const time = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit", timeZone }).format(
    date,
  );
  return `${day} at ${time.toLowerCase()}`;
}

/** Words from a code: `PARTIALLY_PAID` and `partially_paid` become `Partially paid`. */
export function wordsFromCode(code: string): string {
  const words = code.replaceAll("_", " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
