import { homeCurrency } from "../books/preferences.ts";
import type { Books } from "../books/types.ts";
import { recordAt, refAt, textAt } from "../books/wire.ts";
import { txnDay } from "../ledger/currency.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { itemLines } from "../sales/item-details.ts";
import { PROFIT_TYPES } from "./balance-sheet.ts";
import { isWithin, type LedgerLine, linesFor } from "./ledger-lines.ts";
import type { ReportParams } from "./report-params.ts";
import {
  type Cell,
  cell,
  column,
  dataRow,
  moneyText,
  type ReportBody,
  type ReportColumn,
  summaryRow,
} from "./report-shape.ts";
import { type SummaryColumns, summaryColumns } from "./summary-columns.ts";

/** Sales forms and the sign of their quantities: what comes back counts against what was sold. */
const SALES: Readonly<Record<string, 1 | -1>> = {
  Invoice: 1,
  SalesReceipt: 1,
  CreditMemo: -1,
  RefundReceipt: -1,
};
/** Forms that are money at once, so that their lines count on the cash basis too. */
const RECEIPTS = ["SalesReceipt", "RefundReceipt"];

type Sold = { quantity: number; amountMinor: number; costMinor: number; hasCost: boolean };

const NOTHING: Sold = { quantity: 0, amountMinor: 0, costMinor: 0, hasCost: false };

/**
 * Quantity, amount and cost of every item sold in the period, returns subtracted. Discounts and shipping have no item
 * and are "Not Specified", so that the amounts sum to the income of sales.
 */
export function itemSales(books: Books, params: ReportParams): ReportBody {
  const lines = linesFor(books, params).filter(
    (line) => SALES[line.entity] !== undefined && isWithin(line.date, params.period),
  );
  const summary = summaryColumns(books, params, lines);
  const sold = soldItems(books, params, lines, summary);
  const totals = sumSold([...sold.values()], summary.columns.length);
  const digits = currencyDigits(homeCurrency(books));
  const cells = (columns: readonly Sold[]) =>
    columns.flatMap((each, index) => soldCells(each, totals[index] ?? NOTHING, digits));
  const rows = [...sold]
    .map(([id, columns]) => ({ id, columns, name: textAt(books.find("Item", id), "FullyQualifiedName") }))
    .sort((a, b) => (a.name ?? "\uffff").localeCompare(b.name ?? "\uffff"))
    .map(({ id, columns, name }) =>
      name === undefined
        ? dataRow([cell("Not Specified"), ...cells(columns)], "**")
        : dataRow([cell(name, id), ...cells(columns)]),
    );
  const total = summaryRow([cell("TOTAL"), ...cells(totals)], "GrandTotal");
  return { columns: columnsOf(params, summary), rows: rows.length === 0 ? [] : [...rows, total] };
}

function soldItems(
  books: Books,
  params: ReportParams,
  lines: readonly LedgerLine[],
  summary: SummaryColumns,
): Map<string, Sold[]> {
  const sold = new Map<string, Sold[]>();
  const types = new Map(books.list("Account").map((each) => [String(each.Id), String(each.AccountType)]));
  const add = (itemId: string, at: number, part: Partial<Sold>) => {
    const id = books.find("Item", itemId) === undefined ? "" : itemId;
    const columns = sold.get(id) ?? summary.columns.map(() => NOTHING);
    sold.set(id, columns);
    for (const index of summary.hasTotal ? [at, columns.length - 1] : [at]) {
      if (index >= 0) columns[index] = plus(columns[index] ?? NOTHING, { ...NOTHING, ...part });
    }
  };
  for (const line of lines) {
    const at = summary.indexOf(line);
    const isProfit = PROFIT_TYPES.includes(types.get(line.accountId) ?? "");
    const { itemId, quantity, amountMinor } = line;
    if (quantity !== undefined) add(itemId, at, { quantity, amountMinor: -amountMinor });
    else if (itemId === "" && isProfit) add("", at, { amountMinor: -amountMinor });
    else if (isProfit) add(itemId, at, { costMinor: amountMinor, hasCost: true });
  }
  for (const { itemId, quantity, line } of givenAway(books, params)) {
    add(itemId, summary.indexOf(line), { quantity });
  }
  return sold;
}

