import type { DocumentTax, PlannedLine } from "#app/domain/accounting/plan.ts";
import { bodyOf, type PlannedBody } from "#app/domain/mapping/planned-body.ts";
import { splitSigned } from "#app/domain/money/split-signed.ts";
import { roundQuantity } from "#app/domain/quantity/round-quantity.ts";

/**
 * The part of a body between two marks of its total: from 0 to the total it is the body itself. Parts that follow each
 * other sum to the whole, line by line, in money and in goods, however many there are: a receipt per capture, a refund
 * per transaction. What costs nothing goes with the last part.
 */
export function splitBody(body: PlannedBody, fromMinor: number, toMinor: number): PlannedBody {
  if (fromMinor === 0 && toMinor === body.totalMinor) return body;
  const weights = weightsOf(body);
  const from = splitSigned(fromMinor, weights);
  const to = splitSigned(toMinor, weights);
  const parts = to.map((part, index) => part - (from[index] ?? 0));
  const isLast = fromMinor < toMinor && toMinor === body.totalMinor;
  const lines = body.lines.flatMap((line, index) => {
    if (line.amountMinor === 0) return isLast && line.quantity !== null ? [line] : [];
    return parts[index] === 0 ? [] : [partOfLine(line, from[index] ?? 0, to[index] ?? 0)];
  });
  const tax = partOfTax(body.tax, parts.slice(body.lines.length), toMinor - fromMinor, body.totalMinor);
  return bodyOf(lines, tax);
}

function weightsOf({ lines, tax }: PlannedBody): number[] {
  const amounts = lines.map((line) => line.amountMinor);
  if (tax.mode === "us") return [...amounts, tax.totalMinor];
  return tax.mode === "global" ? [...amounts, ...tax.rates.map((rate) => rate.amountMinor)] : amounts;
}

function partOfLine(line: PlannedLine, fromMinor: number, toMinor: number): PlannedLine {
  const amountMinor = toMinor - fromMinor;
  if (amountMinor === line.amountMinor) return line;
  const goodsUntil = (mark: number) => roundQuantity(((line.quantity ?? 0) * mark) / line.amountMinor);
  return {
    ...line,
    amountMinor,
    quantity: roundQuantity(goodsUntil(toMinor) - goodsUntil(fromMinor)) || null,
    unitPriceMinor: null,
    why: { ...line.why, rule: `${line.why.rule}; the share that this money pays for` },
  };
}

function partOfTax(
  tax: DocumentTax,
  parts: readonly number[],
  partMinor: number,
  totalMinor: number,
): DocumentTax {
  if (tax.mode === "us") return { ...tax, totalMinor: parts[0] ?? 0 };
  if (tax.mode === "none") return tax;
  const rates = tax.rates.map((rate, index) => ({
    ...rate,
    amountMinor: parts[index] ?? 0,
    netMinor: Math.round((rate.netMinor * partMinor) / totalMinor),
  }));
  return { ...tax, rates, totalMinor: rates.reduce((sum, rate) => sum + rate.amountMinor, 0) };
}
