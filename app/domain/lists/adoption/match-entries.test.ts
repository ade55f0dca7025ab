import fc from "fast-check";
import { expect, test } from "vitest";
import { matchEntries } from "./match-entries.ts";

const shop = (key: string, name: string, mark: string | null = null) => ({
  key,
  names: [name],
  mark,
  recordId: null,
});
const books = (id: string, name: string, mark: string | null = null) => ({ id, name, mark });
const match = (...args: [ReturnType<typeof shop>[], ReturnType<typeof books>[]]) =>
  matchEntries(...args, "e-mail address");

test("I-07, I-08: a customer is matched by e-mail address first, then by name", () => {
  const [found] = match(
    [shop("a", "Ann Lee", "Ann@Example.com")],
    [books("1", "Ann Lee"), books("2", "A. Lee", "ann@example.com")],
  );
  expect(found).toMatchObject({ verdict: "match", candidates: [{ id: "2", score: 70 }] });
  const [byName] = match([shop("a", "Ann Lee", "ann@example.com")], [books("1", " ann  LEE")]);
  expect(byName).toMatchObject({
    verdict: "match",
    candidates: [{ id: "1", reasons: ["The name is the same:  ann  LEE."] }],
  });
});

test("I-09, row 12: a namesake with another address is somebody else; two with one address are a choice", () => {
  expect(match([shop("a", "Ann Lee", "ann@a.com")], [books("1", "Ann Lee", "ann@b.com")])[0]?.verdict).toBe(
    "none",
  );
  const twins = [books("1", "Ann North", "ann@a.com"), books("2", "Ann South", "ann@a.com")];
  expect(match([shop("a", "Ann", "ann@a.com")], twins)[0]).toMatchObject({
    verdict: "tie",
    candidates: [{}, {}],
  });
  const two = match(
    [shop("a", "X", "ann@a.com"), shop("b", "Y", "ann@a.com")],
    [books("1", "Ann", "ann@a.com")],
  );
  expect(two.map(({ verdict }) => verdict)).toEqual(["tie", "tie"]);
});

test("no entry goes to two of the shop's, and the sequence changes nothing", () => {
  const name = fc.constantFrom("Ann", "Bob", "Cy");
  const mark = fc.constantFrom("a@x", "b@x", null);
  const list = fc.array(fc.record({ name, mark }), { maxLength: 6 });
  fc.assert(
    fc.property(list, list, (ours, theirs) => {
      const left = ours.map((one, index) => shop(`s${index}`, one.name, one.mark));
      const right = theirs.map((one, index) => books(`${index}`, one.name, one.mark));
      const found = match(left, right);
      const ids = found.flatMap(({ verdict, candidates }) =>
        verdict === "match" ? [candidates[0]?.id] : [],
      );
      expect(new Set(ids).size).toBe(ids.length);
      const again = match(left.toReversed(), right.toReversed()).toReversed();
      expect(again).toEqual(found);
    }),
    { numRuns: 2_000 },
  );
});
