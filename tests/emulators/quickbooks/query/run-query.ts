import { pacificDay } from "../books/pacific-time.ts";
import { RefusedRequest, refuse } from "../books/refused-request.ts";
import type { Books, EntityDefinition, Wire } from "../books/types.ts";
import { isRecord } from "../books/wire.ts";
import { shapeOf } from "../facts/field-table.ts";
import { type Condition, type ParsedQuery, parseQuery, refuseQuery } from "./parse-query.ts";
import { queryResponse } from "./query-response.ts";

/** Entities that only exist for queries: their rows are made, not stored. */
export type VirtualRows = (books: Books) => Wire[];

/** The service's page limit; a larger MAXRESULTS is capped to it. */
const MOST_ROWS = 1000;

/** Runs a query and answers the `QueryResponse` object; throws `RefusedRequest` with 4000, 4001 or 2030. */
export function runQuery(books: Books, text: string): Wire {
  const { queryCharacters, bareNumbers } = books.settings();
  const query = parseQuery(text, {
    isLatin1Only: queryCharacters === "latin1",
    isBareNumberRead: bareNumbers !== "refuse",
  });
  if (query.maxResults > MOST_ROWS && books.settings().maxResultsAbove1000 === "refuse") {
    refuseQuery(`value ${query.maxResults} is too large. Max allowed value is ${MOST_ROWS}`);
  }
  const definition = books.definitionByPath(query.entity);
  if (definition === undefined || definition.filterable.length === 0) {
    return refuseQuery(`invalid context declaration: ${query.entity}`);
  }
  const conditions = query.where.map((condition) => resolve(books, definition, condition));
  requireProperties(books, definition, query.select);
  const order = query.orderBy.map((each) => ({ ...each, field: sortField(books, definition, each.field) }));
  const found = select(books, definition, conditions);
  if (query.select === "count") return { totalCount: found.length };
  const sorted = order.length > 0 || found.length > 1 ? sort(books, definition, found, order) : found;
  const page = sorted.slice(
    query.startPosition - 1,
    query.startPosition - 1 + Math.min(query.maxResults, MOST_ROWS),
  );
  if (page.length === 0) return {};
  const rows = page.map((row) => project(books.present(definition.name, row), query.select));
  return queryResponse(definition.name, rows, query.startPosition);
}

/** Spelling of a property as the entity has it; 4001 for one that does not exist or cannot be filtered. */
function resolve(books: Books, definition: EntityDefinition, condition: Condition): Condition {
  const field = knownField(definition.filterable, condition.field);
  if (field === undefined) return refuseProperty(books, definition, condition.field);
  if (field === "Id") requireNumericIds(condition.values);
  requireEnumeration(definition, { ...condition, field });
  const values = condition.values.map((value) =>
    value === "current_date" ? pacificDay(books.now()) : value,
  );
  return { ...condition, field, values };
}

/** What is asked for by name must be a property of the entity, whether it can be filtered or not. */
function requireProperties(books: Books, definition: EntityDefinition, select: ParsedQuery["select"]): void {
  if (typeof select === "string") return;
  for (const asked of select) {
    const head = asked.split(".")[0] ?? "";
    const properties = [...(shapeOf(definition.name)?.fields.keys() ?? []), ...SERVICE_MEMBERS];
    const known = [...properties, ...Object.keys(books.list(definition.name)[0] ?? {})];
    if (knownField(known, head) === undefined) {
      refuseQuery(`Property ${asked} not found for Entity ${definition.name}`);
    }
  }
}

const SERVICE_MEMBERS = ["Id", "SyncToken", "MetaData", "domain", "sparse"];

function sortField(books: Books, definition: EntityDefinition, asked: string): string {
  return knownField(definition.sortable, asked) ?? refuseProperty(books, definition, asked);
}

function knownField(fields: readonly string[], asked: string): string | undefined {
  return fields.find((field) => field.toLowerCase() === asked.toLowerCase());
}

/** A property that the entity's type has, but that cannot be filtered on, is told apart from one that it lacks. */
function refuseProperty(books: Books, definition: EntityDefinition, asked: string): never {
  const sample = books.list(definition.name)[0];
  const members = shapeOf(definition.name)?.fields.keys() ?? [];
  const known = [...SERVICE_MEMBERS, ...definition.filterable, ...members, ...Object.keys(sample ?? {})];
  return knownField(known, asked) !== undefined
    ? refuseQuery(`property '${asked}' is not queryable`)
    : refuseQuery(`Property ${asked} not found for Entity ${definition.name}`);
}

/** A value outside the enumeration of a property is met as a failure of the system; LIKE takes any text. */
function requireEnumeration(definition: EntityDefinition, { field, operator, values }: Condition): void {
  const content = shapeOf(definition.name)?.fields.get(field)?.content;
  if (content?.is !== "enumeration" || operator === "like") return;
  if (values.every((value) => content.values.has(value))) return;
  throw new RefusedRequest(
    [
      {
        code: "10000",
        message: "An application error has occurred while processing your request",
        detail: `System Failure Error: Services V3 Query Value for ${definition.name}.${field} must be a valid enumeration value`,
      },
    ],
    "SystemFault",
  );
}

function requireNumericIds(values: readonly string[]): void {
  const bad = values.find((value) => !/^\d+$/.test(value));
  if (bad === undefined) return;
  refuse({
    code: "2030",
    message: "Invalid ID",
    detail: `Id should be a valid number. Supplied value:${bad}`,
    element: "Id",
  });
}

