import { parseDecimal } from "#app/domain/money/parse-decimal.ts";

type Described = Record<string, unknown>;

/**
 * What does not add up in an expected outcome by itself: lines and tax that are not the total, debits that are not the
 * credits, a payment that settles more than its amount. People write these files by hand.
 */
export function findWrongSums(expected: Described): string[] {
  const currency = typeof expected.currency === "string" ? expected.currency : "USD";
  const minor = (text: unknown) => parseDecimal(String(text), currency) ?? Number.NaN;
  const documents = listOf<Described>(expected.documents).flatMap((document) =>
    checkDocument(document, minor),
  );
  const journal = sum(listOf<string[]>(expected.journal).map(([, amount]) => minor(amount)));
  return journal === 0 ? documents : [...documents, "the journal"];
}

function checkDocument(document: Described, minor: (text: unknown) => number): string[] {
  const name = `${document.type} ${document.number ?? ""}`;
  const lines = listOf<string[]>(document.lines);
  const links = listOf<string[]>(document.settles).map(([, amount]) => minor(amount));
  if (document.type === "journalEntry") {
    const sides = lines.map(([side, , amount]) => (side === "debit" ? minor(amount) : -minor(amount)));
    return sum(sides) === 0 ? [] : [name];
  }
  if (document.type === "payment") return sum(links) <= minor(document.amount) ? [] : [name];
  if (document.type === "application") return [];
  const tax = (document.tax as { total: string; rates?: string[][] } | undefined) ?? { total: "0" };
  const amounts = lines.map((line) => minor(amountOf(line)));
  const rates = tax.rates ? sum(tax.rates.map(([, , amount]) => minor(amount))) : minor(tax.total);
  const isSound = sum(amounts) + minor(tax.total) === minor(document.total) && rates === minor(tax.total);
  return isSound && lines.every((line) => isExact(line, minor)) ? [] : [name];
}

/** The amount comes after the quantity, where there is one. */
function amountOf(line: string[]): string | undefined {
  return quantityOf(line) ? line[4] : line[3];
}

function quantityOf(line: string[]): RegExpExecArray | null {
  return /^(\d+) x (\S+)$/.exec(line[3] ?? "");
}

function isExact(line: string[], minor: (text: unknown) => number): boolean {
  const quantity = quantityOf(line);
  return !quantity || Number(quantity[1]) * minor(quantity[2]) === minor(amountOf(line));
}

function listOf<Entry>(value: unknown): Entry[] {
  return Array.isArray(value) ? (value as Entry[]) : [];
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
