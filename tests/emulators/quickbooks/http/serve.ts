import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { sharedFile } from "../attachments/stored-files.ts";
import type { Companies } from "../books/company-registry.ts";
import { pacificMillis } from "../books/pacific-time.ts";
import { companyInfoOf } from "../books/preferences.ts";
import type { Books } from "../books/types.ts";
import { textAt } from "../books/wire.ts";
import { answerControl } from "../control/control-endpoints.ts";
import { viewOf } from "../control/dump.ts";
import type { FaultList, InjectedFault } from "../control/injected-faults.ts";
import type { RequestLog } from "../control/request-log.ts";
import { renderBooks } from "../pages/render-books.ts";
import type { WebhookSender } from "../webhooks/webhook-sender.ts";
import { deepLinkTarget } from "./deep-link.ts";
import { FORBIDDEN, gatewayBody, SYSTEM_FAILURE, serviceFault, unauthenticated } from "./fault-body.ts";
import { authorized, throttled } from "./gateway.ts";
import { htmlReply, type Incoming, jsonReply, type Reply } from "./reply.ts";

export type ServerParts = {
  companies: Companies;
  faults: FaultList;
  log: RequestLog;
  webhooks: WebhookSender;
  oauth: ReadonlyMap<string, (request: Incoming) => Reply>;
};

/** Node's own five seconds close a connection in the moment in which a busy machine's client uses it again. */
const idleConnectionMs = 65_000;

/** The emulator's HTTP server, not listening yet. */
export function createEmulatorServer(parts: ServerParts): Server {
  return createServer({ keepAliveTimeout: idleConnectionMs }, (message, response) => {
    const chunks: Uint8Array[] = [];
    message.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    message.on("error", () => response.destroy());
    message.on("end", () => {
      const request = incoming(message, Buffer.concat(chunks));
      if (request === undefined) send(parts, response, jsonReply(400, { error: "malformed request target" }));
      else handle(parts, request, message, response);
    });
  });
}

/** The request with its address taken apart; undefined when the address is none. */
function incoming(message: IncomingMessage, body: Uint8Array): Incoming | undefined {
  const target = message.url ?? "/";
  const url = URL.parse(target, "http://emulator");
  if (url === null) return undefined;
  return {
    method: message.method ?? "GET",
    path: url.pathname,
    search: url.searchParams,
    headers: message.headers,
    body,
  };
}

function handle(
  parts: ServerParts,
  request: Incoming,
  message: IncomingMessage,
  response: ServerResponse,
): void {
  if (request.path.startsWith("/__emulator/")) {
    send(
      parts,
      response,
      guarded(parts, () => answerControl(parts, request)),
    );
    return;
  }
  const query = message.url?.includes("?") === true ? message.url.slice(message.url.indexOf("?")) : "";
  const fault = parts.faults.take(request.method, request.path, query);
  const perform = () => settle(parts, request, query, response, fault);
  if (fault !== undefined && fault.delayMs > 0) setTimeout(perform, fault.delayMs);
  else perform();
}

/** Carries a request out, or the fault that was ordered for it, and notes it in the log. */
function settle(
  parts: ServerParts,
  request: Incoming,
  query: string,
  response: ServerResponse,
  fault: InjectedFault | undefined,
): void {
  const note = (status: number) => {
    const requestid = request.search.get("requestid");
    parts.log.note({ method: request.method, path: request.path, query, status, requestid });
  };
  if (fault?.dropConnection === true) {
    note(0);
    response.destroy();
    return;
  }
  const reply = fault === undefined ? undefined : faultReply(parts, fault);
  const answer = reply ?? guarded(parts, () => route(parts, request));
  if (fault?.dropReplyAfterCommit === true) {
    note(0);
    response.destroy();
    return;
  }
  note(answer.status);
  send(parts, response, answer);
}

/** An error of the emulator itself is printed and answered as a system failure; it never stops the server. */
function guarded(parts: ServerParts, work: () => Reply): Reply {
  try {
    return work();
  } catch (error) {
    console.error(error);
    return systemFailure(parts.companies.first(), 500);
  }
}

