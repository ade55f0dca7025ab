import { placeInTree } from "../books/hierarchy.ts";
import { requireFeature } from "../books/plan-features.ts";
import {
  refuse,
  refuseBusiness,
  refuseDocumented,
  refuseEnumeration,
  refuseMissing,
} from "../books/refused-request.ts";
import type { Books, BuildInput, EntityDefinition, Wire } from "../books/types.ts";
import { booleanAt, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { accountRef } from "../ledger/system-accounts.ts";
import { toDecimal, toNumber } from "../money/decimal.ts";
import { SEEDED } from "../operations/write-entity.ts";
import { quantityOnHand } from "../stock/stock-ledger.ts";
import {
  adjustToQuantity,
  emptyStock,
  inventoryMembers,
  openingPostings,
  openingStock,
} from "./item-stock.ts";
import { activeState, META_FIELDS } from "./list-fields.ts";

const INCOME_TYPES = ["Income", "Other Income", "Other Current Liability"];
const CATEGORY_LEVELS = 4;
const EXPENSE_TYPES = ["Expense", "Other Expense", "Cost of Goods Sold"];

function buildItem(input: BuildInput): Wire {
  const { books, draft, existing, id } = input;
  const state = activeState(draft, existing);
  if (!state.active && existing?.Active === true) emptyStock(books, existing);
  const type = itemType(input);
  const name = state.rename(textAt(draft, "Name") ?? refuseMissing("Name"));
  requireCategory(books, draft, existing);
  const place = placeInTree(books, "Item", id, { ...draft, Name: name }, "Name");
  if (type === "Category" && place.level >= CATEGORY_LEVELS) refuseDocumented("6180", "ParentRef");
  const common = {
    ...draft,
    Name: name,
    Active: state.active,
    FullyQualifiedName: place.fullName,
    Type: type,
    SubItem: refAt(draft, "ParentRef") !== undefined ? true : undefined,
    Level: place.level === 0 ? undefined : place.level,
  };
  if (type === "Category" || type === "Group") {
    return withoutNulls({ ...common, TrackQtyOnHand: undefined, QtyOnHand: undefined });
  }
  return withoutNulls({
    ...common,
    Taxable: booleanAt(draft, "Taxable") ?? false,
    UnitPrice: toNumber(toDecimal(draft.UnitPrice) ?? { digits: 0n, scale: 0 }),
    PurchaseCost: toNumber(toDecimal(draft.PurchaseCost) ?? { digits: 0n, scale: 0 }),
    ...accounts(books, draft, type),
    TrackQtyOnHand: type === "Inventory",
    ...(type === "Inventory" ? startedMembers(input) : { QtyOnHand: undefined, InvStartDate: undefined }),
  });
}

/** What an item can be put under: a category. SubItem and ParentRef come together (6150). */
function requireCategory(books: Books, draft: Wire, existing: Wire | undefined): void {
  const parent = refAt(draft, "ParentRef");
  const isSub = booleanAt(draft, "SubItem") === true;
  const isKept = parent === refAt(existing, "ParentRef");
  if (parent === undefined ? !isSub : isKept || books.find("Item", parent)?.Type === "Category") return;
  refuseDocumented("6150", "ParentRef", "SubItem");
}

/** Bundles are made in the service's own pages: here only a seed can bring one. */
function itemType({ draft, existing, include }: BuildInput): string {
  const asked = textAt(draft, "Type");
  const before = textAt(existing, "Type");
  const isTracked = booleanAt(draft, "TrackQtyOnHand") === true;
  const type = asked ?? before ?? (isTracked ? "Inventory" : "Service");
  if (before === "Inventory" && type !== "Inventory") {
    refuseBusiness("You cannot change the type of an inventory item.");
  }
  if (type === "Inventory" && !isTracked) {
    refuseBusiness(
      "When you create an item, if Track quantity on hand is turned off, the item cannot be of type Inventory.",
    );
  }
  const isBundle = type === "Group" && (before === "Group" || include.has(SEEDED));
  if (!isBundle && !["Inventory", "NonInventory", "Service", "Category"].includes(type)) {
    refuseEnumeration("Type", type);
  }
  return type;
}

function accounts(books: Books, draft: Wire, type: string): Wire {
  const income = refAt(draft, "IncomeAccountRef");
  const expense = refAt(draft, "ExpenseAccountRef");
  if (income === undefined && expense === undefined) refuseMissing("ExpenseAccountRef or IncomeAccountRef");
  requireType(books, income, type === "Inventory" ? ["Income"] : INCOME_TYPES);
  requireType(books, expense, type === "Inventory" ? ["Cost of Goods Sold"] : EXPENSE_TYPES);
  return {
    IncomeAccountRef: income === undefined ? undefined : accountRef(books, income),
    ExpenseAccountRef: expense === undefined ? undefined : accountRef(books, expense),
  };
}

function requireType(books: Books, id: string | undefined, types: readonly string[]): void {
  if (id === undefined) return;
  const type = textAt(books.find("Account", id), "AccountType") ?? "";
  if (types.includes(type)) return;
  refuse({
    code: "6430",
    message: "Invalid account type used",
    detail: `Invalid account type: ${type}`,
    element: "",
  });
}

function startedMembers(input: BuildInput): Wire {
  requireFeature(input.books, "inventory");
  return inventoryMembers(input);
}

function presentItem(books: Books, object: Wire): Wire {
  return object.Type === "Inventory"
    ? { ...object, QtyOnHand: quantityOnHand(books, String(object.Id)) }
    : object;
}

const SORTABLE = ["Id", "Name", "Type", ...META_FIELDS];

export const item: EntityDefinition = {
  name: "Item",
  kind: "list",
  idFamily: "Item",
  operations: ["create", "update"],
  references: [
    { path: "ParentRef", entity: "Item" },
    { path: "IncomeAccountRef", entity: "Account" },
    { path: "ExpenseAccountRef", entity: "Account" },
    { path: "AssetAccountRef", entity: "Account" },
    { path: "ClassRef", entity: "Class" },
    { path: "PrefVendorRef", entity: "Vendor" },
  ],
  filterable: [...SORTABLE, "Taxable", "Active", "FullyQualifiedName", "SubItem", "Sku"],
  sortable: SORTABLE,
  computed: ["QtyOnHand"],
  order: { field: "Name", descending: false },
  readOnly: ["FullyQualifiedName", "Level"],
  build: buildItem,
  stock: openingStock,
  postings: openingPostings,
  settle: adjustToQuantity,
  present: presentItem,
};
