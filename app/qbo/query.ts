/** Objects per page; Intuit's maximum is 1000. */
export const PAGE_SIZE = 1000;
/** Values of one IN list: 30 names of 100 characters stay well below the length at which proxies refuse a request. */
export const IN_LIST_SIZE = 30;

/** One condition of a query; a query joins them by AND, the only connective of the language. */
export type Condition =
  /** A value beyond Latin-1 is asked for by a pattern, which may find more: who asks looks at what came. */
  | { field: string; equals: string }
  | { field: string; in: readonly string[] }
  | { field: "MetaData.LastUpdatedTime"; since: Date }
  /** Calendar dates, both included. */
  | { field: "TxnDate"; from: string; to: string }
  | { field: "Active"; any: true };

/** Quotes a value: backslash and apostrophe are escaped, line breaks, which no value of ours has, become blanks. */
export function quoteValue(value: string): string {
  const escaped = value.replace(/[\r\n\t]/g, " ").replace(/[\\']/g, (character) => `\\${character}`);
  return `'${escaped}'`;
}

/**
 * Whether the query language takes this value as it is. Field reports of 2017 and 2021: a character beyond Latin-1 in a
 * text is a lexical error (4000), so that `Łukasz` cannot be asked for by name.
 */
export function isPlainValue(value: string): boolean {
  return !/[\u0100-\u{10ffff}]/u.test(value);
}

/** A pattern that finds at least the value: what the language cannot say stands for anything. `Łukasz` is `'%ukasz'`. */
function patternOf(value: string): string {
  return quoteValue(value.replace(/[\u0100-\u{10ffff}]+/gu, "%"));
}

/**
 * Text of one page of a query, ordered by Id because QuickBooks' own order is not stable. `startPosition` counts
 * from 1. Example: `SELECT * FROM Item WHERE Sku IN ('A','B') AND Active IN (true,false) ORDERBY Id STARTPOSITION 1 MAXRESULTS 1000`.
 */
export function buildQuery(entity: string, conditions: readonly Condition[], startPosition: number): string {
  const where = conditions.map(conditionText).join(" AND ");
  const filter = where === "" ? "" : ` WHERE ${where}`;
  return `SELECT * FROM ${entity}${filter} ORDERBY Id STARTPOSITION ${startPosition} MAXRESULTS ${PAGE_SIZE}`;
}

function conditionText(condition: Condition): string {
  if ("since" in condition) return `${condition.field} >= ${quoteValue(wholeSeconds(condition.since))}`;
  if ("from" in condition) {
    const { field, from, to } = condition;
    return `${field} >= ${quoteValue(from)} AND ${field} <= ${quoteValue(to)}`;
  }
  if ("any" in condition) return `${condition.field} IN (true,false)`;
  if ("equals" in condition) {
    return isPlainValue(condition.equals)
      ? `${condition.field} = ${quoteValue(condition.equals)}`
      : `${condition.field} LIKE ${patternOf(condition.equals)}`;
  }
  return `${condition.field} IN (${condition.in.map(quoteValue).join(",")})`;
}

/** QuickBooks keeps times of objects in whole seconds: `2026-01-31T09:00:00Z`. */
export function wholeSeconds(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}

/** Cuts the distinct values of a list into pieces that fit one IN list each. */
export function chunkValues(values: readonly string[]): string[][] {
  const distinct = [...new Set(values)];
  const chunks: string[][] = [];
  for (let start = 0; start < distinct.length; start += IN_LIST_SIZE) {
    chunks.push(distinct.slice(start, start + IN_LIST_SIZE));
  }
  return chunks;
}
