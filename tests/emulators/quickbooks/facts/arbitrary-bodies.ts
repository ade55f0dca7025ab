import fc from "fast-check";
import { type Field, type ScalarKind, type Shape, shapeOf } from "./field-table.ts";

const DEEPEST = 4;
const MOST_LINES = 3;

/** Texts that mean something to the books, and some that mean trouble. */
const texts = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom("1", "2", "3", "4", "33", "35", "79", "84", "86", "TAX", "NON", "USD", "EUR"),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("", "a:b", "0", "-1", "999999", "Ä🎁", "SHIPPING_ITEM_ID", "Debit", "Credit"),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 30, unit: "binary" }) },
);
const numbers = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -500, max: 100_000 }).map((minor) => minor / 100) },
  { weight: 1, arbitrary: fc.constantFrom(0, 0.005, 1e-7, 99_999_999_999, -99_999_999_999, 1e21, 3.3333333) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
);
const days = fc.constantFrom("2026-01-31", "2026-02-29", "1999-12-31", "2026-06-15", "tomorrow");

const SCALARS: Readonly<Record<ScalarKind, fc.Arbitrary<unknown>>> = {
  string: texts,
  boolean: fc.oneof(fc.boolean(), fc.constantFrom("true", "no")),
  decimal: fc.oneof({ weight: 6, arbitrary: numbers }, { weight: 1, arbitrary: texts }),
  int: fc.oneof(fc.integer({ min: -2, max: 40 }), numbers),
  date: days,
  dateTime: days,
  id: fc.constantFrom("1", "2", "3", "99"),
  any: fc.jsonValue({ maxDepth: 1 }),
};

/** JSON that has the documented members of an entity, filled at random: mostly readable, seldom right. */
export function arbitraryBody(entity: string): fc.Arbitrary<Record<string, unknown>> {
  const shape = shapeOf(entity);
  return shape === undefined ? fc.constant({}) : bodyOf(shape, 0);
}

function bodyOf(shape: Shape, depth: number): fc.Arbitrary<Record<string, unknown>> {
  const fields = [...shape.fields.values()].filter(
    (field) => depth < DEEPEST || field.content.is !== "object",
  );
  return fc
    .subarray(fields, { maxLength: Math.min(fields.length, depth === 0 ? 14 : 6) })
    .chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map((field) => [field.name, valueFor(field, depth)]))),
    );
}

function valueFor(field: Field, depth: number): fc.Arbitrary<unknown> {
  const one = contentOf(field, depth);
  const value = field.isList ? fc.array(one, { maxLength: MOST_LINES }) : one;
  // One in twenty is not even of the right kind.
  return fc.oneof(
    { weight: 19, arbitrary: value },
    { weight: 1, arbitrary: fc.constantFrom(null, 7, "x", [], {}) },
  );
}

function contentOf({ content }: Field, depth: number): fc.Arbitrary<unknown> {
  if (content.is === "scalar") return SCALARS[content.kind];
  if (content.is === "enumeration") return fc.constantFrom(...content.values, "Nonsense");
  return bodyOf(content.shape, depth + 1);
}
