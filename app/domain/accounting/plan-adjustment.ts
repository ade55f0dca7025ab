import type { BookedContent, BookedLine } from "#app/domain/accounting/booked-content.ts";
import type {
  DocumentTax,
  LineRole,
  PlannedLine,
  SalesDocumentPlan,
  SalesDocumentType,
} from "#app/domain/accounting/plan.ts";
import { maxDocNumberLength, noteMarker } from "#app/domain/mapping/order-number.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import { sumQuantities } from "#app/domain/quantity/round-quantity.ts";
import { cutText } from "#app/domain/text/fit-text.ts";

/** A document that stands in the books for an event: the first one, or one that adjusted it later. */
export type BookedPart = { type: SalesDocumentType; booked: BookedContent };

/** How the document that adjusts is named and dated: the number of the first one, `1` for the first adjustment. */
export type AdjustmentFrame = { docNumber: string; position: number; date: string };

/** What takes back what a document of each type says. An estimate books nothing, so nothing adjusts it. */
const opposites: Record<SalesDocumentType, SalesDocumentType> = {
  invoice: "creditMemo",
  creditMemo: "invoice",
  salesReceipt: "refundReceipt",
  refundReceipt: "salesReceipt",
  estimate: "estimate",
};

const lineRoles: Record<LineRole, true> = {
  product: true,
  discount: true,
  shipping: true,
  tip: true,
  duty: true,
  fee: true,
  tax: true,
  rounding: true,
  residual: true,
};
const isLineRole = (role: string): role is LineRole => Object.hasOwn(lineRoles, role);

const adjustmentMark = "#adjust-";

/** The key of the document that adjusts another one for the nth time. */
export const adjustmentKey = (key: string, position: number): string => `${key}${adjustmentMark}${position}`;

/** The key of the document that this key's document adjusts; null when it adjusts none. */
export function adjustedKey(key: string): string | null {
  const at = key.lastIndexOf(adjustmentMark);
  return at < 0 ? null : key.slice(0, at);
}

/**
 * The document that brings what is booked to what is planned now: the difference of each line, of the same kind where
 * more is due and of the opposite kind where less is. Booked 25.00, planned 30.00: a second invoice of 5.00; planned
 * 20.00: a credit memo of 5.00. Null when nothing differs in money.
 */
export function planAdjustment(
  plan: SalesDocumentPlan,
  standing: readonly BookedPart[],
  frame: AdjustmentFrame,
): SalesDocumentPlan | null {
  const differences = findDifferences(plan, standing);
  const tax = taxDifference(plan, standing);
  if (differences.length === 0 && taxOf(tax) === 0) return null;
  const totalMinor = sumMinor([...differences.map((line) => line.amountMinor), taxOf(tax)]);
  const sign = totalMinor < 0 ? -1 : 1;
  const key = adjustmentKey(plan.key, frame.position);
  return {
    ...plan,
    type: sign < 0 ? opposites[plan.type] : plan.type,
    key,
    date: frame.date,
    dueDate: plan.dueDate !== null && plan.dueDate < frame.date ? frame.date : plan.dueDate,
    docNumber: numberOf(frame),
    lines: linesOf(plan, standing, differences, tax).map((line) => ({ ...line, ...signed(line, sign) })),
    tax: signedTax(tax, sign),
    totalMinor: totalMinor * sign,
    privateNote: `Adjusts ${frame.docNumber}: the order changed after it was booked. ${noteMarker(key)}`,
    source: { adjusts: plan.key, position: frame.position, to: plan.source },
    origin: { type: plan.type, key: plan.key },
  };
}

/** A document needs a line, and a tax one that it is charged on, also when only the tax differs: one of nothing. */
function linesOf(
  plan: SalesDocumentPlan,
  standing: readonly BookedPart[],
  differences: PlannedLine[],
  tax: DocumentTax,
): PlannedLine[] {
  const isTaxed = ({ taxCode }: PlannedLine) => taxCode !== null && taxCode !== "NON";
  const isCarried = tax.mode !== "us" || tax.totalMinor === 0 || differences.some(isTaxed);
  if (differences.length > 0 && isCarried) return differences;
  const lines = [...plan.lines, ...standing.flatMap(({ booked }) => booked.lines.flatMap(asPlannedLines))];
  const carrier = lines.find(isTaxed) ?? lines[0];
  return carrier ? [...differences, differenceOf(carrier, nothing, nothing)] : differences;
}

const asPlannedLines = (line: BookedLine): PlannedLine[] => {
  const planned = asPlanned(line);
  return planned ? [planned] : [];
};

function numberOf({ docNumber, position }: AdjustmentFrame): string {
  const suffix = `-A${position}`;
  return cutText(docNumber, maxDocNumberLength - suffix.length).trimEnd() + suffix;
}

/** Lines are the same when their role and their words are; several such lines count together. */
const lineKey = (line: { role: string; description: string }): string =>
  JSON.stringify([line.role, line.description]);

