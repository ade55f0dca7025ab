import { homeCurrency } from "../books/preferences.ts";
import type { Books, Wire } from "../books/types.ts";
import { textAt } from "../books/wire.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { type StockMovement, stockMovements } from "../stock/stock-ledger.ts";
import { isWithin, partyOf, typeName } from "./ledger-lines.ts";
import { choice, type ReportParams } from "./report-params.ts";
import {
  type Cell,
  cell,
  column,
  dataRow,
  moneyText,
  type ReportBody,
  type ReportRow,
  section,
} from "./report-shape.ts";

type Row = { books: Books; movement: StockMovement; quantity: number; valueMinor: number; digits: number };

const quantityText = (quantity: number) => quantity.toFixed(2);

const COLUMNS: Readonly<Record<string, [title: string, type: string, write: (row: Row) => Cell]>> = {
  tx_date: ["Date", "Date", ({ movement }) => cell(movement.day)],
  txn_type: ["Transaction Type", "String", ({ movement }) => cell(typeName(movement.entity), movement.id)],
  doc_num: ["Num", "String", (row) => cell(numberOf(row))],
  name: ["Name", "String", (row) => nameCell(row)],
  quantity: ["Qty", "Number", ({ movement }) => cell(quantityText(movement.quantity))],
  rate: ["Rate", "Money", (row) => cell(rateText(row))],
  home_amount: ["FIFO Cost", "Money", ({ movement, digits }) => cell(moneyText(movement.valueMinor, digits))],
  qty_on_hand: ["Qty On Hand", "Number", ({ quantity }) => cell(quantityText(quantity))],
  home_asset_value: ["Asset Value", "Money", ({ valueMinor, digits }) => cell(moneyText(valueMinor, digits))],
};

/** Every movement of the stock of each item in the period at its cost, with what is on hand after it. */
export function inventoryDetail(books: Books, params: ReportParams): ReportBody {
  const keys = keysOf(params.search);
  const items = books
    .list("Item")
    .filter((item) => params.only.get("item")?.has(String(item.Id)) ?? true)
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const rows = items.flatMap((item) => itemSection(books, params, keys, item));
  const columns = keys.map((key) => column(COLUMNS[key]?.[0] ?? key, COLUMNS[key]?.[1] ?? "String", key));
  return { columns, rows };
}

function keysOf(search: URLSearchParams): string[] {
  const asked = (search.get("columns") ?? "").split(",").map((key) => key.trim());
  const keys = asked.filter((key) => key !== "");
  const all = Object.keys(COLUMNS);
  return keys.length === 0 ? all : keys.map((key) => choice("columns", key, all));
}

function itemSection(books: Books, params: ReportParams, keys: readonly string[], item: Wire): ReportRow[] {
  const digits = currencyDigits(homeCurrency(books));
  let quantity = 0;
  let valueMinor = 0;
  const total = { quantity: 0, valueMinor: 0 };
  const rows: ReportRow[] = [];
  for (const movement of stockMovements(books, String(item.Id))) {
    if (movement.day > params.period.to) break;
    quantity += movement.quantity;
    valueMinor += movement.valueMinor;
    if (!isWithin(movement.day, params.period)) continue;
    total.quantity += movement.quantity;
    total.valueMinor += movement.valueMinor;
    const row: Row = { books, movement, quantity, valueMinor, digits };
    rows.push(dataRow(keys.map((key) => COLUMNS[key]?.[2](row) ?? cell(""))));
  }
  if (rows.length === 0) return [];
  const sums: Readonly<Record<string, string>> = {
    quantity: quantityText(total.quantity),
    home_amount: moneyText(total.valueMinor, digits),
    qty_on_hand: quantityText(quantity),
    home_asset_value: moneyText(valueMinor, digits),
  };
  const header = keys.map((_key, at) => (at === 0 ? cell(nameOf(item), String(item.Id)) : cell("")));
  const foot = keys.map((key, at) => cell(at === 0 ? `Total for ${nameOf(item)}` : (sums[key] ?? "")));
  return [section(header, rows, foot)];
}

function nameOf(item: Wire): string {
  return textAt(item, "FullyQualifiedName") ?? "";
}

/** The opening quantity of an item has the number START. */
function numberOf({ books, movement }: Row): string {
  if (movement.entity === "Item") return "START";
  return textAt(books.find(movement.entity, movement.id), "DocNumber") ?? "";
}

function nameCell({ books, movement }: Row): Cell {
  const { id, name } = partyOf(books.find(movement.entity, movement.id));
  return cell(name, id);
}

function rateText({ movement, digits }: Row): string {
  const { quantity, valueMinor } = movement;
  return quantity === 0 ? "" : moneyText(Math.round(valueMinor / quantity), digits);
}
