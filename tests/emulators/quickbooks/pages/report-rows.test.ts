import { expect, test } from "vitest";
import type { ReportView } from "../view.ts";
import { reportTable } from "./report-rows.ts";

const column = (ColTitle: string, ColType: string, key: string) => ({
  ColTitle,
  ColType,
  MetaData: [{ Name: "ColKey", Value: key }],
});
const report = (Row: ReportView["Rows"]["Row"]): ReportView => ({
  Header: { StartPeriod: "2026-01-01", EndPeriod: "2026-01-31", Currency: "USD" },
  Columns: {
    Column: [
      column("Date", "Date", "tx_date"),
      column("Memo", "String", "memo"),
      column("Amount", "Money", "amount"),
    ],
  },
  Rows: Row === undefined ? {} : { Row },
});
const cells = (...values: string[]) => ({ ColData: values.map((value) => ({ value })) });

test("a report of more rows than a browser shows with ease ends with how many there are", () => {
  const rows = Array.from({ length: 2001 }, () => cells("2026-01-02", "x", "1.00"));
  const { markup } = reportTable(report(rows));
  expect(markup.match(/<tr class="">/g)).toHaveLength(2000);
  expect(markup).toContain("The first 2,000 of 2,001 rows.");
  expect(reportTable(report(rows.slice(1))).markup).not.toContain("The first");
});

test("titles go on over empty cells, blank rows are gaps, and the last total alone is double ruled", () => {
  const section = {
    Header: cells("Checking", "", ""),
    Rows: {
      Row: [cells("2026-01-02", "Rent", "-1234.50"), cells("0-00-00", "Split", "2.00"), cells("", "", "")],
    },
    Summary: cells("Total for Checking", "", "-1234.50"),
  };
  const { markup } = reportTable(
    report([section, { Summary: cells("Net", "", "0.00") }, { Summary: cells("TOTAL", "", "5.00") }]),
  );
  expect(markup).toContain('<th scope="row" colspan="3" class="text d0">Checking</th>');
  expect(markup).toContain('<th scope="row" colspan="2" class="text d0">Total for Checking</th>');
  expect(markup).toContain("−1,234.50");
  expect(markup).not.toContain("0-00-00");
  expect(markup).toContain('<tr class="gap"><td colspan="3"></td></tr>');
  expect(markup.match(/<tr class="grand">/g)).toHaveLength(1);
});

test("a report without rows says so", () => {
  expect(reportTable(report(undefined)).markup).toContain("Nothing is booked in this period.");
});
