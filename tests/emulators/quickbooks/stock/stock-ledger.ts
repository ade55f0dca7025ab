import { touchObject } from "../books/new-object.ts";
import { homeCurrency } from "../books/preferences.ts";
import type { Books, EntityDefinition, StockLine, Wire } from "../books/types.ts";
import { textAt } from "../books/wire.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { add, type Decimal, toDecimal, toNumber } from "../money/decimal.ts";
import { continueFifo, EMPTY_STOCK, type FifoState, quantityOf, runFifo, type StockMove } from "./fifo.ts";

/** What one transaction does to one item, and what that adds to the value of the stock. */
type StockEntry = { day: string; rank: number; moves: StockMove[]; values: number[] };
type Position = { day: string; rank: number; order: number };
/** The stock after all entries of an item; `end` is the position of the last one. */
type ItemStock = { state: FifoState; end: Position };

/**
 * Brings the stock in step with a stored or removed object. Answers the other transactions whose cost of goods
 * has changed by that (`"Invoice:12"`): they have to be posted again.
 */
export function settleStock(
  books: Books,
  definition: EntityDefinition,
  id: string,
  after: Wire | undefined,
): string[] {
  if (definition.stock === undefined) return [];
  const key = `${definition.name}:${id}`;
  const lines = after === undefined ? [] : definition.stock(books, after);
  const touched = books.db.table<string[]>("stockItems");
  const items = [...new Set(lines.map((line) => line.itemId))];
  const all = new Set([...(touched.get(key) ?? []), ...items]);
  if (items.length > 0) touched.set(key, items);
  else if (touched.get(key) !== undefined) touched.delete(key);
  const day = textAt(after, "TxnDate") ?? textAt(after, "InvStartDate") ?? "";
  const changed = new Set<string>();
  for (const itemId of all) {
    const moves = lines.filter((line) => line.itemId === itemId).map(moveOf);
    const entry =
      moves.length === 0 ? undefined : { day, rank: rankOf(definition, moves), moves, values: [] };
    const onHand = quantityOnHand(books, itemId);
    for (const other of replaceEntry(books, itemId, key, entry)) changed.add(other);
    if (definition.name !== "Item" && quantityOnHand(books, itemId) !== onHand) tellItem(books, itemId);
  }
  changed.delete(key);
  return [...changed];
}

/** By the switch an item whose quantity moved is changed itself, so that webhooks and change data tell it. */
function tellItem(books: Books, itemId: string): void {
  const item = books.find("Item", itemId);
  if (item !== undefined && books.settings().stockMoveTellsItem) touchObject(books, "Item", item, false);
}

/** What a transaction adds to the value of an item's stock, in minor units of the home currency. */
export function stockValue(books: Books, entity: string, id: string, itemId: string): number {
  const entry = entriesOf(books, itemId).get(`${entity}:${id}`);
  return (entry?.values ?? []).reduce((sum, value) => sum + value, 0);
}

/** Quantity on hand as the item shows it. */
export function quantityOnHand(books: Books, itemId: string): number {
  return quantityOf(stockOf(books, itemId));
}

/** The first-in-first-out layers of an item. */
export function stockOf(books: Books, itemId: string): FifoState {
  return books.db.table<ItemStock>("stock").get(itemId)?.state ?? EMPTY_STOCK;
}

/** Quantity and value of an item on the evening of a day; the value in minor units of the home currency. */
export function stockOn(
  books: Books,
  itemId: string,
  day: string,
): { quantity: Decimal; valueMinor: number } {
  let quantity: Decimal = { digits: 0n, scale: 0 };
  let valueMinor = 0;
  for (const entry of entriesOf(books, itemId).values()) {
    if (entry.day > day) continue;
    for (const move of entry.moves)
      quantity = add(quantity, toDecimal(move.quantity) ?? { digits: 0n, scale: 0 });
    valueMinor += entry.values.reduce((sum, value) => sum + value, 0);
  }
  return { quantity, valueMinor };
}

/** What one transaction did to an item: quantity, and value in minor units of the home currency. */
export type StockMovement = { entity: string; id: string; day: string; quantity: number; valueMinor: number };

