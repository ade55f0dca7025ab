import type { Evidence } from "#app/domain/faults/fault.ts";
import type { RemoteError } from "#app/qbo/parse-envelope.ts";

/** Codes whose Detail quotes a token (100, 110, 3200), a person (5010) or an e-mail address (2210). */
const PRIVATE_DETAILS = new Set(["100", "110", "2210", "3200", "3202", "5010"]);
const MAX_TEXT = 500;

/** What an error tells support, without tokens and personal data. `error` is null when the body had no known form. */
export function makeEvidence(
  httpStatus: number,
  error: RemoteError | null,
  requestRef: string | null,
): Evidence {
  const text = error ? remoteText(error) : "";
  return {
    system: "quickbooks",
    httpStatus,
    ...(error?.code ? { remoteCode: error.code } : {}),
    ...(text ? { remoteText: text } : {}),
    ...(error?.element ? { element: error.element.slice(0, 200) } : {}),
    ...(requestRef ? { requestRef } : {}),
  };
}

function remoteText(error: RemoteError): string {
  const text = PRIVATE_DETAILS.has(error.code) ? error.message : error.detail || error.message;
  return text.replace(/[^\s@<>"']+@[^\s@<>"']+/g, "(e-mail address)").slice(0, MAX_TEXT);
}