/** Items for nothing: the ledger has no line of them. */
function givenAway(
  books: Books,
  params: ReportParams,
): { itemId: string; quantity: number; line: LedgerLine }[] {
  // A filter looks at ledger lines; what has none passes only where nothing is filtered.
  if (params.only.size > 0) return [];
  return Object.entries(SALES).flatMap(([entity, sign]) =>
    params.method === "Cash" && !RECEIPTS.includes(entity)
      ? []
      : books
          .list(entity)
          .filter((form) => isWithin(txnDay(form), params.period))
          .flatMap((form) =>
            itemLines(form).flatMap((line) => {
              const detail = recordAt(line, "SalesItemLineDetail");
              const itemId = refAt(detail, "ItemRef") ?? "";
              const quantity = Number(textAt(detail, "Qty") ?? 0);
              if (line.Amount !== 0 || quantity === 0 || itemId === "") return [];
              return [{ itemId, quantity: sign * quantity, line: lineless(entity, String(form.Id), form) }];
            }),
          ),
  );
}

/** A line of no amount that stands for its form, to find its column by day. */
function lineless(entity: string, id: string, form: Record<string, unknown>): LedgerLine {
  return {
    entity,
    id,
    date: txnDay(form),
    docNumber: "",
    accountId: "",
    amountMinor: 0,
    memo: "",
    party: { entity: "Customer", id: refAt(form, "CustomerRef") ?? "", name: "" },
    customerId: refAt(form, "CustomerRef") ?? "",
    departmentId: refAt(form, "DepartmentRef") ?? "",
    classId: "",
    itemId: "",
    quantity: undefined,
    nameId: undefined,
  };
}

function plus(a: Sold, b: Sold): Sold {
  return {
    quantity: a.quantity + b.quantity,
    amountMinor: a.amountMinor + b.amountMinor,
    costMinor: a.costMinor + b.costMinor,
    hasCost: a.hasCost || b.hasCost,
  };
}

function sumSold(list: readonly Sold[][], width: number): Sold[] {
  return Array.from({ length: width }, (_, index) =>
    list.reduce((sum, columns) => plus(sum, columns[index] ?? NOTHING), NOTHING),
  );
}

const PARTS = ["Quantity", "Amount", "% of Sales", "Avg Price", "COGS", "Gross Margin", "Gross Margin %"];

/** Each column of the report is a group of seven. */
function columnsOf(params: ReportParams, { columns }: SummaryColumns): ReportColumn[] {
  const { from, to } = params.period;
  const days = [
    { Name: "StartDate", Value: from },
    { Name: "EndDate", Value: to },
  ];
  const groups = columns.map((each) => {
    const own = each.MetaData.filter(({ Name }) => Name !== "ColKey");
    const MetaData = own.length === 0 ? days : own;
    return {
      ...each,
      Columns: { Column: PARTS.map((ColTitle) => ({ ColTitle, ColType: "Money", MetaData })) },
    };
  });
  return [column("", "ProductsAndService", "item_name"), ...groups];
}

/** The seven cells of an item; an item without cost has no margin, one without quantity no price. */
function soldCells(sold: Sold, total: Sold, digits: number): Cell[] {
  const { quantity, amountMinor, costMinor, hasCost } = sold;
  const isNothing = quantity === 0 && amountMinor === 0 && !hasCost;
  if (isNothing) return PARTS.map(() => cell(""));
  const marginMinor = amountMinor - costMinor;
  return [
    cell(quantity === 0 ? "" : quantity.toFixed(2)),
    cell(moneyText(amountMinor, digits)),
    cell(percentText(amountMinor, total.amountMinor)),
    cell(quantity === 0 ? "" : moneyText(Math.round(amountMinor / quantity), digits)),
    cell(hasCost ? moneyText(costMinor, digits) : ""),
    cell(hasCost ? moneyText(marginMinor, digits) : ""),
    cell(hasCost ? percentText(marginMinor, amountMinor) : ""),
  ];
}

function percentText(part: number, whole: number): string {
  return whole === 0 ? "" : `${((100 * part) / whole).toFixed(2)} %`;
}
