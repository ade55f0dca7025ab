import { pacificDay } from "./pacific-time.ts";
import { companyInfoOf } from "./preferences.ts";
import type { Books } from "./types.ts";
import { textAt } from "./wire.ts";

/** The day that a transaction without TxnDate gets: Pacific, or by the switch `defaultDay` the company's or UTC. */
export function defaultDay(books: Books): string {
  const choice = books.settings().defaultDay;
  if (choice === "pacific") return pacificDay(books.now());
  if (choice === "utc") return books.now().toISOString().slice(0, 10);
  const timeZone = textAt(companyInfoOf(books), "DefaultTimeZone") ?? "America/Los_Angeles";
  // The Swedish order of a date is that of ISO 8601.
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(books.now());
}
