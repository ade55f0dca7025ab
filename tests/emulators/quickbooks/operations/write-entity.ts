import { freshStamp, nextId, touchObject } from "../books/new-object.ts";
import { requireInPlan } from "../books/plan-features.ts";
import {
  RefusedRequest,
  refuseDeleted,
  refuseMissing,
  refuseNotFound,
  refuseUnsupported,
} from "../books/refused-request.ts";
import type { Books, EntityDefinition, Wire, WriteMode } from "../books/types.ts";
import { claimName } from "../books/unique-names.ts";
import { booleanAt, isRecord, textAt } from "../books/wire.ts";
import { coerceScalars } from "../facts/coerce-scalars.ts";
import { unreadable } from "../facts/shape-errors.ts";
import { validateShape } from "../facts/validate-shape.ts";
import { post } from "../ledger/ledger.ts";
import type { QboError } from "../qbo-error.ts";
import { indexDocNumber } from "../sales/document-number.ts";
import { settleStock } from "../stock/stock-ledger.ts";
import { requireWritable } from "./access.ts";
import { completeObject } from "./complete-object.ts";
import { requireNotDeposited, requireOpenPeriod, requireSyncToken } from "./guards.ts";
import { checkReferences } from "./references.ts";
import { requireStock } from "./stock-guard.ts";
import { withoutUntracked } from "./untracked-references.ts";

export type WriteRequest = {
  definition: EntityDefinition;
  /** `operation` of the URL or of the batch item: `""`, create, update, delete, void. */
  operation: string;
  body: unknown;
  include: ReadonlySet<string>;
};

/** Include of a company's seed, which may create what the API can only read; no request can name it in capitals. */
export const SEEDED = "SEED";

/** Members of an object that a request can never change. */
const OWNED = ["domain", "sparse", "MetaData", "SyncToken", "Id", "status", "time"];

/**
 * One write, from body to answer: shape, references, existence, SyncToken, rules of the books, ledger and
 * links. Call inside a transaction: it throws `RefusedRequest` when the service would answer a fault.
 * The answer is the wire object, or the Deleted stub.
 */
export function writeEntity(books: Books, request: WriteRequest): Wire {
  const { definition } = request;
  const mode = modeOf(books, request);
  if (!request.include.has(SEEDED)) requireOperation(definition, mode);
  if (!request.include.has(SEEDED)) requireWritable(books);
  requireInPlan(books, definition.name, isRecord(request.body) ? request.body : {});
  const errors = validateShape(definition.name, request.body, mode);
  if (errors.length > 0) throw new RefusedRequest(worded(books, errors));
  if (!isRecord(request.body)) return refuseMissing("Id");
  const body = withoutUntracked(books, definition, coerceScalars(definition.name, request.body));
  if (mode === "delete") return removeObject(books, definition, body);
  if (mode === "void") return voidObject(books, definition, body);
  return saveObject(books, definition, body, mode, request.include);
}

/** The service used to name what its reader could not take; now it has one text for all of that. */
function worded(books: Books, errors: readonly QboError[]): readonly QboError[] {
  const isUnreadable = errors.some((error) => error.code === "2010");
  return isUnreadable && books.settings().unreadableDetail !== "named" ? [unreadable()] : errors;
}

function modeOf(books: Books, request: WriteRequest): WriteMode {
  const operation = request.operation.toLowerCase();
  if (operation === "void") requireVoidOperation(books, request);
  if (operation === "delete" || operation === "void") return operation;
  if (request.include.has("void")) return "void";
  if (operation !== "" && operation !== "create" && operation !== "update")
    refuseUnsupported(request.operation);
  const body = isRecord(request.body) ? request.body : {};
  const id = textAt(body, "Id");
  const isSingleton = request.definition.kind === "singleton";
  if (!isSingleton && operation !== "update" && (id === undefined || id === "")) return "create";
  return booleanAt(body, "sparse") === true ? "sparse" : "update";
}

/** `operation=void` is how an invoice is voided; what else can be voided is so by `include=void`. */
function requireVoidOperation(books: Books, { definition, operation }: WriteRequest): void {
  if (definition.name === "Invoice" || books.settings().voidByOperation === "all") return;
  refuseUnsupported(`${operation} on ${definition.name}`);
}

function requireOperation(definition: EntityDefinition, mode: WriteMode): void {
  const operation = mode === "sparse" ? "update" : mode;
  if (!definition.operations.includes(operation)) refuseUnsupported(`${operation} on ${definition.name}`);
}

/** The stored object of a body; an unknown Id is 610, which comes before a stale SyncToken. */
function existingOf(books: Books, definition: EntityDefinition, body: Wire): Wire {
  const id = definition.kind === "singleton" ? "1" : textAt(body, "Id");
  if (id === undefined || id === "") return refuseMissing("Id");
  const stored = books.find(definition.name, id);
  if (stored !== undefined) return stored;
  const isDeleted = books.db.table("deleted").get(`${definition.name}:${id}`) !== undefined;
  return isDeleted && definition.kind === "transaction" ? refuseDeleted() : refuseNotFound();
}

