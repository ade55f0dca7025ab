import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether a notification comes from Intuit: `intuit-signature` is the base64 HMAC-SHA256 over the raw bytes with one of the app's
 * verifier tokens (Intuit, "Webhooks"), compared in constant time. Without a token nothing is proven.
 */
export function isSignedByIntuit(
  rawBody: Uint8Array,
  signature: string | null,
  verifiers: readonly string[],
): boolean {
  const sent = Buffer.from(signature?.trim() ?? "", "base64");
  // Every token is tried, so that the time taken does not tell which one signed.
  const matches = verifiers
    .filter((verifier) => verifier !== "")
    .map((verifier) => createHmac("sha256", verifier).update(rawBody).digest())
    .filter((expected) => sent.length === expected.length && timingSafeEqual(sent, expected));
  return matches.length > 0;
}
