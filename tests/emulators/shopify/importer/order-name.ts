import type { ImportContext } from "./import-context.ts";
import { filledText, intOf, type RawObject } from "./raw-fields.ts";

/**
 * The order's name and number as stated, from each other where one is missing, from the shop's counter where both are.
 * REST's `number` counts from 1 where `order_number` counts from 1001.
 */
export function nameOrder(
  raw: RawObject,
  context: ImportContext,
  note: (text: string) => void,
): { name: string; number: number } {
  const stated = filledText(raw.name);
  const inName = stated === null ? null : intOf(/(\d{1,9})\D*$/.exec(stated)?.[1]);
  const fromNumber = intOf(raw.number);
  const number = intOf(raw.order_number) ?? inName ?? fromNumber ?? context.nextOrderNumber();
  const name = stated ?? `#${number}`;
  if (stated === null) note(`The order states no name; it became ${name}.`);
  if (context.usedNames.has(name)) note(`Another order is called ${name} as well.`);
  return { name, number };
}
