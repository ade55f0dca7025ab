import type { Wire } from "../books/types.ts";
import { recordAt, recordsAt } from "../books/wire.ts";

/** The item lines of a sales form, with those that a bundle consists of in place of the bundle. */
export function itemLines(form: Wire | undefined): Wire[] {
  return recordsAt(form, "Line").flatMap((line) =>
    line.DetailType === "GroupLineDetail" ? recordsAt(recordAt(line, "GroupLineDetail"), "Line") : [line],
  );
}
