import { addDays } from "../books/pacific-time.ts";
import type { Wire } from "../books/types.ts";
import { toDecimal, toMinor } from "../money/decimal.ts";

/**
 * TxnDate plus the days of a term. A date-driven term is due on its day of the month, of the month after when
 * the transaction is dated later than that or less than DueNextMonthDays before it.
 */
export function dueDate(day: string, term: Wire | undefined, defaultDays: number): string {
  const dayOfMonth = toDecimal(term?.DayOfMonthDue);
  if (dayOfMonth !== undefined) return onDayOfMonth(day, toMinor(dayOfMonth, 0), term);
  const days = toDecimal(term?.DueDays);
  return addDays(day, days === undefined ? defaultDays : toMinor(days, 0));
}

function onDayOfMonth(day: string, wanted: number, term: Wire | undefined): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const margin = toDecimal(term?.DueNextMonthDays);
  const earliest = addDays(day, margin === undefined ? 0 : toMinor(margin, 0));
  const first = dayIn(year, month, wanted);
  return first >= earliest ? first : dayIn(year, month + 1, wanted);
}

/** The wanted day of a month, or its last one. */
function dayIn(year: number, month: number, wanted: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1, Math.min(wanted, last))).toISOString().slice(0, 10);
}
