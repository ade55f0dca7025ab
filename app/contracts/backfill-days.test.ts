import { expect, test } from "vitest";
import { readBackfillDays } from "./backfill-days.ts";

const read = (since: string, until = "") => {
  const form = new FormData();
  form.set("since", since);
  form.set("until", until);
  return readBackfillDays(form);
};

test("any range of days is read, open to today or not", () => {
  expect(read("2024-02-29")).toEqual({ ok: true, days: { since: "2024-02-29", until: null } });
  expect(read("2024-02-29", "2024-02-29")).toMatchObject({ ok: true, days: { until: "2024-02-29" } });
});

test("what is no day, and an end before the beginning, is told beside its field", () => {
  expect(read("")).toEqual({ ok: false, trouble: { since: "Choose a day." } });
  expect(read("2026-02-30")).toMatchObject({ ok: false, trouble: { since: "Choose a day." } });
  expect(read("2026-02-10", "2026-02-09")).toEqual({
    ok: false,
    trouble: { until: "This is before the first day." },
  });
});