/** All movements of an item in the order in which first in, first out takes them. */
export function stockMovements(books: Books, itemId: string): StockMovement[] {
  const sorted = [...entriesOf(books, itemId).entries()].sort(([a, left], [b, right]) =>
    comparePositions(positionOf(a, left), positionOf(b, right)),
  );
  return sorted.map(([key, { day, moves, values }]) => {
    const [entity = "", id = ""] = key.split(":");
    const quantity = moves.reduce<Decimal>(
      (sum, move) => add(sum, toDecimal(move.quantity) ?? { digits: 0n, scale: 0 }),
      { digits: 0n, scale: 0 },
    );
    const valueMinor = values.reduce((sum, value) => sum + value, 0);
    return { entity, id, day, quantity: toNumber(quantity), valueMinor };
  });
}

function moveOf({ quantity, valueMinor, fallbackCost }: StockLine): StockMove {
  return { quantity, fallbackCost, ...(valueMinor === undefined ? {} : { valueMinor }) };
}

/** On one day the opening quantity comes first, then what was bought, then everything else. */
function rankOf(definition: EntityDefinition, moves: readonly StockMove[]): number {
  if (definition.name === "Item") return 0;
  return moves.some((move) => move.valueMinor !== undefined) ? 1 : 2;
}

function entriesOf(books: Books, itemId: string) {
  return books.db.table<StockEntry>(`stockEntries:${itemId}`);
}

function replaceEntry(books: Books, itemId: string, key: string, entry: StockEntry | undefined): string[] {
  const entries = entriesOf(books, itemId);
  const before = entries.get(key);
  if (isSame(before, entry)) return [];
  if (entry === undefined) entries.delete(key);
  else if (before === undefined && append(books, itemId, key, entry)) return [];
  else entries.set(key, entry);
  return runAgain(books, itemId);
}

function isSame(before: StockEntry | undefined, entry: StockEntry | undefined): boolean {
  const text = (each: StockEntry | undefined) =>
    each === undefined
      ? ""
      : JSON.stringify([each.day, each.rank, each.moves.map((move) => [move.quantity, move.valueMinor])]);
  return text(before) === text(entry);
}

/** The usual case, an entry after all others, does not run through the whole history. */
function append(books: Books, itemId: string, key: string, entry: StockEntry): boolean {
  const table = books.db.table<ItemStock>("stock");
  const known = table.get(itemId);
  const end = positionOf(key, entry);
  if (known !== undefined && comparePositions(known.end, end) > 0) return false;
  const next = continueFifo(known?.state ?? EMPTY_STOCK, entry.moves, homeDigits(books));
  if (next === undefined) return false;
  entriesOf(books, itemId).set(key, { ...entry, values: next.values });
  table.set(itemId, { state: next.state, end });
  return true;
}

function runAgain(books: Books, itemId: string): string[] {
  const entries = entriesOf(books, itemId);
  const sorted = [...entries.entries()].sort(([a, left], [b, right]) =>
    comparePositions(positionOf(a, left), positionOf(b, right)),
  );
  const { values, state } = runFifo(
    sorted.flatMap(([, entry]) => entry.moves),
    homeDigits(books),
  );
  const changed: string[] = [];
  let start = 0;
  for (const [key, entry] of sorted) {
    const own = values.slice(start, start + entry.moves.length);
    start += entry.moves.length;
    if (own.join() === entry.values.join()) continue;
    entries.set(key, { ...entry, values: own });
    changed.push(key);
  }
  const [last] = sorted.slice(-1);
  const table = books.db.table<ItemStock>("stock");
  if (last === undefined) table.delete(itemId);
  else table.set(itemId, { state, end: positionOf(...last) });
  return changed;
}

function positionOf(key: string, entry: StockEntry): Position {
  return { day: entry.day, rank: entry.rank, order: Number(key.slice(key.indexOf(":") + 1)) };
}

function comparePositions(a: Position, b: Position): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return a.rank - b.rank || a.order - b.order;
}

function homeDigits(books: Books): number {
  return currencyDigits(homeCurrency(books));
}
