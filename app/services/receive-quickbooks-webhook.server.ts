import { parseNotification } from "#app/qbo/webhooks/parse-notification.ts";
import { isSignedByIntuit } from "#app/qbo/webhooks/verify-notification.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";

/** An event has less than half a kilobyte: this is a notification of ten thousand. */
const maxBodyBytes = 4 * 1024 * 1024;

/**
 * Proves a notification of QuickBooks and stores its events durably, nothing more: Intuit wants its 200 within three
 * seconds. 401 for a wrong signature (nothing is stored), 400 for what is no notification; events of companies that
 * are not connected, and of what is no list, are answered 200 and forgotten.
 */
export async function receiveQuickBooksWebhook(adapters: Adapters, request: Request): Promise<Response> {
  const { env, log, clock, listPorts } = adapters;
  const rawBody = Buffer.from(await request.arrayBuffer());
  if (rawBody.length > maxBodyBytes) return answer(413);
  if (!isSignedByIntuit(rawBody, request.headers.get("intuit-signature"), env.QBO_WEBHOOK_VERIFIER)) {
    const reason = env.QBO_WEBHOOK_VERIFIER.length > 0 ? "signature" : "QBO_WEBHOOK_VERIFIER is not set";
    log.warn("quickbooks webhook refused", { reason });
    return answer(401);
  }
  const events = parseNotification(parseJson(rawBody), clock.now());
  if (events === null) {
    log.warn("quickbooks webhook not understood", { bytes: rawBody.length });
    return answer(400);
  }
  await listPorts.booksEvents.receive(events);
  return answer(200);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function answer(status: number): Response {
  return new Response(null, { status });
}