function saveObject(
  books: Books,
  definition: EntityDefinition,
  body: Wire,
  mode: "create" | "update" | "sparse",
  include: ReadonlySet<string>,
): Wire {
  const stored = mode === "create" ? undefined : books.find(definition.name, textAt(body, "Id") ?? "1");
  checkReferences(books, definition, body, stored);
  const existing = mode === "create" ? undefined : existingOf(books, definition, body);
  if (existing !== undefined) {
    requireSyncToken(body, existing);
    requireNotDeposited(existing);
  }
  const id = existing === undefined ? nextId(books, definition.idFamily) : String(existing.Id);
  const draft = draftOf(definition, body, existing, mode);
  const filled = withoutEmpty(definition.build({ books, draft, body, existing, id, mode, include }));
  const built = completeObject(books, definition, body, existing, filled);
  requireOpenPeriod(books, existing, built);
  if (existing !== undefined && isSame(existing, built)) return existing;
  claimName(books, definition.name, id, existing, built);
  const object = store(books, definition, id, existing, built);
  finish(books, definition, id, existing, object);
  return books.find(definition.name, id) ?? object;
}

/** The object that the request describes, without what only the service may set. */
function draftOf(
  definition: EntityDefinition,
  body: Wire,
  existing: Wire | undefined,
  mode: WriteMode,
): Wire {
  const hidden = new Set([...OWNED, ...(definition.readOnly ?? [])]);
  const source = mode === "sparse" ? { ...existing, ...body } : body;
  return Object.fromEntries(Object.entries(source).filter(([key]) => !hidden.has(key)));
}

function store(
  books: Books,
  definition: EntityDefinition,
  id: string,
  existing: Wire | undefined,
  built: Wire,
): Wire {
  if (existing === undefined) {
    const object = { ...built, ...freshStamp(books, id) };
    books.db.table<Wire>(`entity:${definition.name}`).set(id, object);
    return object;
  }
  const owned = Object.fromEntries(OWNED.flatMap((key) => (key in existing ? [[key, existing[key]]] : [])));
  return touchObject(books, definition.name, { ...built, ...owned });
}

/** Everything that follows from a stored or removed object: number index, stock, ledger, links. */
function finish(
  books: Books,
  definition: EntityDefinition,
  id: string,
  before: Wire | undefined,
  after: Wire | undefined,
): void {
  if (definition.kind === "transaction") indexDocNumber(books, definition.name, id, before, after);
  const recosted = settleStock(books, definition, id, after);
  requireStock(books, definition, after);
  if (definition.postings !== undefined) post(books, definition.name, id, after);
  for (const key of recosted) postAgain(books, key);
  definition.settle?.(books, before, after);
}

/** The cost of goods of another transaction has changed. */
function postAgain(books: Books, key: string): void {
  const [entity = "", id = ""] = key.split(":");
  post(books, entity, id, books.find(entity, id));
}

function removeObject(books: Books, definition: EntityDefinition, body: Wire): Wire {
  const existing = existingOf(books, definition, body);
  requireSyncToken(body, existing);
  requireNotDeposited(existing);
  requireOpenPeriod(books, existing);
  const id = String(existing.Id);
  books.db.table<Wire>(`entity:${definition.name}`).delete(id);
  const LastUpdatedTime = touchTime(books);
  books.db.table<Wire>("deleted").set(`${definition.name}:${id}`, { Id: id, LastUpdatedTime });
  finish(books, definition, id, existing, undefined);
  return { domain: "QBO", status: "Deleted", Id: id };
}

function touchTime(books: Books): unknown {
  return (freshStamp(books, "0").MetaData as Wire).LastUpdatedTime;
}

function voidObject(books: Books, definition: EntityDefinition, body: Wire): Wire {
  const existing = existingOf(books, definition, body);
  requireSyncToken(body, existing);
  requireNotDeposited(existing);
  requireOpenPeriod(books, existing);
  if (definition.voided === undefined) return refuseUnsupported(`void on ${definition.name}`);
  const id = String(existing.Id);
  const object = touchObject(books, definition.name, definition.voided(books, existing));
  finish(books, definition, id, existing, object);
  return books.find(definition.name, id) ?? object;
}

/** An empty text clears a member. */
function withoutEmpty(object: Wire): Wire {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== ""));
}

/** Whether an object would be stored exactly as it is: the service then leaves SyncToken and times alone. */
function isSame(existing: Wire, built: Wire): boolean {
  const strip = (object: Wire) =>
    Object.entries(object).filter(([key, value]) => !OWNED.includes(key) && value !== undefined);
  return stable(Object.fromEntries(strip(existing))) === stable(Object.fromEntries(strip(built)));
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(",")}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? "null";
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${key}:${stable(value[key])}`)
    .join(",")}}`;
}
