import { refuseMissing, refuseUnsupported } from "../books/refused-request.ts";
import type { Books, EntityDefinition, Wire } from "../books/types.ts";
import { isRecord, recordAt, textAt } from "../books/wire.ts";
import { runQuery } from "../query/run-query.ts";
import { runReport } from "../reports/run-report.ts";
import { changedSince } from "./change-data.ts";
import { sendForm } from "./send-form.ts";
import { writeEntity } from "./write-entity.ts";

/** How many objects the queries of one batch may still answer. */
export type ObjectBudget = { objectsLeft: number };

type Reader = (books: Books, item: Wire, budget: ObjectBudget) => Wire;

/** Items that ask instead of writing, by the member that holds the question. */
const READERS: Readonly<Record<string, Reader>> = {
  Query: (books, item, budget) => ({ QueryResponse: queryWithin(books, String(item.Query), budget) }),
  CDCQuery: (books, item) => {
    requireSchemaItems(books, "CDCQuery");
    const query = recordAt(item, "CDCQuery");
    const asked = { entities: textAt(query, "Entities"), since: textAt(query, "ChangedSince") };
    return { CDCResponse: changedSince(books, asked) };
  },
  ReportQuery: (books, item) => {
    requireSchemaItems(books, "ReportQuery");
    return { Report: reportOf(books, textAt(item, "ReportQuery") ?? "") };
  },
};

const CONTROL_MEMBERS = new Set(["bId", "operation", "optionsData"]);

export function isReading(item: Wire): boolean {
  return Object.keys(READERS).some((member) => item[member] !== undefined);
}

/** The answer of one item without its bId. Call inside a transaction: throws `RefusedRequest` for a fault. */
export function performItem(books: Books, item: Wire, budget: ObjectBudget): Wire {
  const reader = Object.entries(READERS).find(([member]) => item[member] !== undefined)?.[1];
  if (reader !== undefined) return reader(books, item, budget);
  const member = Object.keys(item).find((key) => !CONTROL_MEMBERS.has(key));
  const definition = member === undefined ? undefined : books.definitionByPath(member);
  if (member === undefined || definition === undefined)
    return refuseUnsupported(`batch item ${member ?? "without entity"}`);
  const operation = textAt(item, "operation") ?? refuseMissing("operation");
  const options = optionsOf(item);
  const object =
    operation.toLowerCase() === "send"
      ? send(books, definition, item[member], options)
      : writeEntity(books, { definition, operation, body: item[member], include: options.include });
  return { [definition.name]: object.status === "Deleted" ? object : books.present(definition.name, object) };
}

type Options = { include: ReadonlySet<string>; named: ReadonlyMap<string, string> };

/**
 * `optionsData`, "name value pair of options other than operations" in the schema: words such as `void` and
 * `allowduplicatedocnum` stand for `include=`, as the SDKs send them, in lower case with commas between.
 */
function optionsOf(item: Wire): Options {
  const include = new Set<string>();
  const named = new Map<string, string>();
  for (const part of (textAt(item, "optionsData") ?? "").split(",")) {
    const [name = "", value] = part.trim().split("=", 2);
    if (value === undefined || name.toLowerCase() === "include") include.add((value ?? name).toLowerCase());
    else named.set(name.toLowerCase(), value);
  }
  return { include, named };
}

/** The e-mail of a form: to `sendTo=` of the options, to the form's own address in the body, or as stored. */
function send(books: Books, definition: EntityDefinition, body: unknown, { named }: Options): Wire {
  requireSchemaItems(books, "operation send");
  const form = isRecord(body) ? body : {};
  const id = textAt(form, "Id") ?? refuseMissing("Id");
  const address = named.get("sendto") ?? textAt(recordAt(form, "BillEmail"), "Address");
  return sendForm(books, definition, id, address);
}

/** `ProfitAndLoss?start_date=2026-01-01`, with or without the path before it. */
function reportOf(books: Books, text: string): Wire {
  const [path = "", query = ""] = text.split("?", 2);
  const name = path.split("/").at(-1) ?? "";
  return runReport(books, name, new URLSearchParams(query)) ?? refuseUnsupported(`report ${name}`);
}

/** What the schema has and the reference page of the batch does not. */
function requireSchemaItems(books: Books, what: string): void {
  if (books.settings().batchSchemaItems === "refuse") refuseUnsupported(`${what} in a batch`);
}

/** The answer of a query, cut where the batch has answered all the objects that it may. */
function queryWithin(books: Books, text: string, budget: ObjectBudget): Wire {
  const response = runQuery(books, text);
  const found = Object.entries(response).find(([, value]) => Array.isArray(value));
  if (found === undefined) return response;
  const [name, rows] = found as [string, Wire[]];
  const shown = rows.slice(0, budget.objectsLeft);
  budget.objectsLeft -= shown.length;
  if (shown.length === rows.length) return response;
  if (shown.length === 0) return {};
  const { totalCount: _incomplete, ...rest } = response;
  return { ...rest, [name]: shown, maxResults: shown.length };
}
