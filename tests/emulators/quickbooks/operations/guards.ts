import { preferenceText } from "../books/preferences.ts";
import { refuse, refuseMissing } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordsAt, textAt } from "../books/wire.ts";

/** Full name of the user whose work every stale write collides with. */
export const BOOKKEEPER = "Jordan Pine";

/** A change needs the current SyncToken (5010). */
export function requireSyncToken(body: Wire, existing: Wire): void {
  const sent = textAt(body, "SyncToken");
  if (sent === undefined) refuseMissing("SyncToken");
  if (sent === existing.SyncToken) return;
  refuse({
    code: "5010",
    message: "Stale Object Error",
    detail: `Stale Object Error : You and ${BOOKKEEPER} were working on this at the same time. ${BOOKKEEPER} finished before you did, so your work was not saved.`,
    element: "",
  });
}

/** A transaction that is on a deposit cannot be changed or deleted (6540). */
export function requireNotDeposited(existing: Wire): void {
  if (!recordsAt(existing, "LinkedTxn").some((link) => link.TxnType === "Deposit")) return;
  refuse({
    code: "6540",
    message: "Deposited Transaction cannot be changed",
    detail:
      "This transaction has been deposited. If you want to change or delete it, you must edit the deposit it appears on and remove it first.",
    element: "",
  });
}

const CLOSED = {
  "6200": {
    message: "Account Period Closed, Cannot Update Through Services API",
    detail:
      "The account period has closed and the account books cannot be updated through through the QBO Services API. Please use the QBO website to make these changes.",
  },
  "6210": {
    message: "Account Period Closed",
    detail:
      "The account period has closed and the account books cannot be updated through the QBO Services API. Please use the QBO website to make these changes.",
  },
} as const;

/** A transaction dated on or before the closing date of the books is refused, before and after the change. */
export function requireOpenPeriod(books: Books, ...objects: (Wire | undefined)[]): void {
  const code = books.settings().closedPeriodCode;
  if (objects.some((object) => isPeriodClosed(books, object))) refuse({ code, ...CLOSED[code], element: "" });
}

export function isPeriodClosed(books: Books, object: Wire | undefined): boolean {
  const closed = preferenceText(books, "AccountingInfoPrefs", "BookCloseDate");
  const day = textAt(object, "TxnDate");
  return closed !== undefined && closed !== "" && day !== undefined && day <= closed;
}
