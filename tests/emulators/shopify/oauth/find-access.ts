import type { Emulator } from "../core/emulator.ts";
import type { EmulatorRequest } from "../http/exchange.ts";
import type { IssuedToken } from "../store/change.ts";

/** The access token of a request, if the emulator issued it and it has not expired or been revoked. */
export function findAccess(request: EmulatorRequest, emulator: Emulator): IssuedToken | undefined {
  const value = request.headers["x-shopify-access-token"];
  const token = typeof value === "string" ? emulator.store.token(value) : undefined;
  return token !== undefined && token.kind !== "refresh" && isAlive(token, emulator.clock.now())
    ? token
    : undefined;
}

export function isAlive(token: IssuedToken, now: Date): boolean {
  return token.expiresAt === null || Date.parse(token.expiresAt) > now.getTime();
}
