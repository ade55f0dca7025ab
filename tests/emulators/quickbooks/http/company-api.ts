import { shareFile } from "../attachments/stored-files.ts";
import { uploadFiles } from "../attachments/upload.ts";
import { pacificMillis } from "../books/pacific-time.ts";
import { RefusedRequest, refuse, refuseNotFound, refuseUnsupported } from "../books/refused-request.ts";
import type { Books, EntityDefinition, Wire } from "../books/types.ts";
import { createTaxCode } from "../entities/tax-service.ts";
import { invalidId } from "../facts/shape-errors.ts";
import { requireAccess } from "../operations/access.ts";
import { runBatch } from "../operations/batch.ts";
import { changedSince } from "../operations/change-data.ts";
import { readExchangeRate, writeExchangeRate } from "../operations/exchange-rates.ts";
import { sendForm } from "../operations/send-form.ts";
import { writeEntity } from "../operations/write-entity.ts";
import { formPdf } from "../pdf/form-pdf.ts";
import { runQuery } from "../query/run-query.ts";
import { runReport } from "../reports/run-report.ts";
import { faultOf, SYSTEM_FAILURE, serviceFault } from "./fault-body.ts";
import { headerOf, type Incoming, jsonReply, type Reply, utf8 } from "./reply.ts";
import { answerOnce } from "./request-ids.ts";

const OK_HEADERS = { "Content-Type": "application/json;charset=utf-8" };

const STATUS_OF_FAULT: Readonly<Record<string, number>> = { AuthorizationFault: 403, SystemFault: 500 };

/**
 * Answers a request below `/v3/company/<realm>/` whose token was accepted. Refusals become service faults with
 * status 400; an error in the emulator itself becomes a SystemFault with status 500 and is printed.
 */
export function answerCompanyApi(books: Books, request: Incoming, segments: readonly string[]): Reply {
  try {
    requireAccess(books);
    return route(books, request, segments);
  } catch (error) {
    const time = pacificMillis(books.now());
    if (error instanceof RefusedRequest) {
      const status = STATUS_OF_FAULT[error.faultType] ?? 400;
      return jsonReply(status, { Fault: faultOf(error), time });
    }
    console.error(error);
    return jsonReply(500, { Fault: serviceFault([SYSTEM_FAILURE], "SystemFault"), time });
  }
}

type Route = (books: Books, request: Incoming, segments: readonly string[]) => Reply;

/** Resources that are not entities. */
const SPECIAL_ROUTES: Readonly<Record<string, Route>> = {
  "GET query": (books, request) =>
    answer(books, { QueryResponse: runQuery(books, request.search.get("query") ?? "") }),
  "POST query": (books, request) => answer(books, { QueryResponse: runQuery(books, textOf(request)) }),
  "GET cdc": (books, request) => {
    const entities = request.search.get("entities") ?? undefined;
    const since = request.search.get("changedSince") ?? undefined;
    return answer(books, { CDCResponse: [changedSince(books, { entities, since })] });
  },
  "POST batch": (books, request) => answer(books, runBatch(books, jsonOf(request), request.search)),
  "GET exchangerate": (books, request) =>
    answer(books, { ExchangeRate: readExchangeRate(books, request.search) }),
  "POST exchangerate": (books, request) =>
    once(books, request, () => ({ ...writeExchangeRate(books, jsonOf(request)), time: timeOf(books) })),
  "GET reports": (books, request, segments) => {
    const report = segments.length === 2 ? runReport(books, segments[1] ?? "", request.search) : undefined;
    return report === undefined ? notAResource(request) : jsonReply(200, report, OK_HEADERS);
  },
  "POST upload": (books, request) => answer(books, uploadFiles(books, request)),
  "GET download": (books, request, segments) => ({
    status: 200,
    headers: { "Content-Type": "text/plain" },
    body: shareFile(books, segments[1] ?? "", `http://${headerOf(request, "host")}`) ?? refuseNotFound(),
  }),
  // The answer of this service has neither wrapper nor time.
  "POST taxservice": (books, request, segments) =>
    segments[1]?.toLowerCase() === "taxcode"
      ? once(books, request, () => createTaxCode(books, jsonOf(request)))
      : notAResource(request),
};

