import { preference, preferencesOf } from "../books/preferences.ts";
import { refuse } from "../books/refused-request.ts";
import type { Books, BuildInput, Wire } from "../books/types.ts";
import { recordAt, recordsAt, textAt } from "../books/wire.ts";
import { typeName } from "../reports/ledger-lines.ts";

/** Forms that draw their automatic numbers from one series. */
const SERIES = "sales";

/**
 * The DocNumber of a sales form. With custom numbers it is the client's or none; without, the next number of the
 * series that all sales forms share, and a number that was sent is stored as sent. A duplicate is fault 6140
 * only while custom numbers and the company's warning are both on.
 */
export function documentNumber(entity: string, input: BuildInput): string | undefined {
  const { books, draft, existing } = input;
  const isCustom = preference(books, "SalesFormsPrefs", "CustomTxnNumbers");
  const asked = textAt(draft, "DocNumber");
  const isIgnored = !isCustom && books.settings().sentNumberWhileAutomatic === "ignore";
  const sent = asked === "" || (isIgnored && asked !== textAt(existing, "DocNumber")) ? undefined : asked;
  if (sent === undefined) {
    if (input.mode === "update") return textAt(existing, "DocNumber");
    const isAutomatic = !isCustom || (entity === "Invoice" && draft.AutoDocNumber === true);
    return isAutomatic && existing === undefined ? nextNumber(books) : undefined;
  }
  const isChecked = isCustom && books.settings().warnDuplicateDocNumber;
  if (isChecked && sent !== textAt(existing, "DocNumber")) refuseTaken(entity, sent, input);
  if (!isCustom && existing === undefined && books.settings().sentNumberMovesCounter) moveSeries(books, sent);
  return sent;
}

/** Refuses a number that another transaction of the same type has, unless the caller allowed duplicates. */
export function refuseTaken(entity: string, docNumber: string, input: BuildInput): void {
  if (input.include.has("allowduplicatedocnum")) return;
  const holders = docNumberIndex(input.books, entity).get(docNumber) ?? [];
  const holder = holders.find((id) => id !== input.id);
  if (holder === undefined) return;
  refuse({
    code: "6140",
    message: "Duplicate Document Number Error",
    detail: `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=${docNumber} is assigned to TxnType=${typeName(entity)} with TxnId=${holder}`,
    element: "",
  });
}

/**
 * Refuses a taken number of a purchase, check or journal entry while the company's warning is on: a pair in
 * Preferences.OtherPrefs such as `WarnDuplicateBillNumber`. Checks and bill payments share one series.
 */
export function refuseDuplicate(input: BuildInput, warning: string, entities: readonly string[]): void {
  const docNumber = textAt(input.draft, "DocNumber");
  if (docNumber === undefined || docNumber === "") return;
  if (docNumber === textAt(input.existing, "DocNumber")) return;
  const values = recordsAt(recordAt(preferencesOf(input.books), "OtherPrefs"), "NameValue");
  if (!values.some((each) => each.Name === warning && each.Value === "true")) return;
  for (const entity of entities) refuseTaken(entity, docNumber, input);
}

/** Keeps the index of numbers in step with a stored or removed transaction. */
export function indexDocNumber(
  books: Books,
  entity: string,
  id: string,
  before: Wire | undefined,
  after: Wire | undefined,
): void {
  const index = docNumberIndex(books, entity);
  const old = textAt(before, "DocNumber");
  const fresh = textAt(after, "DocNumber");
  if (old === fresh) return;
  if (old !== undefined) {
    const rest = (index.get(old) ?? []).filter((holder) => holder !== id);
    if (rest.length === 0) index.delete(old);
    else index.set(old, rest);
  }
  if (fresh !== undefined) index.set(fresh, [...(index.get(fresh) ?? []), id]);
}

function docNumberIndex(books: Books, entity: string) {
  return books.db.table<string[]>(`docNumbers:${entity}`);
}

const DIGITS_AT_END = /^(.*?)(\d+)$/;
const FIRST_NUMBER = "1000";

/** The last number of the series with its trailing digits raised by one: 1001 → 1002, WEB-0009 → WEB-0010. */
function nextNumber(books: Books): string {
  const series = books.db.table<string>("docSeries");
  const last = series.get(SERIES) ?? FIRST_NUMBER;
  const [, front = last, digits = "0"] = DIGITS_AT_END.exec(last) ?? [];
  const next = `${front}${String(BigInt(digits) + 1n).padStart(digits.length, "0")}`;
  series.set(SERIES, next);
  return next;
}

/** A number that was sent and can be counted on from becomes the last of the series, unless it is behind it. */
function moveSeries(books: Books, sent: string): void {
  const series = books.db.table<string>("docSeries");
  const last = series.get(SERIES) ?? FIRST_NUMBER;
  const [, front, digits] = DIGITS_AT_END.exec(sent) ?? [];
  const [, lastFront, lastDigits] = DIGITS_AT_END.exec(last) ?? [];
  if (digits === undefined) return;
  const isBehind = front === lastFront && BigInt(digits) <= BigInt(lastDigits ?? "0");
  if (!isBehind) series.set(SERIES, sent);
}
