/** Amounts from 10^18 on are refused. */
export const MONEY_LIMIT = 1e18;

/** An amount as Shopify writes it: `27` -> `27.00`; undefined for a text that is no number. */
export function moneyText(value: unknown): string | undefined {
  const number = typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value);
  return Number.isFinite(number) && Math.abs(number) < MONEY_LIMIT ? number.toFixed(2) : undefined;
}
