import { expect, test } from "vitest";
import { withinLimit } from "./cell-limit.ts";
import { cell, column, dataRow, type ReportRow, section } from "./report-shape.ts";

const columns = [column("", "String", "name"), column("Total", "Money", "total")];
const data = (name: string) => dataRow([cell(name), cell("1.00")]);
const block = (name: string, rows: ReportRow[]) =>
  section([cell(name), cell("")], rows, [cell(`Total ${name}`), cell("2.00")]);
const NOTE = {
  ColData: [{ value: "Unable to display more data. Please reduce the date range." }],
  type: "Data",
};

test("a report of exactly as many cells as allowed is whole", () => {
  const body = { columns, rows: [block("A", [data("a"), data("b")]), data("c")] };
  expect(withinLimit(body, 10)).toBe(body);
});

test("a report of more cells ends within its section, with a row that says so", () => {
  const body = { columns, rows: [block("A", [data("a"), data("b")]), block("B", [data("c"), data("d")])] };
  expect(withinLimit(body, 14).rows).toEqual([body.rows[0], block("B", [data("c")]), NOTE]);
  expect(withinLimit(body, 5).rows).toEqual([block("A", []), NOTE]);
  expect(withinLimit(body, 0).rows).toEqual([NOTE]);
});
