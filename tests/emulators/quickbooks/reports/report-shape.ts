/** The parts of a report as they go over the wire. Cells are texts; an empty cell is `""`. */
export type Cell = { value: string; id?: string };
export type ReportRow = {
  type?: "Section" | "Data";
  group?: string;
  Header?: { ColData: Cell[] };
  Rows?: { Row?: ReportRow[] };
  Summary?: { ColData: Cell[] };
  ColData?: Cell[];
};
export type ReportColumn = {
  ColTitle: string;
  ColType: string;
  MetaData: { Name: string; Value: string }[];
  /** A column that is a group of columns; each of these has a cell of its own. */
  Columns?: { Column: ReportColumn[] };
};
export type Report = {
  Header: {
    Time: string;
    ReportName: string;
    DateMacro?: string;
    ReportBasis?: string;
    StartPeriod: string;
    EndPeriod: string;
    SummarizeColumnsBy?: string;
    Currency: string;
    /** Filters by their names: `Customer`, `Account` ... */
    [filter: string]: unknown;
    Option: { Name: string; Value: string }[];
  };
  Columns: { Column: ReportColumn[] };
  Rows: { Row?: ReportRow[] };
};

/** `hasNoData` is for a report that has rows of titles even so. */
export type ReportBody = { columns: ReportColumn[]; rows: ReportRow[]; hasNoData?: boolean };

export function cell(value: string, id?: string): Cell {
  return id === undefined || id === "" ? { value } : { value, id };
}

export function column(title: string, type: string, key: string): ReportColumn {
  return { ColTitle: title, ColType: type, MetaData: [{ Name: "ColKey", Value: key }] };
}

/** Cells that each row has: the columns, with those of a group in its place. */
export function leafColumns(columns: readonly ReportColumn[]): ReportColumn[] {
  return columns.flatMap((each) => each.Columns?.Column ?? [each]);
}

export function dataRow(cells: Cell[], group?: string): ReportRow {
  return { ColData: cells, type: "Data", ...(group === undefined ? {} : { group }) };
}

/** A line of totals that stands alone: gross profit, net income, the grand total. */
export function summaryRow(cells: Cell[], group: string): ReportRow {
  return { Summary: { ColData: cells }, type: "Section", group };
}

/** A titled block of rows with its total; `group` is the name by which clients find it. */
export function section(header: Cell[], rows: ReportRow[], summary: Cell[], group?: string): ReportRow {
  return {
    Header: { ColData: header },
    ...(rows.length === 0 ? {} : { Rows: { Row: rows } }),
    Summary: { ColData: summary },
    type: "Section",
    ...(group === undefined ? {} : { group }),
  };
}

/** `1234567` minor units of two digits are `12345.67`: no separator for thousands. */
export function moneyText(minor: number, digits: number): string {
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  return `${minor < 0 ? "-" : ""}${whole}${digits === 0 ? "" : `.${text.slice(text.length - digits)}`}`;
}
