/** What a spreadsheet would take for a formula or a command, with any number of apostrophes of ours before it. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/u;
const guarded = /^'+[=+\-@\t\r＝＋－＠]/u;

/**
 * One line of a CSV file (RFC 4180, with its line break). A cell that a spreadsheet would run as a formula gets an apostrophe
 * before it, as OWASP advises for CSV files; `readCell` takes it away again. `csvLine(["=1+1", 'a "b"'])` is
 * `'=1+1,"a ""b"""` and a line break.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quote(guard(cell))).join(",")}\r\n`;
}

/** A cell as it was before `csvLine` made it safe. */
export function readCell(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell;
}

const guard = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

const quote = (cell: string): string =>
  /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
