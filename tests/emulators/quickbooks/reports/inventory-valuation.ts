import { homeCurrency } from "../books/preferences.ts";
import type { Books } from "../books/types.ts";
import { textAt } from "../books/wire.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { divide, fromMinor, toMinor, toNumber } from "../money/decimal.ts";
import { stockOn } from "../stock/stock-ledger.ts";
import { dayParam, type ReportParams } from "./report-params.ts";
import { cell, column, dataRow, moneyText, type ReportBody, summaryRow } from "./report-shape.ts";

/** Quantity, value and average cost of every inventory item on a day; the values sum to the inventory asset. */
export function inventoryValuation(books: Books, params: ReportParams): ReportBody {
  const digits = currencyDigits(homeCurrency(books));
  const day = dayParam(params.search, "report_date") ?? params.period.to;
  const items = books
    .list("Item")
    .filter((item) => item.Type === "Inventory" && (params.only.get("item")?.has(String(item.Id)) ?? true))
    .map((item) => ({ item, ...stockOn(books, String(item.Id), day) }))
    .filter(({ quantity, valueMinor }) => quantity.digits !== 0n || valueMinor !== 0)
    .sort((a, b) => String(a.item.FullyQualifiedName).localeCompare(String(b.item.FullyQualifiedName)));
  const rows = items.map(({ item, quantity, valueMinor }) => {
    const average =
      quantity.digits === 0n
        ? undefined
        : toMinor(divide(fromMinor(valueMinor, digits), quantity, digits), digits);
    return dataRow([
      cell(textAt(item, "FullyQualifiedName") ?? "", String(item.Id)),
      cell(textAt(item, "Sku") ?? ""),
      cell(String(toNumber(quantity))),
      cell(moneyText(valueMinor, digits)),
      cell(average === undefined ? "" : moneyText(average, digits)),
    ]);
  });
  const totalMinor = items.reduce((sum, each) => sum + each.valueMinor, 0);
  const total = [cell("TOTAL"), cell(""), cell(""), cell(moneyText(totalMinor, digits)), cell("")];
  const columns = [
    column("", "ProductsAndService", "item_name"),
    column("SKU", "String", "sku"),
    column("Qty", "Quantity", "qty"),
    column("Asset Value", "Money", "asset_value"),
    column("Calc. Avg", "Money", "calc_avg"),
  ];
  return { columns, rows: rows.length === 0 ? [] : [...rows, summaryRow(total, "GrandTotal")] };
}
