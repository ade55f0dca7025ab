import { addDays } from "../books/pacific-time.ts";

/** Days of a report, both included. */
export type Period = { from: string; to: string };

type Unit = "week" | "month" | "fiscal quarter" | "fiscal year" | "calendar quarter" | "calendar year";

/** The days that a `date_macro` stands for on `today`; undefined for a macro that does not exist. */
export function periodOfMacro(macro: string, today: string, fiscalMonth: number): Period | undefined {
  const name = macro.trim().toLowerCase().replaceAll("_", " ");
  if (name === "today") return { from: today, to: today };
  if (name === "yesterday") return { from: addDays(today, -1), to: addDays(today, -1) };
  if (name === "all" || name === "all dates") return { from: "1900-01-01", to: today };
  const match = /^(this|last|next) (.+?)(-to-date)?$/.exec(name);
  const unit = unitOf(match?.[2] ?? "");
  if (match === null || unit === undefined) return undefined;
  const from = startOf(unit, today, fiscalMonth);
  if (match[1] === "next") return spanOf(unit, shift(unit, from, 1));
  if (match[1] === "this") return match[3] === undefined ? spanOf(unit, from) : { from, to: today };
  const before = shift(unit, from, -1);
  if (match[3] === undefined) return spanOf(unit, before);
  return { from: before, to: sameDayBefore(unit, today) };
}

/** First day of the fiscal year that holds a day; `fiscalMonth` counts from 1. */
export function fiscalYearStart(day: string, fiscalMonth: number): string {
  return startOf("fiscal year", day, fiscalMonth);
}

const MONTHS: Readonly<Record<string, number>> = {
  week: 0,
  month: 1,
  "fiscal quarter": 3,
  "calendar quarter": 3,
  "fiscal year": 12,
  "calendar year": 12,
};

/** A quarter or year without further words is a calendar quarter or a fiscal year's one, as the service has it. */
function unitOf(name: string): Unit | undefined {
  if (name === "quarter") return "calendar quarter";
  if (name === "year") return "calendar year";
  return Object.hasOwn(MONTHS, name) ? (name as Unit) : undefined;
}

function startOf(unit: Unit, day: string, fiscalMonth: number): string {
  if (unit === "week") return addDays(day, -new Date(`${day}T00:00:00Z`).getUTCDay());
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const length = MONTHS[unit] ?? 1;
  const first = unit.startsWith("fiscal") ? fiscalMonth : 1;
  const since = (((month - first) % length) + length) % length;
  return monthStart(year, month - since);
}

function shift(unit: Unit, start: string, times: number): string {
  if (unit === "week") return addDays(start, 7 * times);
  return monthStart(Number(start.slice(0, 4)), Number(start.slice(5, 7)) + times * (MONTHS[unit] ?? 1));
}

function spanOf(unit: Unit, start: string): Period {
  return { from: start, to: addDays(shift(unit, start, 1), -1) };
}

function sameDayBefore(unit: Unit, day: string): string {
  if (unit === "week") return addDays(day, -7);
  const start = monthStart(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - (MONTHS[unit] ?? 1));
  const last = addDays(monthStart(Number(start.slice(0, 4)), Number(start.slice(5, 7)) + 1), -1);
  const wanted = `${start.slice(0, 8)}${day.slice(8)}`;
  return wanted > last ? last : wanted;
}

/** First day of a month; months below 1 and above 12 lead into other years. */
export function monthStart(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}
