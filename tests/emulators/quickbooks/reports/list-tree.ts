import type { Books, Wire } from "../books/types.ts";
import { refAt, textAt } from "../books/wire.ts";
import { type AccountAmounts, type Amounts, amountCells, sumAmounts } from "./account-tree.ts";
import { cell, type ReportRow } from "./report-shape.ts";

/**
 * Classes or locations with their amounts, those below another in a section of it; `group` of the outermost rows is
 * the id, `**` for what has none. Objects without any amount are left out.
 */
export function listRows(books: Books, entity: string, amounts: AccountAmounts, width: number): ReportRow[] {
  const children = Map.groupBy(books.list(entity), (object) => refAt(object, "ParentRef") ?? "");
  const build = (parent: string) =>
    (children.get(parent) ?? [])
      .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))
      .map((object) => node(object))
      .filter((each) => each !== undefined);
  const node = (object: Wire): { row: ReportRow; total: Amounts; id: string } | undefined => {
    const id = String(object.Id);
    const own = amounts.get(id) ?? new Array<number>(width).fill(0);
    const below = build(id);
    const name = nameOf(object);
    const head = [cell(name), ...amountCells(books, own, false)];
    if (below.length === 0) {
      const isEmpty = own.every((amount) => amount === 0);
      return isEmpty ? undefined : { id, total: own, row: { ColData: head, type: "Data" } };
    }
    const total = sumAmounts([own, ...below.map((each) => each.total)], width);
    const foot = [cell(`Total ${name}`), ...amountCells(books, total, true)];
    const Rows = { Row: below.map((each) => each.row) };
    return {
      id,
      total,
      row: { Header: { ColData: head }, Rows, Summary: { ColData: foot }, type: "Section" },
    };
  };
  const rows: ReportRow[] = build("").map(({ row, id }) => ({ ...row, group: id }));
  const rest = amounts.get("");
  if (rest?.some((amount) => amount !== 0)) {
    rows.push({
      ColData: [cell("Not Specified"), ...amountCells(books, rest, false)],
      type: "Data",
      group: "**",
    });
  }
  return rows;
}

function nameOf(object: Wire): string {
  return textAt(object, "Name") ?? "";
}
