import { placeInTree } from "../books/hierarchy.ts";
import { homeCurrency, offeringSku, preference } from "../books/preferences.ts";
import { refuse, refuseBusiness, refuseMissing } from "../books/refused-request.ts";
import type { Books, BuildInput, DraftPosting, EntityDefinition, Wire } from "../books/types.ts";
import { booleanAt, refAt, textAt, withoutNulls } from "../books/wire.ts";
import { accountRef, openingBalanceEquityId } from "../ledger/system-accounts.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { add, multiply, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { addStock, quantityOnHand } from "../sales/stock.ts";
import { activeState, META_FIELDS } from "./list-fields.ts";

const INCOME_TYPES = ["Income", "Other Income", "Other Current Liability"];
const EXPENSE_TYPES = ["Expense", "Other Expense", "Cost of Goods Sold"];

function buildItem(input: BuildInput): Wire {
  const { books, draft, existing, id } = input;
  const state = activeState(draft, existing);
  const type = itemType(draft, existing);
  const name = state.rename(textAt(draft, "Name") ?? refuseMissing("Name"));
  const place = placeInTree(books, "Item", id, { ...draft, Name: name }, "Name");
  const common = {
    ...draft,
    Name: name,
    Active: state.active,
    FullyQualifiedName: place.fullName,
    Type: type,
    SubItem: refAt(draft, "ParentRef") !== undefined ? true : undefined,
    Level: place.level === 0 ? undefined : place.level,
  };
  if (type === "Category") return withoutNulls({ ...common, TrackQtyOnHand: undefined });
  return withoutNulls({
    ...common,
    Taxable: booleanAt(draft, "Taxable") ?? false,
    UnitPrice: toNumber(toDecimal(draft.UnitPrice) ?? { digits: 0n, scale: 0 }),
    PurchaseCost: toNumber(toDecimal(draft.PurchaseCost) ?? { digits: 0n, scale: 0 }),
    ...accounts(books, draft, type),
    TrackQtyOnHand: type === "Inventory",
    ...(type === "Inventory" ? inventoryMembers(input) : {}),
  });
}

function itemType(draft: Wire, existing: Wire | undefined): string {
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
  if (!["Inventory", "NonInventory", "Service", "Category"].includes(type)) {
    refuse({
      code: "2170",
      message: "Invalid Enumeration",
      detail: `Invalid Enumeration : ${type}`,
      element: "Type",
    });
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

function inventoryMembers(input: BuildInput): Wire {
  const { books, draft, existing } = input;
  const plan = offeringSku(books);
  if (!/Plus|Advanced/.test(plan) || !preference(books, "ProductAndServicesPrefs", "QuantityOnHand")) {
    refuse({
      code: "5030",
      message: "Feature Not Supported Error",
      detail: `Feature Not Supported Error : We're sorry. This feature is not included in your ${plan} subscription`,
    });
  }
  const asset = refAt(draft, "AssetAccountRef");
  if (asset === undefined)
    refuseInventory(
      "An inventory assetaccount is required if you are tracking inventory quantities for this product.",
    );
  requireType(books, asset, ["Other Current Asset"]);
  if (refAt(draft, "IncomeAccountRef") === undefined) refuseMissing("IncomeAccountRef");
  if (refAt(draft, "ExpenseAccountRef") === undefined) refuseMissing("ExpenseAccountRef");
  if (existing === undefined && draft.QtyOnHand === undefined) refuseMissing("QtyOnHand");
  const start = textAt(draft, "InvStartDate") ?? textAt(existing, "InvStartDate");
  if (start === undefined) refuseInventory("As of date for initial quantity on hand is required");
  if (input.body.QtyOnHand !== undefined) adjustStock(books, input.id, draft);
  return { AssetAccountRef: accountRef(books, asset), InvStartDate: start, QtyOnHand: undefined };
}

function refuseInventory(text: string): never {
  refuse({
    code: "2020",
    message: "Required param missing, need to supply the required value for the API",
    detail: `Required parameter ${text}`,
    element: "",
  });
}

/** Value of the quantities that were entered on the item itself, against Opening Balance Equity. */
function openingStock(books: Books, object: Wire): DraftPosting[] {
  const amountMinor = books.db.table<number>("openingStock").get(String(object.Id)) ?? 0;
  if (amountMinor === 0) return [];
  const memo = "Opening inventory";
  return [
    { accountId: refAt(object, "AssetAccountRef") ?? "", amountMinor, memo },
    { accountId: openingBalanceEquityId(books), amountMinor: -amountMinor, memo },
  ];
}

/** QtyOnHand of a request is an adjustment to that quantity, valued at the purchase cost. */
function adjustStock(books: Books, id: string, draft: Wire): void {
  const wanted = toDecimal(draft.QtyOnHand);
  if (wanted === undefined) return;
  const present = toDecimal(quantityOnHand(books, id)) ?? ZERO;
  const change = add(wanted, { digits: -present.digits, scale: present.scale });
  if (change.digits === 0n) return;
  addStock(books, id, change);
  const cost = toDecimal(draft.PurchaseCost) ?? ZERO;
  const valueMinor = toMinor(multiply(change, cost), currencyDigits(homeCurrency(books)));
  const table = books.db.table<number>("openingStock");
  table.set(id, (table.get(id) ?? 0) + valueMinor);
}

const ZERO = { digits: 0n, scale: 0 };

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
  postings: openingStock,
  present: presentItem,
};
