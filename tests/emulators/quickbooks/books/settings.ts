import { defaultSwitches, type Switches } from "./switches.ts";
import type { Books } from "./types.ts";

/** The switches, the rate limits, and what the user who connected the app may do. */
export type Settings = Switches & {
  rateLimits:
    | false
    | { perMinute: number; perSecond: number; batchesPerMinute: number; batchesPerRealm: number };
  /** `readOnly`: writes are 5020; `none`: the user has lost access, every call is 120. */
  userAccess: "full" | "readOnly" | "none";
};

export const DEFAULT_SETTINGS: Settings = { ...defaultSwitches(), rateLimits: false, userAccess: "full" };

/**
 * The limits of the real service: requests per minute and second; batches per minute, 40 for one app on a realm and
 * 120 for all apps on it. The emulator has one app, so that the second counts only when the first is raised.
 */
export const REAL_RATE_LIMITS = {
  perMinute: 500,
  perSecond: 10,
  batchesPerMinute: 40,
  batchesPerRealm: 120,
} as const;

/** Settings as stored; a journal of an older emulator may lack some. */
export function storedSettings(books: Pick<Books, "db">): Settings {
  const stored = books.db.table<Settings>("settings").get("settings");
  return stored === undefined ? DEFAULT_SETTINGS : stored;
}
