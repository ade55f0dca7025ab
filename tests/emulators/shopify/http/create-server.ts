import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answerFiles } from "../bulk/bulk-endpoints.ts";
import type { BulkFiles } from "../bulk/bulk-files.ts";
import { answerControl, type ControlParts } from "../control/control-endpoints.ts";
import { storeNameOf } from "../control/embed-url.ts";
import { answerGraphql } from "../graphql/graphql-endpoint.ts";
import { answerAccessScopes } from "../oauth/access-scopes-endpoint.ts";
import { answerAccessToken } from "../oauth/access-token-endpoint.ts";
import { type EmulatorRequest, jsonReply, type Reply, readRequest } from "./exchange.ts";
import type { Fault } from "./fault-board.ts";

export type ServerParts = ControlParts & { files: BulkFiles };

/** Node's own five seconds close a connection in the moment in which a busy machine's client uses it again. */
const idleConnectionMs = 65_000;

/** Answers the paths of the admin host page; true means that it did. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** The HTTP server: control endpoints, the Admin API with faults in front of it, and the admin host page. */
export function createEmulatorServer(parts: ServerParts, handlePage: PageHandler): Server {
  return createServer({ keepAliveTimeout: idleConnectionMs }, (message, response) => {
    answer(message, response, parts, handlePage).catch((error: unknown) => {
      console.error("shopify emulator:", error);
      if (response.headersSent) response.destroy();
      else send(response, jsonReply(500, { errors: "Internal error of the emulator, see its log." }));
    });
  });
}

async function answer(
  message: IncomingMessage,
  response: ServerResponse,
  parts: ServerParts,
  handlePage: PageHandler,
): Promise<void> {
  const path = (message.url ?? "/").split("?")[0] ?? "/";
  if (isPagePath(path) && (await handlePage(message, response))) return;
  if (path === "/") return send(response, toAdmin(parts));
  const startedAt = performance.now();
  const request = await readRequest(message);
  if (path.startsWith("/__emulator/")) {
    return send(response, await answerControl(path.slice("/__emulator/".length), request, parts));
  }
  const fault = parts.faults.take(request);
  const reply = await answerWithFault(request, fault, parts);
  const at = parts.emulator.clock.now().toISOString();
  parts.log.add(request, {
    at,
    status: reply?.status ?? null,
    durationMs: Math.round(performance.now() - startedAt),
  });
  if (reply === undefined) response.destroy();
  else send(response, reply);
}

function toAdmin({ emulator }: ServerParts): Reply {
  const location = `/store/${storeNameOf(emulator.shop.myshopifyDomain)}`;
  return { status: 302, headers: { location }, body: "" };
}

function isPagePath(path: string): boolean {
  return path === "/app-bridge.js" || /^\/(store|admin-assets)(\/|$)/.test(path);
}

/** The reply after what the fault does to it; undefined means that the connection is cut. */
async function answerWithFault(
  request: EmulatorRequest,
  fault: Fault | undefined,
  parts: ServerParts,
): Promise<Reply | undefined> {
  if (fault === undefined) return answerStore(request, parts);
  if (fault.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
  if (fault.dropConnection) return undefined;
  if (fault.dropReplyAfterCommit) {
    await answerStore(request, parts);
    return undefined;
  }
  if (fault.status === null && fault.body === null) return answerStore(request, parts);
  const body =
    typeof fault.body === "string" ? fault.body : JSON.stringify(fault.body ?? { errors: "fault" });
  return {
    status: fault.status ?? 200,
    headers: { "content-type": "application/json", ...fault.headers },
    body,
  };
}

/** Files of bulk operations, else the Admin API. */
async function answerStore(request: EmulatorRequest, parts: ServerParts): Promise<Reply> {
  return (await answerFiles(request, parts.emulator, parts.files)) ?? answerAdmin(request, parts);
}

/** The Admin API, also below `/{shop domain}` for clients that cannot set the host. */
function answerAdmin(request: EmulatorRequest, { emulator }: ServerParts): Reply {
  const path = request.path.replace(`/${emulator.shop.myshopifyDomain}/`, "/");
  if (/^\/admin\/api\/[a-z0-9-]+\/graphql\.json$/.test(path) && request.method === "POST") {
    return answerGraphql(request, emulator);
  }
  if (path === "/admin/oauth/access_token" && request.method === "POST")
    return answerAccessToken(request, emulator);
  if (path === "/admin/oauth/access_scopes.json") return answerAccessScopes(request, emulator);
  return jsonReply(404, { errors: "Not Found" });
}

function send(response: ServerResponse, reply: Reply): void {
  const length = reply.file?.bytes ?? Buffer.byteLength(reply.body);
  response.writeHead(reply.status, { ...reply.headers, "content-length": String(length) });
  if (reply.file === undefined) response.end(reply.body);
  else createReadStream(reply.file.path).pipe(response);
}
