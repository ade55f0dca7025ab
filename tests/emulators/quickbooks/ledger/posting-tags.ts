import type { PostingTags, Wire } from "../books/types.ts";
import { recordAt, refAt } from "../books/wire.ts";

/** Class, location and customer of a line's detail; a class of the whole form stands for lines without one. */
export function tagsOf(form: Wire, detail: Wire | undefined): PostingTags {
  const classId = refAt(detail, "ClassRef") ?? refAt(form, "ClassRef");
  const departmentId = refAt(detail, "DepartmentRef");
  const customerId = refAt(detail, "CustomerRef");
  return {
    ...(classId === undefined ? {} : { classId }),
    ...(departmentId === undefined ? {} : { departmentId }),
    ...(customerId === undefined ? {} : { customerId }),
  };
}

/** Tags of an item's value in stock, which moves once for all lines with the item: those that the lines share. */
export function tagsOfItem(
  form: Wire,
  itemId: string,
  lines: readonly Wire[],
  detailKey: string,
): PostingTags {
  const details = lines
    .map((line) => recordAt(line, detailKey))
    .filter((detail) => refAt(detail, "ItemRef") === itemId)
    .map((detail) => tagsOf(form, detail));
  const [first = {}] = details;
  const shared = Object.entries(first).filter(([key, value]) =>
    details.every((each) => each[key as keyof PostingTags] === value),
  );
  return { itemId, ...Object.fromEntries(shared) };
}
