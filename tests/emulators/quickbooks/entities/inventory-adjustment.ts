import { defaultDay } from "../books/default-day.ts";
import { homeCurrency } from "../books/preferences.ts";
import { refuseBusiness, refuseMissing, refuseReference } from "../books/refused-request.ts";
import type { Books, BuildInput, DraftPosting, EntityDefinition, StockLine, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { currencyRef } from "../ledger/currency.ts";
import { accountRef } from "../ledger/system-accounts.ts";
import { toDecimal, toNumber } from "../money/decimal.ts";
import { numberLines } from "../sales/line-ids.ts";
import { omit } from "../sales/sales-form.ts";
import { inventoryItem, movedValue, requireStarted, stockLine } from "../stock/goods.ts";
import { stockValue } from "../stock/stock-ledger.ts";
import { META_FIELDS } from "./list-fields.ts";

const DETAIL = "ItemAdjustmentLineDetail";

function buildInventoryAdjustment({ books, draft, existing, id }: BuildInput): Wire {
  const accountId = refAt(draft, "AdjustAccountRef") ?? refuseMissing("AdjustAccountRef");
  const type = textAt(books.find("Account", accountId), "AccountType") ?? "";
  if (type === "Accounts Receivable" || type === "Accounts Payable") {
    refuseBusiness("You need to select a different type of account for this transaction.");
  }
  const TxnDate = textAt(draft, "TxnDate") ?? defaultDay(books);
  const lines = recordsAt(draft, "Line").map((line) => readLine(books, line, TxnDate));
  if (lines.length === 0) refuseMissing("Line");
  return withoutNulls({
    ...omit(draft, ["LinkedTxn", "ExchangeRate"]),
    TxnDate,
    CurrencyRef: currencyRef(homeCurrency(books)),
    AdjustAccountRef: accountRef(books, accountId),
    Line: numberLines(books, `InventoryAdjustment:${id}`, lines, existing, 1),
  });
}

function readLine(books: Books, line: Wire, day: string): Wire {
  const detail = recordAt(line, DETAIL);
  const itemId = refAt(detail, "ItemRef") ?? refuseMissing(`Line.${DETAIL}.ItemRef`);
  const change = toDecimal(detail?.QtyDiff);
  if (change === undefined) refuseMissing(`Line.${DETAIL}.QtyDiff`);
  const named = books.find("Item", itemId) ?? refuseReference("Item", itemId, `Line.${DETAIL}.ItemRef`);
  const item = inventoryItem(books, detail);
  if (item === undefined) {
    refuseBusiness(`${textAt(named, "Name")} is not an inventory item: its quantity cannot be adjusted.`);
  }
  requireStarted({ TxnDate: day }, item);
  const name = textAt(item, "FullyQualifiedName") ?? "";
  return {
    ...omit(line, ["Amount"]),
    DetailType: DETAIL,
    [DETAIL]: { ...detail, ItemRef: { value: itemId, name }, QtyDiff: toNumber(change) },
  };
}

/** More goods come in at the last known cost, fewer go out first in, first out. */
function adjustedGoods(books: Books, object: Wire): StockLine[] {
  return recordsAt(object, "Line").flatMap((line) => {
    const detail = recordAt(line, DETAIL);
    const item = inventoryItem(books, detail);
    const quantity = toNumber(toDecimal(detail?.QtyDiff) ?? { digits: 0n, scale: 0 });
    return item === undefined || quantity === 0 ? [] : [stockLine(item, quantity)];
  });
}

function postAdjustment(books: Books, object: Wire): DraftPosting[] {
  const items = new Map<string, Wire>();
  for (const line of recordsAt(object, "Line")) {
    const item = inventoryItem(books, recordAt(line, DETAIL));
    if (item !== undefined) items.set(String(item.Id), item);
  }
  const accountId = refAt(object, "AdjustAccountRef") ?? "";
  return [...items].flatMap(([id, item]) => {
    const valueMinor = stockValue(books, "InventoryAdjustment", String(object.Id), id);
    return movedValue(books, object, item, valueMinor, accountId);
  });
}

const SORTABLE = ["Id", "TxnDate", "DocNumber", ...META_FIELDS];

export const inventoryAdjustment: EntityDefinition = {
  name: "InventoryAdjustment",
  kind: "transaction",
  idFamily: "transactions",
  operations: ["create", "update", "delete"],
  references: [
    { path: "AdjustAccountRef", entity: "Account" },
    { path: "DepartmentRef", entity: "Department" },
    { path: "Line.ItemAdjustmentLineDetail.ItemRef", entity: "Item" },
    { path: "Line.ItemAdjustmentLineDetail.ClassRef", entity: "Class" },
  ],
  filterable: SORTABLE,
  sortable: SORTABLE,
  order: { field: "Id", descending: true },
  build: buildInventoryAdjustment,
  stock: adjustedGoods,
  postings: postAdjustment,
};
