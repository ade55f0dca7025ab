import { refuse, refuseMissing } from "../books/refused-request.ts";
import type { Books, EntityDefinition, Wire } from "../books/types.ts";
import { recordAt, textAt } from "../books/wire.ts";
import { changesResponse } from "../query/query-response.ts";

const DAY_MS = 86_400_000;
const WINDOW_DAYS = 30;
const MOST_OBJECTS = 1000;
/** Lists that change data capture does not cover. */
const UNCOVERED = new Set(["TaxAgency", "TaxCode", "TaxRate", "TimeActivity"]);

/** What is asked: entity names with commas between, and an instant. */
export type ChangeQuery = { entities: string | undefined; since: string | undefined };

/** One element of `CDCResponse`: what changed since an instant, deleted transactions as stubs. */
export function changedSince(books: Books, query: ChangeQuery): Wire {
  const names = (query.entities ?? "").split(",").map((name) => name.trim());
  if (names.every((name) => name === "")) refuseMissing("entities");
  const since = instantOf(books, query.since);
  let left = MOST_OBJECTS;
  const QueryResponse = names.map((name) => {
    const definition = books.definitionByPath(name);
    if (definition === undefined || UNCOVERED.has(definition.name)) refuseEntity(name);
    const rows = changesOf(books, definition, since).slice(0, left);
    left -= rows.length;
    if (rows.length === 0) return {};
    return changesResponse(definition.name, rows);
  });
  return { QueryResponse };
}

function changesOf(books: Books, definition: EntityDefinition, since: number): Wire[] {
  const changed = books
    .list(definition.name)
    .filter((object) => updatedAt(recordAt(object, "MetaData")) >= since)
    .map((object) => books.present(definition.name, object));
  const prefix = `${definition.name}:`;
  const deleted: Wire[] = [];
  for (const [key, row] of books.db.table<Wire>("deleted").entries()) {
    if (!key.startsWith(prefix) || updatedAt(row) < since) continue;
    const { Id, LastUpdatedTime } = row;
    deleted.push({ domain: "QBO", status: "Deleted", Id, MetaData: { LastUpdatedTime } });
  }
  return [...changed, ...deleted];
}

/** Times of objects have whole seconds, so that an object is never missed by a later fraction of its second. */
function updatedAt(meta: Wire | undefined): number {
  const text = textAt(meta, "LastUpdatedTime");
  return text === undefined ? 0 : Date.parse(text) + 999;
}

function instantOf(books: Books, text: string | undefined): number {
  if (text === undefined || text === "") return refuseMissing("changedSince");
  // A plus sign that was not encoded arrives as a blank.
  const iso = text.trim().replace(" ", "+");
  const instant = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(iso) ? `${iso}T00:00:00-08:00` : iso);
  if (Number.isNaN(instant)) {
    refuse({
      code: "2060",
      message: "Invalid Date Format",
      detail: `Invalid Date Format : ${text}`,
      element: "changedSince",
    });
  }
  const oldest = books.now().getTime() - WINDOW_DAYS * DAY_MS;
  if (instant < oldest) {
    if (books.settings().changesTooOld === "clip") return oldest;
    refuse({
      code: "2190",
      message: "Date is out of range",
      detail: `changedSince must lie within the last ${WINDOW_DAYS} days. Supplied value:${text}`,
      element: "changedSince",
    });
  }
  return instant;
}

function refuseEntity(name: string): never {
  refuse({
    code: "2000",
    message: "Invalid or unsupported object name",
    detail: `Invalid or unsupported object name : ${name}`,
    element: "entities",
  });
}