/** Planned less booked per line, in the planned order, then what is planned no more. */
function findDifferences(plan: SalesDocumentPlan, standing: readonly BookedPart[]): PlannedLine[] {
  const booked = new Map<string, Sum>();
  for (const part of standing) {
    for (const line of part.booked.lines) {
      const key = lineKey(line);
      booked.set(key, addUp([booked.get(key) ?? nothing, signed(line, signOf(plan, part))]));
    }
  }
  const differences: PlannedLine[] = [];
  for (const [key, lines] of Map.groupBy(plan.lines, lineKey)) {
    const before = booked.get(key) ?? nothing;
    booked.delete(key);
    const [line] = lines;
    const change = addUp([...lines, signed(before, -1)]);
    if (line && change.amountMinor !== 0) differences.push(differenceOf(line, change, before));
  }
  const gone = standing.flatMap((part) => part.booked.lines);
  for (const [key, before] of booked) {
    const line = gone.find((row) => lineKey(row) === key);
    const planned = line && before.amountMinor !== 0 ? asPlanned(line) : null;
    if (planned) differences.push(differenceOf(planned, signed(before, -1), before));
  }
  return differences;
}

/** What lines with the same words come to, in money and in goods. */
type Sum = Pick<PlannedLine, "amountMinor" | "quantity">;
const nothing: Sum = { amountMinor: 0, quantity: null };

const signed = ({ amountMinor, quantity }: Sum, sign: 1 | -1): Sum => ({
  // `|| 0`: no negative zero in what is sent.
  amountMinor: amountMinor * sign || 0,
  quantity: quantity === null ? null : quantity * sign,
});

function addUp(sums: readonly Sum[]): Sum {
  return {
    amountMinor: sumMinor(sums.map(({ amountMinor }) => amountMinor)),
    quantity: sumQuantities(sums.map(({ quantity }) => quantity ?? 0)) || null,
  };
}

function differenceOf(line: PlannedLine, change: Sum, before: Sum): PlannedLine {
  const mapping = line.why.mapping;
  const rule = `the difference to what is booked already (${before.amountMinor} minor units)`;
  return {
    ...line,
    ...change,
    unitPriceMinor: null,
    why: { field: line.why.field, mapping, rule },
  };
}

/** A line that was booked and is planned no more. */
function asPlanned({ item, ...line }: BookedLine): PlannedLine | null {
  if (!item || !isLineRole(line.role)) return null;
  return {
    ...line,
    role: line.role,
    item,
    unitPriceMinor: null,
    why: { field: "the order has it no more", mapping: "as it was booked", rule: "" },
  };
}

const signOf = (plan: SalesDocumentPlan, part: BookedPart): 1 | -1 => (part.type === plan.type ? 1 : -1);

const taxOf = (tax: DocumentTax): number => (tax.mode === "none" ? 0 : tax.totalMinor);

function taxDifference(plan: SalesDocumentPlan, standing: readonly BookedPart[]): DocumentTax {
  const parts = standing.map((part) => signedTax(part.booked.tax, -signOf(plan, part)));
  return [plan.tax, ...parts].reduce(addTaxes);
}

/** A company's taxes are all of one mode; where taxes travelled as lines before, there is nothing to add. */
function addTaxes(left: DocumentTax, right: DocumentTax): DocumentTax {
  if (right.mode === "none") return left;
  if (left.mode === "none") return right;
  const totalMinor = left.totalMinor + right.totalMinor;
  // Without tax there is no code to carry it.
  if (left.mode === "us" && right.mode === "us") {
    return { mode: "us", taxCodeId: left.taxCodeId ?? right.taxCodeId, totalMinor };
  }
  if (left.mode !== "global" || right.mode !== "global") return { ...left, totalMinor };
  const rates = [...Map.groupBy([...left.rates, ...right.rates], (rate) => rate.taxRateId).values()];
  return {
    mode: "global",
    totalMinor,
    rates: rates.flatMap(([first, ...rest]) => {
      if (!first) return [];
      const amountMinor = sumMinor([first, ...rest].map((rate) => rate.amountMinor));
      const netMinor = sumMinor([first, ...rest].map((rate) => rate.netMinor));
      return amountMinor === 0 && netMinor === 0 ? [] : [{ ...first, amountMinor, netMinor }];
    }),
  };
}

function signedTax(tax: DocumentTax, sign: number): DocumentTax {
  if (tax.mode === "none") return tax;
  // `|| 0`: no negative zero in what is sent.
  const signed = (minor: number): number => minor * sign || 0;
  if (tax.mode === "us") return { ...tax, totalMinor: signed(tax.totalMinor) };
  const rates = tax.rates.map((rate) => ({
    ...rate,
    netMinor: signed(rate.netMinor),
    amountMinor: signed(rate.amountMinor),
  }));
  return { ...tax, totalMinor: signed(tax.totalMinor), rates };
}
