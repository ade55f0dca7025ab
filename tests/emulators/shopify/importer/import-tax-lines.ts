import type { StoredTaxLine } from "../stored-order.ts";
import { addBags, type Bag, sumBags, ZERO } from "./order-money.ts";
import { filledText, flagOf, type RawObject, requiredList } from "./raw-fields.ts";
import type { Reading } from "./reading.ts";

export type TaxLine = { title: string; rate: number | null; channelLiable: boolean | null; price: Bag };

/** The tax lines of an order, a line, a shipping line, a duty or a fee: their prices are taken as stated, never worked out. */
export function readTaxLines(raw: RawObject, path: string, reading: Reading): TaxLine[] {
  return requiredList(raw, "tax_lines", `${path}tax_lines`).map((tax, index) => {
    const at = `${path}tax_lines[${index}]`;
    const price = reading.money.read(tax, "price", `${at}.price`);
    if (price === null) reading.note(`${at} states no price; it counts as 0.`);
    return {
      title: filledText(tax.title) ?? "Tax",
      rate: rateOf(tax.rate, at, reading.note),
      channelLiable: typeof tax.channel_liable === "boolean" ? flagOf(tax.channel_liable, false) : null,
      price: price ?? ZERO,
    };
  });
}

/** Adds tax lines of the same title and rate into one, in order of first appearance, as `Order.taxLines` does. */
export function mergeTaxLines(taxes: TaxLine[]): TaxLine[] {
  const merged = new Map<string, TaxLine>();
  for (const tax of taxes) {
    const key = `${tax.rate} ${tax.title}`;
    const before = merged.get(key);
    merged.set(key, before ? { ...before, price: addBags(before.price, tax.price) } : tax);
  }
  return [...merged.values()];
}

export function sumOfTaxes(taxes: TaxLine[]): Bag {
  return sumBags(taxes.map((tax) => tax.price));
}

export function renderTaxLine(tax: TaxLine, reading: Reading): StoredTaxLine {
  return {
    title: tax.title,
    rate: tax.rate,
    ratePercentage: tax.rate === null ? null : Number((tax.rate * 100).toPrecision(12)),
    channelLiable: tax.channelLiable,
    source: null,
    priceSet: reading.money.render(tax.price),
  };
}

function rateOf(value: unknown, path: string, note: (text: string) => void): number | null {
  if (value === undefined || value === null) return null;
  const rate = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof rate === "number" && Number.isFinite(rate)) return rate;
  note(`${path}.rate is not a number; the tax line has no rate.`);
  return null;
}
