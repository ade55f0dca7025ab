import { touchObject } from "../books/new-object.ts";
import { pacificSeconds } from "../books/pacific-time.ts";
import type { Books, Wire } from "../books/types.ts";
import { claimName } from "../books/unique-names.ts";
import { refAt, textAt } from "../books/wire.ts";
import { activeState } from "../entities/list-fields.ts";
import { post } from "../ledger/ledger.ts";
import { type Move, moved, REFERENCES } from "./moved-references.ts";

/** Two objects of one list that become one: `id` stays, `deletedId` goes, in the words of the webhook. */
export type Merge = { entity: string; id: string; deletedId: string };

/** What a removed object became part of, by `Customer:7`; webhooks tell a new row as Merge. */
export const MERGES = "merges";

export const MERGEABLE: readonly string[] = Object.keys(REFERENCES);

/** What both must have in common, as the UI demands it. */
const ALIKE = ["CurrencyRef", "ParentRef", "AccountType", "AccountSubType", "Type"];

const UNMERGEABLE_ITEMS = ["Inventory", "Category", "Group"];

/** Accounts that the books themselves look for. */
const SYSTEM_ACCOUNTS = [
  "AccountsReceivable",
  "AccountsPayable",
  "UndepositedFunds",
  "RetainedEarnings",
  "OpeningBalanceEquity",
  "GlobalTaxPayable",
  "SalesTaxPayable",
];

/**
 * Makes two objects of a list one, as a user does who gives one the name of the other: whatever referred to the one
 * that goes refers to the one that stays, ledger and balances included, also in a closed period. Answers what stays,
 * or why it cannot be done. Call inside a transaction.
 */
export function mergeNames(books: Books, merge: Merge): Wire | string {
  const { entity, id, deletedId } = merge;
  const kept = books.find(entity, id);
  const removed = books.find(entity, deletedId);
  if (kept === undefined) return `there is no ${entity} ${id}`;
  if (removed === undefined) return `there is no ${entity} ${deletedId}`;
  const problem = problemOf(books, merge, kept, removed);
  if (problem !== undefined) return problem;
  takeAway(books, merge, removed);
  const name = textAt(kept, "FullyQualifiedName") ?? nameOf(kept);
  moveEverything(books, { entity, from: deletedId, to: id, name });
  return touchObject(books, entity, books.find(entity, id) ?? kept);
}

function nameOf(object: Wire): string {
  return textAt(object, "DisplayName") ?? textAt(object, "Name") ?? "";
}

function problemOf(
  books: Books,
  { entity, id, deletedId }: Merge,
  kept: Wire,
  removed: Wire,
): string | undefined {
  if (id === deletedId) return `${entity} ${id} cannot be merged with itself`;
  const markOf = (object: Wire, key: string) => refAt(object, key) ?? textAt(object, key);
  const differing = ALIKE.find((key) => markOf(kept, key) !== markOf(removed, key));
  if (differing !== undefined) return `${entity} ${id} and ${deletedId} differ in ${differing}`;
  if (entity === "Item" && UNMERGEABLE_ITEMS.includes(String(removed.Type))) {
    return `items of type ${removed.Type} cannot be merged`;
  }
  if (entity === "Account" && SYSTEM_ACCOUNTS.includes(String(removed.AccountSubType))) {
    return `accounts of type ${removed.AccountSubType} cannot be merged`;
  }
  const child = books.list(entity).find((object) => refAt(object, "ParentRef") === deletedId);
  return child === undefined ? undefined : `${entity} ${deletedId} has ${nameOf(child)} below it`;
}

/** The object leaves its list, or by the switch stays as an inactive one. */
function takeAway(books: Books, merge: Merge, removed: Wire): void {
  const { entity, deletedId } = merge;
  const key = `${entity}:${deletedId}`;
  books.db.table<Merge>(MERGES).set(key, merge);
  if (books.settings().mergedName === "inactive") {
    const inactive = inactiveOf(removed);
    claimName(books, entity, deletedId, removed, inactive);
    touchObject(books, entity, inactive);
    return;
  }
  claimName(books, entity, deletedId, removed, {});
  books.db.table<Wire>(`entity:${entity}`).delete(deletedId);
  const LastUpdatedTime = pacificSeconds(books.now());
  books.db.table<Wire>("deleted").set(key, { Id: deletedId, LastUpdatedTime });
}

function inactiveOf(object: Wire): Wire {
  const { rename } = activeState({ Active: false }, object);
  const names = ["DisplayName", "Name", "FullyQualifiedName"].flatMap((key) => {
    const name = textAt(object, key);
    return name === undefined ? [] : [[key, rename(name)]];
  });
  return { ...object, ...Object.fromEntries(names), Active: false };
}

/**
 * Rewrites every object that refers to the one that went, and posts transactions again. Whether the service raises
 * their SyncToken and time, so that each is told as changed, is a switch.
 */
function moveEverything(books: Books, move: Move): void {
  const isTold = books.settings().mergeTouchesTransactions;
  for (const { name, postings } of books.definitions()) {
    for (const object of books.list(name)) {
      const fresh = moved(object, move);
      if (fresh === object) continue;
      if (isTold) touchObject(books, name, fresh);
      else books.db.table<Wire>(`entity:${name}`).set(String(fresh.Id), fresh);
      if (postings !== undefined) post(books, name, String(fresh.Id), fresh);
    }
  }
}