function route(parts: ServerParts, request: Incoming): Reply {
  const endpoint = parts.oauth.get(`${request.method} ${request.path}`);
  if (endpoint !== undefined) return endpoint(request);
  const page = booksPage(parts, request);
  if (page !== undefined) return page;
  if (request.method === "GET" && request.path === "/") return jsonReply(302, {}, { Location: "/books" });
  if (request.method === "GET" && request.path.startsWith("/downloads/")) return download(parts, request);
  const deepLink = deepLinkTarget(request.path, request.search);
  if (deepLink !== undefined) return jsonReply(302, {}, { Location: deepLink });
  const [version, company, realm, ...segments] = request.path.split("/").filter((part) => part !== "");
  if (version === "v3" && company === "company" && realm !== undefined && segments.length > 0) {
    return authorized(parts.companies, request, realm, segments);
  }
  return jsonReply(404, { error: "not found" });
}

/** The readable books: `/books` of the first company, `/realms/<realm>/books` of any. */
function booksPage(parts: ServerParts, request: Incoming): Reply | undefined {
  const [, prefix = "", realm, path = ""] = /^(\/realms\/(\d+))?(\/books(?:\/.*)?)$/.exec(request.path) ?? [];
  const books = realm === undefined ? parts.companies.first() : parts.companies.of(realm)?.books;
  if (path === "" || books === undefined) return undefined;
  const companies = parts.companies.all().map((each) => ({
    name: textAt(companyInfoOf(each.books), "CompanyName") ?? each.books.realmId,
    path: `/realms/${each.books.realmId}/books`,
    isCurrent: each.books === books,
  }));
  const { status, html } = renderBooks({ ...viewOf(books), companies }, path, request.search);
  return htmlReply(status, html.replaceAll(/(href|action)="\/books/g, `$1="${prefix}/books`));
}

/** A shared file, which needs no token; a wrong or old signature is refused as its storage would. */
function download(parts: ServerParts, request: Incoming): Reply {
  const file = parts.companies
    .all()
    .map(({ books }) => sharedFile(books, request.path, request.search))
    .find((each) => each !== undefined);
  if (file === undefined) return jsonReply(403, { error: "expired or invalid signature" });
  return {
    status: 200,
    headers: { "Content-Type": file.contentType },
    body: Buffer.from(file.base64, "base64"),
  };
}

/** The answer of an ordered fault with a status or a body; undefined lets the request through. */
function faultReply(parts: ServerParts, fault: InjectedFault): Reply | undefined {
  if (fault.status === undefined && fault.body === undefined) return undefined;
  const status = fault.status ?? 200;
  if (typeof fault.body === "string") {
    return { status, headers: { "Content-Type": "text/plain" }, body: fault.body };
  }
  if (fault.body !== undefined) return jsonReply(status, fault.body);
  const now = parts.companies.first().now();
  if (status === 401) return jsonReply(401, gatewayBody(unauthenticated("Token expired"), now));
  if (status === 403) return jsonReply(403, gatewayBody(FORBIDDEN, now));
  if (status === 429) return throttled(parts.companies.first());
  return systemFailure(parts.companies.first(), status);
}

function systemFailure(books: Books, status: number): Reply {
  return jsonReply(status, {
    Fault: serviceFault([SYSTEM_FAILURE], "SystemFault"),
    time: pacificMillis(books.now()),
  });
}

function send(parts: ServerParts, response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    Server: "nginx",
    "Cache-Control": "max-age=0, no-cache, no-store, must-revalidate, private",
    "QBO-Version": "1979.150",
    intuit_tid: traceId(parts.companies.first(), parts.log.nextTrace()),
    "Content-Length": Buffer.byteLength(reply.body),
    ...reply.headers,
  });
  response.end(reply.body);
}

/** `1-5f732f68-000000000000000000000001`: time and a counter. */
function traceId(books: Books, counter: number): string {
  const seconds = Math.floor(books.now().getTime() / 1000).toString(16);
  return `1-${seconds}-${counter.toString(16).padStart(24, "0")}`;
}
