import type { ImportHindrance } from "#app/domain/lists/import-hindrance.ts";
import type { Candidate, ListKind, WantedLink } from "#app/domain/lists/link-choice.ts";
import type { Currency } from "#app/domain/money/currency.ts";
import type { Peculiarity } from "#app/domain/sale/sale.ts";
import type { ImportedList } from "#app/domain/settings/import-settings.ts";

/** What the remote side told us, for support: no tokens, no personal data. */
export type Evidence = {
  system: "shopify" | "quickbooks" | "plumbline";
  httpStatus?: number;
  /** The remote's structured code, for example QBO `6240`. */
  remoteCode?: string;
  /** The remote's own words (QBO Detail), trimmed to 500 characters. */
  remoteText?: string;
  /** The element QBO named, for example `Line.Amount`. */
  element?: string;
  /** intuit_tid or x-request-id. */
  requestRef?: string;
};

type Common = {
  /** What it is about, in words: `order #1001`, `customer Ann Lee`, `invoice WEB-1001`. */
  subject: string;
  evidence?: Evidence;
};

/**
 * Expected trouble, as a value. Closed: adding a kind means adding its explanation and its policy, the compiler
 * insists. Adapters translate remote answers to faults once, at the boundary, from status and structured code.
 */
export type Fault = Common &
  (
    | { kind: "throttled"; retryAfterMs: number }
    | { kind: "unreachable" }
    | { kind: "outcomeUnknown" }
    | { kind: "notConnected" }
    | { kind: "reauthorize"; system: "shopify" | "quickbooks" }
    | { kind: "permission" }
    | { kind: "rejected" }
    | { kind: "duplicateName"; name: string }
    | { kind: "duplicateNumber"; docNumber: string }
    | { kind: "numberTooLong"; docNumber: string; maxLength: number }
    | { kind: "stale" }
    | { kind: "missing"; what: string }
    /** `entry`: the inactive one, where its id is known: a person can make it active again from here. */
    | { kind: "inactive"; what: string; entry?: { kind: ListKind; id: string } }
    /** Customers go to QuickBooks by hand only, and this one has not. `recordId`: whose page pushes it. */
    | { kind: "customerMissing"; what: string; recordId: string }
    /** Several entries fit, of QuickBooks unless `system` says otherwise. `choice`: the link that a person makes by choosing one; null where settings do. */
    | {
        kind: "ambiguous";
        what: string;
        candidates: Candidate[];
        choice: WantedLink | null;
        system?: "shopify";
      }
    /** `choice`: the link that is missing, where a person can make it. */
    | { kind: "unmapped"; what: string; choice?: WantedLink }
    /** An SKU that does not tell which item a variant is, and that the settings do not settle. */
    | { kind: "skuTrouble"; trouble: "none" | "shared"; sku: string | null; others: number }
    /** Fields that both sides changed, where a person decides which counts. Values in words. */
    | { kind: "conflict"; what: string; fields: { field: string; shopify: string; quickbooks: string }[] }
    /** An item with stock is not made inactive: QuickBooks would write its stock off. */
    | { kind: "hasStock"; what: string; quantity: number }
    /** Gift cards are booked as what the shop owes, by the item of their charge: they are no items of their own. */
    | { kind: "giftCardProduct" }
    /** A list entry that goes out with the first order that needs it. */
    | { kind: "waitsForOrder" }
    /** An entry of QuickBooks that does not come into the shop. */
    | { kind: "notImported"; what: string; why: ImportHindrance }
    | {
        kind: "unbalanced";
        what: string;
        expectedMinor: number;
        bookedMinor: number;
        currency: Currency;
        lines: string[];
      }
    | {
        kind: "answerDiffers";
        what: string;
        plannedMinor: number;
        answeredMinor: number;
        currency: Currency;
        /** The difference by tax rate, in words; empty when it is none of tax. */
        parts: string[];
      }
    | { kind: "cashUnknown" }
    | { kind: "closedPeriod"; date: string }
    /** Closed books, by the merchant's wish a matter of their accountant. */
    | { kind: "forAccountant"; date: string }
    | { kind: "subscriptionEnded" }
    | { kind: "featureMissing"; feature: string }
    | { kind: "currencyOff"; currency: Currency; homeCurrency: Currency }
    | { kind: "unsupported"; peculiarities: Peculiarity[] }
    | {
        kind: "changedAfterBooking";
        what: string;
        bookedMinor: number;
        currentMinor: number;
        currency: Currency;
      }
    | { kind: "malformed"; what: string }
    | { kind: "heldByPerson"; note: string }
    | { kind: "testOrder" }
    | { kind: "excludedByPerson"; note: string }
    | { kind: "beforeStartDate"; startDate: string }
    | { kind: "cancelledUnbooked" }
    | { kind: "heldByRule"; rule: string; note: string }
    | { kind: "excludedByRule"; rule: string; note: string }
    /** Sales receipts are made of money: this order has none yet. */
    | { kind: "waitsForPayment" }
    /** A document that stands on a deposit can be changed no more. */
    | { kind: "frozen"; what: string }
    /** An entry of QuickBooks whose list is not imported. */
    | { kind: "importOff"; list: ImportedList }
    | { kind: "syncOff" }
    | { kind: "manualPush" }
    /** The link of a list entry ended: QuickBooks has it no more. */
    | { kind: "unlinked" }
    /** `into`: what Shopify merged it into, in words. */
    | { kind: "deleted"; into?: string }
    /** A programmer's mistake met this record: only it is stopped, and it stands in the open. */
    | { kind: "internal" }
  );

export type FaultKind = Fault["kind"];

/** A value or the fault that stands in its place. */
export type Result<T> = { ok: true; value: T } | { ok: false; fault: Fault };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (fault: Fault): Result<never> => ({ ok: false, fault });
