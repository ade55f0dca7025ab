import type { Fault } from "#app/domain/faults/fault.ts";
import type { RecordStatus } from "#app/domain/record/record-status.ts";

/** What to do about a fault: the status the record takes, and whether and when it is tried again. */
export type Decision = {
  status: RecordStatus;
  /** null: not before something changes (a person, a new event, a setting). */
  retryAfterMs: number | null;
};

const minute = 60_000;
const hour = 60 * minute;
/** First the blips of a second, then outages of hours; the last value repeats for a week. */
const outageDelaysMs = [1_000, 5_000, 20_000, minute, 5 * minute, 15 * minute, hour];
/** A lost reply is looked up at once: the document is there or it is not. */
const lookupDelaysMs = [200, 1_000, 5_000, 20_000, minute, 5 * minute, 15 * minute, hour];
/** A mistake of ours repeats itself, unless the next version has mended it. */
const internalDelaysMs = [2_000, 10_000, minute, 10 * minute, hour];
/** Three quick tries stay quiet before people see a failure. */
const quietAttempts = 3;

/** Decides by the kind of fault and the number of attempts so far (0 = first). Pure and exhaustive. */
export function policy(fault: Fault, attempt: number): Decision {
  switch (fault.kind) {
    case "throttled":
      return { status: "Queued", retryAfterMs: Math.max(1_000, fault.retryAfterMs) };
    case "unreachable":
      return outage(outageDelaysMs, attempt);
    case "internal":
      // The first time it may have been the database that went away for a moment.
      return {
        status: attempt === 0 ? "Queued" : "Failed",
        retryAfterMs: internalDelaysMs[attempt] ?? 6 * hour,
      };
    case "outcomeUnknown":
      return outage(lookupDelaysMs, attempt);
    case "stale":
      return attempt < 5
        ? { status: "Queued", retryAfterMs: 500 }
        : { status: "Failed", retryAfterMs: 5 * minute };
    // The connection's own page says what to do; orders wait and go out after reconnecting.
    case "notConnected":
    case "reauthorize":
    case "subscriptionEnded":
      return { status: "Queued", retryAfterMs: 15 * minute };
    case "permission":
    case "rejected":
    case "featureMissing":
    case "duplicateName":
    case "missing":
    case "inactive":
    case "customerMissing":
      return { status: "Failed", retryAfterMs: null };
    case "duplicateNumber":
    case "numberTooLong":
    case "ambiguous":
    case "skuTrouble":
    case "conflict":
    case "hasStock":
    case "unmapped":
    case "unbalanced":
    case "answerDiffers":
    case "cashUnknown":
    case "closedPeriod":
    case "forAccountant":
    case "currencyOff":
    case "unsupported":
    case "malformed":
    case "heldByPerson":
    case "heldByRule":
    case "waitsForPayment":
    case "frozen":
      return { status: "Held", retryAfterMs: null };
    case "changedAfterBooking":
      return { status: "Changed", retryAfterMs: null };
    case "testOrder":
    case "excludedByPerson":
    case "excludedByRule":
    case "beforeStartDate":
    case "cancelledUnbooked":
    case "importOff":
    case "deleted":
    case "notImported":
    case "giftCardProduct":
      return { status: "Excluded", retryAfterMs: null };
    case "syncOff":
    case "manualPush":
    case "unlinked":
    case "waitsForOrder":
      return { status: "Unsynchronized", retryAfterMs: null };
  }
}

function outage(delaysMs: readonly number[], attempt: number): Decision {
  const retryAfterMs = delaysMs[Math.min(attempt, delaysMs.length - 1)] ?? hour;
  return { status: attempt < quietAttempts ? "Queued" : "Failed", retryAfterMs };
}
