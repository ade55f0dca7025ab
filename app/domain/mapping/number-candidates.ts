import { maxDocNumberLength } from "#app/domain/mapping/order-number.ts";
import { cutText } from "#app/domain/text/fit-text.ts";

const lastNumber = 9;
const idTails = [4, 6, 8, 12];

/**
 * The document numbers to try in turn when one is taken: `WEB-1001`, `WEB-1001-2` ... `WEB-1001-9`, then with more and
 * more digits of the order's id, so that any number of orders of one name find a number. All have at most 21
 * characters; the order's own number gives way where they are not enough.
 */
export function numberCandidates(docNumber: string, orderKey: string): string[] {
  const digits = /\d+$/.exec(orderKey)?.[0] ?? "";
  const numbers = Array.from({ length: lastNumber - 1 }, (_, index) => String(index + 2));
  const tails = idTails.map((length) => digits.slice(-length)).filter((tail) => tail.length > 1);
  const suffixes = [...new Set([...numbers, ...tails])].map((suffix) => `-${suffix}`);
  const suffixed = suffixes.map(
    (suffix) => cutText(docNumber, maxDocNumberLength - suffix.length).trimEnd() + suffix,
  );
  return [docNumber, ...suffixed];
}
