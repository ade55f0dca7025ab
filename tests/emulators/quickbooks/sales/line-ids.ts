import type { Books, Wire } from "../books/types.ts";
import { recordsAt, textAt } from "../books/wire.ts";

/**
 * Gives lines their Id and LineNum. A line with an Id of this transaction keeps it, others get the next one;
 * ids are never used again, also not after a line was removed.
 */
export function numberLines(
  books: Books,
  key: string,
  lines: readonly Wire[],
  existing: Wire | undefined,
  firstId: 0 | 1,
): Wire[] {
  const known = new Set(recordsAt(existing, "Line").map((line) => textAt(line, "Id")));
  const used = new Set<string>();
  return lines.map((line, index) => {
    const own = textAt(line, "Id");
    const isKept = own !== undefined && known.has(own) && !used.has(own);
    const Id = isKept ? own : String(books.db.next(`line:${key}`) - 1 + firstId);
    used.add(Id);
    return { ...line, Id, LineNum: index + 1 };
  });
}
