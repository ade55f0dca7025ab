import type { OpenChoice } from "#app/domain/lists/link-choice.ts";

/** The one status a record (order, customer, product ...) has at any moment. */
export const recordStatuses = [
  "Unsynchronized",
  "Queued",
  "Synchronized",
  "Held",
  "Failed",
  "Excluded",
  "Changed",
] as const;
export type RecordStatus = (typeof recordStatuses)[number];

/**
 * Kinds of records that carry a status. Those of the books are entries of QuickBooks' lists, with QuickBooks' id: whether and
 * as what they came into the shop.
 */
export const recordKinds = [
  "order",
  "customer",
  "product",
  "draftOrder",
  "booksCustomer",
  "booksItem",
  "booksVendor",
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Why a record stands where it stands, in the merchant's words. `href` is a path inside the app. */
export type Reason = {
  code: string;
  title: string;
  cause: string;
  fix: string;
  action: { label: string; href: string } | null;
  /** Several entries of QuickBooks fit: the choice that it waits for. */
  choice?: OpenChoice | undefined;
};

/** Who changed a status. */
export type Actor = { kind: "system" | "webhook" | "sweep" | "user" | "flow"; name: string };
