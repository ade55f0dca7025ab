import { cutText } from "#app/domain/text/fit-text.ts";

/** Namesakes beyond this number are told apart by something that is theirs alone. */
const lastPlainNumber = 2;
const lastNumber = 5;

/**
 * The names to try in turn for a new entry of a QuickBooks list, where a name is given once: the plain one, then one
 * with each of `marks` (a SKU, an id) behind it, then numbers. A mark tells any number of namesakes apart with one
 * more try, where counting up would take as many tries as there are namesakes. All fit in `maxLength`.
 * `nameCandidates("Mug", ["MUG-1"], 100)` is `["Mug", "Mug (MUG-1)", "Mug (2)", ...]`.
 */
export function nameCandidates(base: string, marks: readonly (string | null)[], maxLength: number): string[] {
  const longestMark = Math.floor(maxLength / 2);
  const usable = marks.filter((mark) => mark !== null && mark !== "" && mark.length <= longestMark);
  const suffixes = [...usable, ...numbersFrom(lastPlainNumber).map(String)];
  return [base, ...suffixes.map((suffix) => withSuffix(base, ` (${suffix})`, maxLength))];
}

/** Like `nameCandidates` for people: one namesake gets a plain 2, only further ones their mark. */
export function personNameCandidates(base: string, mark: string | null, maxLength: number): string[] {
  const plain = withSuffix(base, ` (${lastPlainNumber})`, maxLength);
  const [, ...rest] = nameCandidates(base, [mark], maxLength);
  return [base, plain, ...rest.filter((name) => name !== plain)];
}

function numbersFrom(first: number): number[] {
  return Array.from({ length: lastNumber - first + 1 }, (_, index) => first + index);
}

function withSuffix(base: string, suffix: string, maxLength: number): string {
  return cutText(base, maxLength - suffix.length).trimEnd() + suffix;
}
