/**
 * Parses a delivery's JSON with integers beyond 2^53 kept as text: Shopify sends ids as numbers, and rounding one
 * would name another record. Answers undefined for a body that is no JSON.
 */
export function parseWebhookBody(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(rawBody), keepLongIntegers);
  } catch {
    return undefined;
  }
}

function keepLongIntegers(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? "";
  return /^\d+$/.test(source) ? source : value;
}
