import { createHmac } from "node:crypto";
import type { Emulator } from "../core/emulator.ts";
import { parseGid } from "../core/gid.ts";
import { asObject, asText } from "../core/plain-object.ts";
import { jsonReply, type Reply } from "../http/exchange.ts";
import { restNumber } from "./rest-json.ts";

/** Documented: Flow waits 10 seconds for the answer of an action. */
const ANSWER_WITHIN_MS = 10_000;

/**
 * Runs a Flow action as Shopify Flow does: a signed POST to the app's runtime URL (`path`) with `handle` and `properties`. Answers what
 * the app answered; retries by its status are left to the caller, who may repeat `actionRunId`.
 */
export async function callFlowAction(body: Record<string, unknown>, emulator: Emulator): Promise<Reply> {
  const [path, handle] = [asText(body.path), asText(body.handle)];
  if (path === undefined || handle === undefined) throw new TypeError('The body needs "path" and "handle".');
  const actionRunId = asText(body.actionRunId) ?? emulator.random.uuid();
  const payload = JSON.stringify({
    shop_id: restNumber(parseGid(emulator.shop.id)?.number),
    shopify_domain: emulator.shop.myshopifyDomain,
    action_run_id: actionRunId,
    action_definition_id: handle,
    handle,
    properties: asObject(body.properties) ?? {},
    step_reference: emulator.random.uuid(),
  });
  const secret = body.badSignature === true ? `not ${emulator.app.apiSecret}` : emulator.app.apiSecret;
  const headers = {
    "content-type": "application/json",
    "x-shopify-hmac-sha256": createHmac("sha256", secret).update(payload).digest("base64"),
    "x-shopify-shop-domain": emulator.shop.myshopifyDomain,
    "user-agent": "Shopify-Flow",
  };
  const url = new URL(path, `${emulator.app.appUrl}/`);
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(url, { method: "POST", headers, body: payload, signal });
    return jsonReply(200, { actionRunId, status: response.status, body: await response.text() });
  } catch (error) {
    const cause = error instanceof Error ? String(error.cause ?? error.message) : String(error);
    return jsonReply(502, { actionRunId, error: `The app did not answer: ${cause}` });
  }
}
