import type { Identities } from "./identities.ts";
import type { ImportContext } from "./import-context.ts";
import { parseInstant } from "./instants.ts";
import type { OrderMoney } from "./order-money.ts";
import { filledText, type RawObject } from "./raw-fields.ts";

/** What every part of the importer shares while it reads one order. */
export type Reading = {
  raw: RawObject;
  money: OrderMoney;
  ids: Identities;
  context: ImportContext;
  note: (text: string) => void;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  taxesIncluded: boolean;
};

/** An optional instant of the file: null when absent, null and noted when it is no date. */
export function instantOf(
  raw: RawObject,
  field: string,
  note: (text: string) => void,
  path = field,
): string | null {
  const stated = filledText(raw[field]);
  if (stated === null) return null;
  const instant = parseInstant(stated);
  if (instant === null) note(`${path} is "${stated.slice(0, 40)}", which is not a date.`);
  else if (!/(Z|[+-]\d{2}:?\d{2})$/i.test(stated.trim())) note(`${path} has no offset; it counts as UTC.`);
  return instant;
}

/** Picks the enum value that the file's lower-case word stands for; null and noted for an unknown word. */
export function wordOf<Word extends string>(
  value: unknown,
  known: readonly Word[],
  path: string,
  note: (text: string) => void,
): Word | null {
  const stated = filledText(value);
  if (stated === null) return null;
  const wanted = stated
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, "_");
  const found = known.find((word) => word === wanted) ?? null;
  if (found === null) note(`${path} is "${stated.slice(0, 40)}", which Shopify does not know.`);
  return found;
}
