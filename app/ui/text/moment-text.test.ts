import { expect, test } from "vitest";
import { calendarDateText, momentText } from "./moment-text.ts";

test("a moment reads like in the admin and names the zone where it is not the reader's", () => {
  expect(momentText("2026-11-22T15:42:07.000Z", "utc")).toBe("Nov 22, 2026 at 3:42 pm UTC");
  expect(momentText("2026-01-01T00:05:00.000Z", "utc")).toBe("Jan 1, 2026 at 12:05 am UTC");
  expect(momentText("2026-01-01T12:00:00.000Z", "utc", true)).toBe("Jan 1, 2026");
});

test("a calendar date is written without a detour through time zones", () => {
  expect(calendarDateText("2026-03-02")).toBe("Mar 2, 2026");
  expect(calendarDateText("soon")).toBe("soon");
});
