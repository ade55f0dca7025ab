import { expect, test } from "vitest";
import { parseInstant } from "./instants.ts";

test("a date with an offset becomes whole seconds of UTC", () => {
  expect(parseInstant("2026-09-14T16:00:00-04:00")).toBe("2026-09-14T20:00:00Z");
  expect(parseInstant("2026-01-01T00:30:00.999+05:45")).toBe("2025-12-31T18:45:00Z");
  expect(parseInstant("2026-09-14T16:00:00Z")).toBe("2026-09-14T16:00:00Z");
  expect(parseInstant("2026-09-14 16:00:00 +0200")).toBe("2026-09-14T14:00:00Z");
});

test("a date without an offset counts as UTC", () => {
  expect(parseInstant("2026-09-14T16:00")).toBe("2026-09-14T16:00:00Z");
  expect(parseInstant("2026-09-14")).toBe("2026-09-14T00:00:00Z");
});

test("a day that does not exist and text that is no date are refused", () => {
  for (const value of [
    "2026-02-30",
    "2026-13-01",
    "2026-00-10",
    "2026-01-01T25:00",
    "yesterday",
    "",
    1_700_000_000,
    null,
  ]) {
    expect(parseInstant(value)).toBeNull();
  }
});