function select(books: Books, definition: EntityDefinition, conditions: readonly Condition[]): Wire[] {
  const isList = definition.kind === "list";
  const asksForActive = conditions.some((condition) => condition.field === "Active");
  const needsComputed = conditions.some(
    (condition) => definition.computed?.includes(condition.field) === true,
  );
  return candidates(books, definition, conditions).filter((stored) => {
    if (isList && !asksForActive && stored.Active === false) return false;
    const row = needsComputed ? books.present(definition.name, stored) : stored;
    return conditions.every((condition) => matches(row, condition));
  });
}

/** A query by Id does not walk the whole list. */
function candidates(books: Books, definition: EntityDefinition, conditions: readonly Condition[]): Wire[] {
  const byId = conditions.find(
    ({ field, operator }) => field === "Id" && (operator === "=" || operator === "in"),
  );
  if (byId === undefined) return books.list(definition.name);
  return [...new Set(byId.values)]
    .map((id) => books.find(definition.name, id))
    .filter((object) => object !== undefined);
}

function valueAt(row: Wire, path: string): unknown {
  let value: unknown = row;
  for (const step of path.split(".")) value = isRecord(value) ? value[step] : undefined;
  return isRecord(value) ? scalarOf(value) : value;
}

/** A field inside a list holds when one of its elements does. */
function matches(row: Wire, condition: Condition): boolean {
  return valuesAt(row, condition.field.split(".")).some((actual) => holds(actual, condition));
}

function valuesAt(value: unknown, steps: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, steps));
  const [step, ...rest] = steps;
  if (step === undefined) return [isRecord(value) ? scalarOf(value) : value];
  return isRecord(value) ? valuesAt(value[step], rest) : [undefined];
}

function scalarOf(value: Wire): unknown {
  return value.value ?? value.Address ?? value.FreeFormNumber;
}

function holds(actual: unknown, condition: Condition): boolean {
  const [first = ""] = condition.values;
  if (condition.operator === "in" || condition.operator === "not in") {
    const isListed = condition.values.some((value) => compare(actual, value) === 0);
    return isListed === (condition.operator === "in");
  }
  if (condition.operator === "like") return like(actual, first);
  const order = compare(actual, first);
  if (order === undefined) return false;
  if (condition.operator === "=") return order === 0;
  if (condition.operator === "<") return order < 0;
  if (condition.operator === ">") return order > 0;
  return condition.operator === "<=" ? order <= 0 : order >= 0;
}

/** Sign of `actual - wanted`; undefined when the row has no such value. Texts compare without regard to case. */
function compare(actual: unknown, wanted: string): number | undefined {
  if (actual === undefined || actual === null) return wanted === "" ? 0 : undefined;
  if (typeof actual === "number") return Math.sign(actual - Number(wanted));
  if (typeof actual === "boolean") return String(actual) === wanted.toLowerCase() ? 0 : 1;
  const text = String(actual);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return Math.sign(Date.parse(text) - instantOf(wanted));
  if (/^\d+$/.test(text) && /^\d+$/.test(wanted)) {
    return text === wanted ? 0 : Math.sign(Number(text) - Number(wanted)) || 1;
  }
  const left = text.toLowerCase();
  const right = wanted.toLowerCase();
  return left === right ? 0 : left < right ? -1 : 1;
}

/** A date-time without offset is taken in the company's winter time, a date alone as its midnight. */
function instantOf(wanted: string): number {
  if (/^\d{4}-\d{2}-\d{2}$/.test(wanted)) return Date.parse(`${wanted}T00:00:00-08:00`);
  return Date.parse(/(Z|[+-]\d{2}:?\d{2})$/i.test(wanted) ? wanted : `${wanted}-08:00`);
}

/** `%` stands for any text, also none. Each part is sought once after the one before: no pattern takes long. */
function like(actual: unknown, pattern: string): boolean {
  if (actual === undefined || actual === null) return false;
  const text = String(actual).toLowerCase();
  const parts = pattern.toLowerCase().split("%");
  const first = parts.shift() ?? "";
  const last = parts.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

function sort(
  books: Books,
  definition: EntityDefinition,
  rows: readonly Wire[],
  orderBy: ParsedQuery["orderBy"],
): Wire[] {
  const usual =
    books.settings().defaultOrder === "id" ? { field: "Id", descending: false } : definition.order;
  const order = orderBy.length > 0 ? orderBy : [usual];
  const needsComputed = order.some(({ field }) => definition.computed?.includes(field) === true);
  const keyed = rows.map((row) => {
    const source = needsComputed ? books.present(definition.name, row) : row;
    return { row, keys: order.map(({ field }) => valueAt(source, field)) };
  });
  keyed.sort((a, b) => {
    for (const [index, { descending }] of order.entries()) {
      const sign = orderOf(a.keys[index], b.keys[index]);
      if (sign !== 0) return descending ? -sign : sign;
    }
    return Number(a.row.Id) - Number(b.row.Id);
  });
  return keyed.map((each) => each.row);
}

function orderOf(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  if (typeof a === "number") return Math.sign(a - Number(b));
  return compare(a, String(b)) ?? 0;
}

/** `select Id, DocNumber` answers only these, marked sparse. */
function project(row: Wire, fields: ParsedQuery["select"]): Wire {
  if (fields === "*" || fields === "count") return row;
  const result: Wire = { sparse: true, Id: row.Id };
  for (const field of fields) {
    const path = field.replace(/\.\*$/, "").split(".");
    const key = Object.keys(row).find((each) => each.toLowerCase() === path[0]?.toLowerCase());
    if (key === undefined || field === "*") continue;
    const inner = path[1];
    const value = row[key];
    if (inner === undefined || !isRecord(value)) result[key] = value;
    else result[key] = { ...(isRecord(result[key]) ? result[key] : {}), [inner]: value[inner] };
  }
  return result;
}
