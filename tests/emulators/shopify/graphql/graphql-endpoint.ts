import type { Emulator } from "../core/emulator.ts";
import { asObject, asText } from "../core/plain-object.ts";
import { stageOf } from "../core/stage.ts";
import { type EmulatorRequest, jsonReply, type Reply, readJsonBody } from "../http/exchange.ts";
import { findAccess } from "../oauth/find-access.ts";
import { grantedScopes } from "./access-scopes.ts";
import type { QueryContext } from "./query-context.ts";
import { type GraphqlRequest, runOperation } from "./run-operation.ts";

const UNKNOWN_TOKEN = "[API] Invalid API key or access token (unrecognized login or wrong password)";

/** The one version whose schema the emulator carries; a request for another one is served by it, as Shopify falls forward. */
const SERVED_VERSION = "2026-10";

/** `POST /admin/api/{version}/graphql.json` */
export function answerGraphql(request: EmulatorRequest, emulator: Emulator): Reply {
  const headers = { "x-request-id": emulator.random.uuid(), "x-shopify-api-version": SERVED_VERSION };
  if (findAccess(request, emulator) === undefined) return jsonReply(401, { errors: UNKNOWN_TOKEN }, headers);
  const operation = readOperation(request);
  if (operation === undefined) {
    return jsonReply(400, { errors: { query: "Required parameter missing or invalid" } }, headers);
  }
  return jsonReply(200, runOperation(operation, createContext(emulator), emulator.bucket), headers);
}

function readOperation(request: EmulatorRequest): GraphqlRequest | undefined {
  if (request.headers["content-type"]?.startsWith("application/graphql") === true) {
    return { query: request.body.toString("utf8") };
  }
  try {
    const body = readJsonBody(request);
    const query = asText(body.query);
    if (query === undefined) return undefined;
    return {
      query,
      variables: asObject(body.variables) ?? {},
      operationName: asText(body.operationName) ?? null,
    };
  } catch {
    return undefined;
  }
}

/** What resolvers may use while one operation runs. */
export function createContext(emulator: Emulator): QueryContext {
  const stage = stageOf(emulator);
  return {
    ...stage,
    app: emulator.app,
    bulk: emulator.bulk,
    baseUrl: () => emulator.baseUrl(),
    grantedScopes: grantedScopes(emulator.app, stage.settings),
    owners: new WeakMap(),
    searchWarnings: [],
  };
}