function route(books: Books, request: Incoming, segments: readonly string[]): Reply {
  const [resource = "", id, action] = segments;
  const special = SPECIAL_ROUTES[`${request.method} ${resource.toLowerCase()}`];
  if (special !== undefined) return special(books, request, segments);
  const definition = books.definitionByPath(resource);
  if (definition === undefined) return notAResource(request);
  if (request.method === "GET" && action === undefined) return read(books, request, definition, id);
  if (request.method === "GET" && id !== undefined && action === "pdf") {
    const headers = { "Content-Type": "application/pdf" };
    return { status: 200, headers, body: formPdf(books, definition, id) };
  }
  if (request.method === "POST" && id === undefined) return write(books, request, definition);
  if (request.method === "POST" && id !== undefined && action === "send") {
    return once(books, request, () =>
      wrap(books, definition, sendForm(books, definition, id, request.search.get("sendTo") ?? undefined)),
    );
  }
  return notAResource(request);
}

function read(books: Books, request: Incoming, definition: EntityDefinition, id: string | undefined): Reply {
  // CompanyInfo is read under the realm's id, Preferences without any.
  const key = definition.kind === "singleton" ? "1" : id;
  if (key === undefined) return notAResource(request);
  if (
    definition.kind !== "singleton" &&
    !/^\d+$/.test(key) &&
    books.find(definition.name, key) === undefined
  ) {
    // The one fault without a time, as it was met.
    return jsonReply(400, { Fault: serviceFault([invalidId(key)]) });
  }
  return answer(books, wrapOnly(books, definition, books.find(definition.name, key) ?? refuseNotFound()));
}

function write(books: Books, request: Incoming, definition: EntityDefinition): Reply {
  const body = jsonOf(request);
  const operation = request.search.get("operation") ?? "";
  const include = includesOf(request.search);
  return once(books, request, () =>
    wrap(books, definition, writeEntity(books, { definition, operation, body, include })),
  );
}

/** `include=void,allowduplicatedocnum`, in lower case. */
export function includesOf(search: URLSearchParams): Set<string> {
  return new Set(
    search
      .getAll("include")
      .flatMap((value) => value.split(","))
      .map((value) => value.trim().toLowerCase()),
  );
}

function once(books: Books, request: Incoming, work: () => Wire): Reply {
  return answerOnce(books, request, OK_HEADERS, work);
}

function wrapOnly(books: Books, definition: EntityDefinition, object: Wire): Wire {
  return { [definition.name]: object.status === "Deleted" ? object : books.present(definition.name, object) };
}

function wrap(books: Books, definition: EntityDefinition, object: Wire): Wire {
  return { ...wrapOnly(books, definition, object), time: timeOf(books) };
}

function answer(books: Books, body: Wire): Reply {
  return jsonReply(200, { ...body, time: timeOf(books) }, OK_HEADERS);
}

function timeOf(books: Books): string {
  return pacificMillis(books.now());
}

/** Bytes that are not UTF-8 are told apart as the service's parser of JSON does. */
function textOf(request: Incoming): string {
  const text = utf8(request.body);
  if (text !== undefined) return text;
  return refuse({
    code: "2010",
    message: "Request has invalid or unsupported property",
    detail: `Property Name:Invalid UTF-8 ${wrongByte(request.body)} specified is unsupported or invalid`,
  });
}

/** The first byte that cannot stand where it stands. */
function wrongByte(body: Uint8Array): string {
  let missing = 0;
  for (const byte of body) {
    const isMiddle = (byte & 0xc0) === 0x80;
    if (missing > 0 && !isMiddle) return `middle byte 0x${byte.toString(16)}`;
    if (missing > 0) missing -= 1;
    else if (byte >= 0xf8 || isMiddle) return `start byte 0x${byte.toString(16)}`;
    else if (byte >= 0x80) missing = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
  }
  return "end of text";
}

/** The parsed body; broken JSON is fault 2010. */
function jsonOf(request: Incoming): unknown {
  const text = textOf(request);
  try {
    return JSON.parse(text);
  } catch {
    return refuse({
      code: "2010",
      message: "Request has invalid or unsupported property",
      detail: "Property Name:failed to parse json object; a property specified is unsupported or invalid",
    });
  }
}

function notAResource(request: Incoming): never {
  const path = request.path;
  return refuseUnsupported(
    `Could not find resource for relative : ${path} of full path: https://c50.sandbox.qbo.intuit.com/qbo50${path}`,
  );
}
