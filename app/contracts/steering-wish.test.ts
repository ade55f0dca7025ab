import { expect, test } from "vitest";
import { readSteeringWish } from "./steering-wish.ts";

function formOf(...fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

test("ticked records are named one by one", () => {
  const form = formOf(["intent", "hold"], ["ids", "a"], ["ids", "b"], ["note", " fraud "]);
  expect(readSteeringWish(form)).toEqual({
    steering: "hold",
    note: "fraud",
    selection: { ids: ["a", "b"] },
  });
});

test("all that a list shows is named by its view and search", () => {
  const form = formOf(["intent", "push"], ["all", "1"], ["status", "Failed"], ["search", "mug"]);
  expect(readSteeringWish(form)?.selection).toEqual({ statuses: ["Failed"], search: "mug" });
  const everything = formOf(["intent", "push"], ["all", "1"], ["status", ""], ["search", ""]);
  expect(readSteeringWish(everything)?.selection).toEqual({ statuses: [], search: "" });
});

test.each([
  ["an unknown word", formOf(["intent", "delete"], ["ids", "a"])],
  ["no records", formOf(["intent", "push"])],
  [
    "more than a page of ids",
    formOf(
      ["intent", "push"],
      ...Array.from({ length: 251 }, (_, n): [string, string] => ["ids", String(n)]),
    ),
  ],
  ["an unknown view", formOf(["intent", "push"], ["all", "1"], ["status", "Lost"])],
])("%s is refused", (_what, form) => {
  expect(readSteeringWish(form)).toBeNull();
});
