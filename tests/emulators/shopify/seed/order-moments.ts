import type { SeededRandom } from "./seeded-random.ts";

const SHOP_TIME_ZONE = "America/Los_Angeles";
const OFFSET_FORMAT = new Intl.DateTimeFormat("en-US", {
  timeZone: SHOP_TIME_ZONE,
  timeZoneName: "longOffset",
});
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const SPREAD_DAYS = 30;
/** Local hours by how often people buy: few at breakfast, most in the evening. */
const HOURS = [7, 8, 9, 10, 10, 11, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 20, 20, 21, 21, 22];

/**
 * `count` moments in ascending order, spread over the last 30 days before `now`; the last is a few minutes before `now`,
 * the others lie between 7 and 23 o'clock of the shop's local time, apart from those of the last hours.
 */
export function orderMoments(count: number, now: Date, random: SeededRandom): Date[] {
  const moments = Array.from({ length: count }, (_, index) => {
    const daysAgo = Math.floor(((count - 1 - index) * SPREAD_DAYS) / count);
    return daysAgo === 0 ? recent(count - 1 - index, now, random) : earlier(daysAgo, now, random);
  });
  return moments.sort((a, b) => a.getTime() - b.getTime());
}

/** A moment as Shopify writes it: local time of the shop with its offset, `2026-11-22T09:05:00-08:00`. */
export function shopIso(moment: Date): string {
  const offsetMinutes = offsetAt(moment);
  const local = new Date(moment.getTime() + offsetMinutes * MINUTE_MS).toISOString().slice(0, 19);
  const absolute = Math.abs(offsetMinutes);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${local}${offsetMinutes < 0 ? "-" : "+"}${pad(Math.floor(absolute / 60))}:${pad(absolute % 60)}`;
}

export function minutesAfter(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * MINUTE_MS);
}

function recent(position: number, now: Date, random: SeededRandom): Date {
  return wholeSecond(now.getTime() - (4 + position * 95 + random.below(20)) * MINUTE_MS);
}

function earlier(daysAgo: number, now: Date, random: SeededRandom): Date {
  const sameTime = new Date(now.getTime() - daysAgo * DAY_MS);
  const localMs = sameTime.getTime() + offsetAt(sameTime) * MINUTE_MS;
  const midnightMs = sameTime.getTime() - (((localMs % DAY_MS) + DAY_MS) % DAY_MS);
  return wholeSecond(
    midnightMs + (random.pick(HOURS) * 60 + random.below(60)) * MINUTE_MS + random.below(60) * 1_000,
  );
}

function wholeSecond(milliseconds: number): Date {
  return new Date(Math.floor(milliseconds / 1_000) * 1_000);
}

/** Minutes to add to UTC to get the shop's local time: -480 in winter, -420 in summer. */
function offsetAt(moment: Date): number {
  const parts = OFFSET_FORMAT.formatToParts(moment);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours ?? "0") * 60 + Number(minutes ?? "0"));
}
