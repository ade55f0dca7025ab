import { companyInfoOf, offeringSku } from "../books/preferences.ts";
import { RefusedRequest, refuse, refuseDocumented } from "../books/refused-request.ts";
import type { Books } from "../books/types.ts";
import { recordsAt } from "../books/wire.ts";

/** `SubscriptionStatus` values under which a company can be written to; any other means that it has ended. */
const LIVING = new Set(["PAID", "TRIAL", "TRIAL_OPT_IN", "SUBSCRIBED"]);

/** A user who lost access to the company gets 120 for every call. */
export function requireAccess(books: Books): void {
  if (books.settings().userAccess !== "none") return;
  const error = {
    code: "120",
    message: "Authorization Failure",
    detail: `AuthorizationFailure: -11014-You do not have access to use ${offeringSku(books)}.`,
    element: "",
  };
  throw new RefusedRequest([error], "AuthorizationFault");
}

/** Refuses a change by a user who may only read (5020), or of a company whose subscription has ended (6190). */
export function requireWritable(books: Books): void {
  if (books.settings().userAccess === "readOnly") {
    refuseDocumented("5020", "");
  }
  if (LIVING.has(subscriptionStatus(books))) return;
  refuse({
    code: "6190",
    message: "Invalid Company Status",
    detail: `Subscription period has ended or canceled or there was a billing problem : You can't add data to ${offeringSku(books)} because your trial or subscription period ended, you cancelled your subscription, or there was a billing problem. To update your subscription, click the gear icon and view your account information.`,
    element: "",
  });
}

function subscriptionStatus(books: Books): string {
  const entry = recordsAt(companyInfoOf(books), "NameValue").find(
    (each) => each.Name === "SubscriptionStatus",
  );
  return String(entry?.Value ?? "PAID");
}
