import { join } from "node:path";
import { expect } from "vitest";
import type { StoredOrder } from "../stored-order.ts";
import { currencyDigits } from "./currencies.ts";
import { formatDecimal, parseDecimal } from "./decimal.ts";
import { createImportContext, type ImportContext } from "./import-context.ts";
import { type ImportResult, importOrder } from "./import-order.ts";
import { readOrderFiles } from "./read-order-files.ts";

export type Accepted = Extract<ImportResult, { ok: true }>;

/** A paid order of one line of 10.00 USD, with the given fields in place of its own. */
export function anOrder(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 1,
    name: "#1",
    currency: "USD",
    created_at: "2026-03-02T10:15:00-05:00",
    total_price: "10.00",
    subtotal_price: "10.00",
    total_tax: "0.00",
    total_discounts: "0.00",
    financial_status: "paid",
    gateway: "manual",
    line_items: [{ id: 2, title: "Bowl", price: "10.00", quantity: 1 }],
    ...fields,
  };
}

/** The order of fixtures/orders/<name>.json, parsed as the reader parses it. */
export function fixture(name: string): unknown {
  const { entries } = readOrderFiles([join(import.meta.dirname, "fixtures/orders", `${name}.json`)]);
  expect(entries).toHaveLength(1);
  return entries[0]?.raw;
}

export function accept(raw: unknown, context: ImportContext = aContext()): Accepted {
  const result = importOrder(raw, context);
  if (!result.ok) throw new Error(`The order was refused: ${result.reason}`);
  return result;
}

export function aContext(): ImportContext {
  return createImportContext({ shopCurrency: "USD", now: "2026-11-22T09:00:00Z" });
}

export function shopAmount(bag: unknown): string {
  return (bag as { shopMoney: { amount: string } }).shopMoney.amount;
}

export function presentmentAmount(bag: unknown): string {
  return (bag as { presentmentMoney: { amount: string } }).presentmentMoney.amount;
}

/** Exact sum of decimal texts, in billionths. */
export function sumTexts(texts: string[]): bigint {
  return texts.reduce((sum, text) => {
    const amount = parseDecimal(text);
    if (amount === null) throw new Error(`Not a decimal: ${text}`);
    return sum + amount;
  }, 0n);
}

/** Sum of every sale of every agreement, in shop money. */
export function ledgerSum(order: StoredOrder): string {
  const texts = order.agreements.flatMap((agreement) =>
    agreement.sales.map((sale) => shopAmount(sale.totalAmount)),
  );
  return formatDecimal(sumTexts(texts), currencyDigits(order.currencyCode) ?? 2);
}
