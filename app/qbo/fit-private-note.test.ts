import { expect, test } from "vitest";
import { fitPrivateNote } from "#app/qbo/fit-private-note.ts";

test("a long private note keeps its last word whole", () => {
  const marker = `plumbline:OrderTransaction/${"9".repeat(30)}#adjust-12`;
  const note = fitPrivateNote(`${"🎁".repeat(2100)} ${marker}`);
  expect(note.length).toBeLessThanOrEqual(4000);
  expect(note.endsWith(`🎁… ${marker}`)).toBe(true);
  expect(fitPrivateNote(`Order #1001. ${marker} `)).toBe(`Order #1001. ${marker}`);
});
