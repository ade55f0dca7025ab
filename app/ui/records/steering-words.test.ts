import { expect, test } from "vitest";
import { problemTexts, successText } from "./steering-words.ts";

test("the outcome of a bulk action counts in words", () => {
  expect(successText({ steering: "push", changed: 1, unchanged: 0, unknown: 0 })).toBe(
    "1 order queued for QuickBooks",
  );
  expect(successText({ steering: "hold", changed: 12, unchanged: 0, unknown: 0 })).toBe("12 orders held");
  expect(successText({ steering: "hold", changed: 0, unchanged: 3, unknown: 0 })).toBeNull();
});

test("orders that stayed as before and orders that are gone are both named", () => {
  const problems = problemTexts({ steering: "release", changed: 1, unchanged: 2, unknown: 1 });
  expect(problems).toHaveLength(2);
  expect(problems[0]).toMatch(/^2 orders stayed as before/);
  expect(problems[1]).toBe("1 order could not be found any more.");
});
