import { expect, test } from "vitest";
import { maxTicked, readPushChoice } from "./push-choice.ts";

function formOf(...fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

test("M-41: ticked records, all that a list shows and the whole catalogue are told apart", () => {
  expect(readPushChoice(formOf(["choice", "ids"], ["ids", "a"], ["ids", "b"]))).toEqual({ ids: ["a", "b"] });
  expect(readPushChoice(formOf(["choice", "all"], ["status", "Held"], ["search", "mug"]))).toEqual({
    statuses: ["Held"],
    search: "mug",
  });
  expect(readPushChoice(formOf(["choice", "all"]))).toEqual({ statuses: [], search: "" });
  expect(readPushChoice(formOf(["choice", "shop"]))).toBe("shop");
});

test("no choice, none ticked and too many ticked are refused", () => {
  const many = Array.from({ length: maxTicked + 1 }, (_, n): [string, string] => ["ids", String(n)]);
  for (const form of [formOf(), formOf(["choice", "ids"]), formOf(["choice", "ids"], ...many)]) {
    expect(readPushChoice(form)).toBeNull();
  }
});
