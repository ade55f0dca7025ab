import type { BooksFacts, BooksTaxCode } from "#app/domain/accounting/books-facts.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { percentOf, taxKey } from "#app/domain/mapping/taxes/tax-words.ts";
import type { SaleTax } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/** Names of codes without tax, the most fitting first: what no tax was charged on is rarely a matter of zero rates. */
const untaxedNames = [/out of scope/i, /no vat|no tax/i, /exempt/i, /free/i, /zero/i];
/** What is taxed at 0 % belongs into a tax return, and has a code of its own. */
const zeroRatedNames = [/zero/i, /\b0(\.0+)? ?%/, /free/i];

/**
 * The QBO tax code of a charge outside the United States: the mapped one, else the one with exactly its rates, told
 * apart by name. Faults: `unmapped` when none fits, `ambiguous` when several do, `missing` when the mapped one is gone.
 */
export function chooseTaxCode(
  taxes: readonly SaleTax[],
  settings: Settings,
  facts: BooksFacts,
  subject: string,
): Result<BooksTaxCode> {
  const charged = taxes.filter((tax) => tax.amountMinor !== 0);
  const keys = [...new Set([taxKey(taxes), charged.length === 0 ? "none" : taxKey(charged)])];
  const mapped = keys.map((key) => mappedId(settings, key)).find((id) => id !== null);
  if (mapped) {
    const code = facts.taxCodes.find(({ id }) => id === mapped);
    const what = `the tax code ${mapped}, to which the tax mapping sends "${keys[0]}"`;
    return code ? ok(code) : failed({ kind: "missing", subject, what });
  }
  if (charged.length === 0) return untaxedCode(taxes, facts, subject);
  // A tax so small that it rounds to nothing still tells the code; where no code has it, those that came to something do.
  const rated = taxes.filter((tax) => tax.amountMinor !== 0 || Number(percentOf(tax.rate) ?? 0) !== 0);
  const byAll = byRates(rated, facts, subject);
  return byAll.ok || byAll.fault.kind === "ambiguous" ? byAll : byRates(charged, facts, subject);
}

function mappedId(settings: Settings, key: string): string | null {
  const wanted = key.toLowerCase();
  const row = Object.entries(settings.taxCodes).find(([name]) => name.trim().toLowerCase() === wanted);
  return row?.[1] ?? null;
}

function untaxedCode(taxes: readonly SaleTax[], facts: BooksFacts, subject: string): Result<BooksTaxCode> {
  const free = facts.taxCodes.filter(({ salesRates }) =>
    salesRates.every((rate) => Number(rate.percent) === 0),
  );
  const isZeroRated = taxes.some((tax) => percentOf(tax.rate) === "0");
  const names = isZeroRated ? [...zeroRatedNames, ...untaxedNames] : untaxedNames;
  const named = names.flatMap((pattern) => free.filter((code) => pattern.test(code.name)));
  const code = named[0] ?? free[0];
  return code ? ok(code) : failed({ kind: "unmapped", subject, what: "a tax code for what carries no tax" });
}

function byRates(taxes: readonly SaleTax[], facts: BooksFacts, subject: string): Result<BooksTaxCode> {
  const key = taxKey(taxes);
  const percents = [...new Set(taxes.map((tax) => `${tax.title}|${percentOf(tax.rate)}`))].map(
    (pair) => pair.split("|").at(-1) ?? "",
  );
  const exact = facts.taxCodes.filter(({ salesRates }) =>
    isSame(
      salesRates.map((rate) => rate.percent),
      percents,
    ),
  );
  const fitting = exact.length > 0 ? exact : bySum(percents, facts);
  const [only, second] = fitting;
  if (!only)
    return failed({ kind: "unmapped", subject, what: `the tax "${key}" (no tax code has its rates)` });
  if (!second) return ok(only);
  const named = fitting.filter((code) => namesTax(code, taxes));
  const [best, rival] = named;
  if (best && !rival) return ok(best);
  const candidates = (named.length > 0 ? named : fitting).map(({ id, name }) => ({ id, name }));
  return failed({ kind: "ambiguous", subject, what: `the tax "${key}"`, candidates, choice: null });
}

/** Shopify may state one combined rate where QuickBooks has its parts, or the parts where QuickBooks has one. */
function bySum(percents: readonly string[], facts: BooksFacts): BooksTaxCode[] {
  const total = sumPercent(percents);
  return facts.taxCodes.filter(({ salesRates }) => {
    if (salesRates.length !== 1 && percents.length !== 1) return false;
    return salesRates.length > 0 && sumPercent(salesRates.map((rate) => rate.percent)) === total;
  });
}

/** Hundred-thousandths of a percent: rates have up to five decimals. */
function sumPercent(percents: readonly string[]): number {
  return percents.reduce((sum, percent) => sum + Math.round(Number(percent) * 100_000), 0);
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  const sorted = (list: readonly string[]) =>
    list
      .map(Number)
      .sort((one, other) => one - other)
      .join();
  return some.length > 0 && sorted(some) === sorted(others);
}

function namesTax(code: BooksTaxCode, taxes: readonly SaleTax[]): boolean {
  const texts = [code.name, ...code.salesRates.map((rate) => rate.name)].map((text) => text.toLowerCase());
  return taxes.every((tax) => {
    const title = tax.title.trim().toLowerCase();
    return title !== "" && texts.some((text) => text.includes(title) || title.includes(text));
  });
}
