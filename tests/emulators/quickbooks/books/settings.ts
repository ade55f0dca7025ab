import type { Books, Settings } from "./types.ts";

/** Switches as documented; every uncertain point of the real service has one. */
export const DEFAULT_SETTINGS: Settings = {
  honourTaxOverride: true,
  rotateOnEveryRefresh: false,
  warnDuplicateDocNumber: true,
  requireCurrencyRef: false,
  closedPeriodCode: "6210",
  applicationBumpsSyncToken: true,
  taxInclusiveAmount: "gross",
  overApplication: "refuse",
  rateLimits: false,
};

/** The limits of the real service: per minute, per second, and batches per minute. */
export const REAL_RATE_LIMITS = { perMinute: 500, perSecond: 10, batchesPerMinute: 40 } as const;

export function storedSettings(books: Pick<Books, "db">): Settings {
  return books.db.table<Settings>("settings").get("settings") ?? DEFAULT_SETTINGS;
}
