import type { Emulator } from "../core/emulator.ts";
import { type EmulatorRequest, jsonReply, type Reply } from "../http/exchange.ts";
import { findAccess } from "./find-access.ts";

/** `GET /admin/oauth/access_scopes.json`: the scopes that the merchant granted. */
export function answerAccessScopes(request: EmulatorRequest, emulator: Emulator): Reply {
  if (findAccess(request, emulator) === undefined)
    return jsonReply(401, { errors: "[API] Invalid API key or access token" });
  const scopes = emulator.settings().scopes ?? emulator.app.scopes;
  return jsonReply(200, { access_scopes: scopes.map((handle) => ({ handle })) });
}
