import { type Agent, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { EmulatorClock } from "../core/emulator-clock.ts";
import type { Delivery, DeliveryAttempt } from "../store/change.ts";

type PostOptions = { headers: Record<string, string>; timeoutMs: number; agent: Agent; clock: EmulatorClock };

/** Posts the original body once. A late, broken or refused connection is an attempt with an error text, never an exception. */
export function postWebhook(delivery: Delivery, options: PostOptions): Promise<DeliveryAttempt> {
  const { headers, timeoutMs, agent, clock } = options;
  const at = clock.now().toISOString();
  const startedAt = performance.now();
  const finish = (status: number | null, error: string | null): DeliveryAttempt => {
    return { at, status, error, durationMs: Math.round(performance.now() - startedAt) };
  };
  return new Promise((resolve) => {
    const url = new URL(delivery.url);
    const isSecure = url.protocol === "https:";
    const requestOptions = {
      method: "POST",
      headers: { ...headers, "content-length": String(Buffer.byteLength(delivery.body)) },
      signal: AbortSignal.timeout(timeoutMs),
      ...(isSecure ? {} : { agent }),
    };
    const outgoing = (isSecure ? httpsRequest : httpRequest)(url, requestOptions, (response) => {
      response.resume();
      response.on("end", () => resolve(finish(response.statusCode ?? null, null)));
      response.on("error", (error) => resolve(finish(null, describe(error, timeoutMs))));
    });
    outgoing.on("error", (error) => resolve(finish(null, describe(error, timeoutMs))));
    outgoing.end(delivery.body);
  });
}

function describe(error: Error & { code?: string }, timeoutMs: number): string {
  const isTimeout = error.name === "TimeoutError" || error.name === "AbortError";
  return isTimeout ? `no answer within ${timeoutMs} ms` : (error.code ?? error.message);
}
