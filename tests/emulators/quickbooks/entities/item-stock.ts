import { defaultDay } from "../books/default-day.ts";
import { homeCurrency, preference } from "../books/preferences.ts";
import { refuse, refuseBusiness, refuseMissing } from "../books/refused-request.ts";
import type { Books, BuildInput, DraftPosting, StockLine, Wire } from "../books/types.ts";
import { booleanAt, refAt, textAt } from "../books/wire.ts";
import { accountRef, inventoryShrinkageId, openingBalanceEquityId } from "../ledger/system-accounts.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { multiply, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { writeEntity } from "../operations/write-entity.ts";
import { movedValue } from "../stock/goods.ts";
import { quantityOnHand, stockValue } from "../stock/stock-ledger.ts";

/** Quantity that an item started with and what one of it cost, in the home currency. */
type Opening = { quantity: number; unitCost: number };
const ZERO = { digits: 0n, scale: 0 };

/**
 * Members of an inventory item. Its first QtyOnHand is the opening quantity at InvStartDate; a later one that
 * differs from the stock is kept until `adjustToQuantity` has booked the difference.
 */
export function inventoryMembers(input: BuildInput): Wire {
  const { books, body, draft, existing } = input;
  if (!preference(books, "ProductAndServicesPrefs", "QuantityOnHand")) {
    refuseBusiness(
      "When you create an item, if Track quantity on hand is turned off, the item cannot be of type Inventory.",
    );
  }
  const isStarting = existing?.Type !== "Inventory";
  const asset = refAt(draft, "AssetAccountRef");
  if (asset === undefined) {
    refuseParameter(
      "An inventory assetaccount is required if you are tracking inventory quantities for this product.",
    );
  }
  requireInventoryAccount(books, asset);
  if (refAt(draft, "IncomeAccountRef") === undefined) refuseMissing("IncomeAccountRef");
  if (refAt(draft, "ExpenseAccountRef") === undefined) refuseMissing("ExpenseAccountRef");
  const quantity = toDecimal(body.QtyOnHand);
  if (isStarting && quantity === undefined) refuseMissing("QtyOnHand");
  const start = startDate(body, existing, isStarting);
  if (start === undefined) refuseParameter("As of date for initial quantity on hand is required");
  const wanted = toNumber(quantity ?? ZERO);
  if (isStarting) keepOpening(input, wanted);
  const isAdjusted = !isStarting && quantity !== undefined && wanted !== quantityOnHand(books, input.id);
  if (isAdjusted && existing?.Active === false && booleanAt(draft, "Active") === false) {
    refuseBusiness("you need to activate this item before updating the quantity");
  }
  return {
    AssetAccountRef: accountRef(books, asset),
    InvStartDate: start,
    ...(isAdjusted
      ? { QtyOnHand: wanted, AdjustedOn: textAt(body, "InvStartDate") }
      : { QtyOnHand: undefined }),
  };
}

/** The start moves back when an update names an earlier day; a later one only dates an adjustment. */
function startDate(body: Wire, existing: Wire | undefined, isStarting: boolean): string | undefined {
  const sent = textAt(body, "InvStartDate");
  const before = isStarting ? undefined : textAt(existing, "InvStartDate");
  if (sent === undefined || before === undefined) return sent ?? before;
  return sent < before ? sent : before;
}

function keepOpening({ books, id, draft }: BuildInput, quantity: number): void {
  const unitCost = toNumber(toDecimal(draft.PurchaseCost) ?? ZERO);
  books.db.table<Opening>("openingStock").set(id, { quantity, unitCost });
}

function requireInventoryAccount(books: Books, id: string): void {
  const account = books.find("Account", id);
  if (account?.AccountSubType === "Inventory") return;
  refuse({
    code: "6430",
    message: "Invalid account type used",
    detail: `Invalid account type: ${textAt(account, "AccountType") ?? ""}`,
    element: "",
  });
}

function refuseParameter(text: string): never {
  refuse({
    code: "2020",
    message: "Required param missing, need to supply the required value for the API",
    detail: `Required parameter ${text}`,
    element: "",
  });
}

/** The opening quantity, valued at the purchase cost that the item started with. */
export function openingStock(books: Books, object: Wire): StockLine[] {
  const itemId = String(object.Id);
  const opening = books.db.table<Opening>("openingStock").get(itemId);
  if (opening === undefined || opening.quantity === 0 || object.Type !== "Inventory") return [];
  const { quantity, unitCost } = opening;
  const value = multiply(toDecimal(quantity) ?? ZERO, toDecimal(unitCost) ?? ZERO);
  const valueMinor = toMinor(value, currencyDigits(homeCurrency(books)));
  return [{ itemId, quantity, valueMinor, fallbackCost: unitCost }];
}

/** Value of the opening quantity, against Opening Balance Equity. */
export function openingPostings(books: Books, object: Wire): DraftPosting[] {
  const itemId = String(object.Id);
  const valueMinor = stockValue(books, "Item", itemId, itemId);
  return movedValue(books, {}, object, valueMinor, openingBalanceEquityId(books)).map((posting) => ({
    ...posting,
    memo: "Opening inventory",
  }));
}

/** A QtyOnHand that an update sent is booked as an inventory adjustment of the difference. */
export function adjustToQuantity(books: Books, before: Wire | undefined, after: Wire | undefined): void {
  if (before === undefined || after?.QtyOnHand === undefined) return;
  const id = String(after.Id);
  const { QtyOnHand: wanted, AdjustedOn, ...object } = after;
  books.db.table<Wire>("entity:Item").set(id, object);
  adjust(books, id, Number(wanted) - quantityOnHand(books, id), textAt({ AdjustedOn }, "AdjustedOn"));
}

/** An item that is put to rest gives its stock up, unless the switch `deactivateWithStock` lets it keep it. */
export function emptyStock(books: Books, existing: Wire): void {
  const id = String(existing.Id);
  const quantity = existing.Type === "Inventory" ? quantityOnHand(books, id) : 0;
  if (quantity === 0 || books.settings().deactivateWithStock === "keep") return;
  const start = textAt(existing, "InvStartDate") ?? "";
  const today = defaultDay(books);
  adjust(books, id, -quantity, start > today ? start : today);
}

function adjust(books: Books, id: string, difference: number, day: string | undefined): void {
  const detail = { ItemRef: { value: id }, QtyDiff: Number(difference.toFixed(7)) };
  writeEntity(books, {
    definition: books.definition("InventoryAdjustment"),
    operation: "create",
    include: new Set(),
    body: {
      ...(day === undefined ? {} : { TxnDate: day }),
      AdjustAccountRef: { value: inventoryShrinkageId(books) },
      Line: [{ DetailType: "ItemAdjustmentLineDetail", ItemAdjustmentLineDetail: detail }],
    },
  });
}
