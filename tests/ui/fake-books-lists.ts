import { explain } from "#app/domain/faults/explain.ts";
import type { BooksEntry, CustomerEntry, ItemEntry, TermEntry } from "#app/domain/lists/books-entry.ts";
import { booksViewRule } from "#app/domain/lists/books-views.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import type { Settings } from "#app/domain/settings/settings.ts";
import type { BooksListServices, BooksListView, PullView } from "#app/services/books-list-services.server.ts";
import type { Connection } from "#app/sync/ports.ts";

/** QuickBooks' lists in memory, for pages in a browser. */
export type FakeBooksLists = {
  entries: BooksEntry[];
  pull: PullView;
  isRead: boolean;
  /** Who asked for a refresh. */
  refreshes: string[];
};

const readAt = new Date(Date.UTC(2026, 10, 28, 11, 45));
const base = (id: string, name: string) => ({
  id,
  name,
  fullName: name,
  parentId: null,
  isActive: true,
  isDeleted: false,
  mergedInto: null,
  syncToken: "0",
  changedAt: new Date(Date.UTC(2026, 10, 27, 10, 0)),
});

export function fakeBooksLists(): FakeBooksLists {
  return {
    entries: [
      ...Array.from({ length: 120 }, (_, index) => aCustomer(index + 1)),
      anItem("1", { name: "Enamel Mug with quite a long name", itemType: "Inventory", quantityOnHand: "14" }),
      anItem("2", { name: "Gift wrapping", itemType: "NonInventory" }),
      anItem("3", { name: "Repairs", itemType: "Service" }),
      aTerm(),
    ],
    pull: { pulledAt: readAt, isRunning: false, reading: null, trouble: null },
    isRead: true,
    refreshes: [],
  };
}

export function aCustomer(number: number): CustomerEntry {
  const name = `Customer ${String(number).padStart(3, "0")}`;
  const isJob = number % 5 === 0;
  return {
    ...base(String(number), name),
    fullName: isJob ? `Pine Stores:${name}` : name,
    isActive: number % 7 !== 0,
    type: "Customer",
    givenName: null,
    familyName: null,
    company: null,
    email: `customer${number}@harbor-and-pine.example`,
    phone: null,
    notes: null,
    isTaxable: true,
    currency: "USD",
    termId: null,
    customerTypeId: null,
    billingAddress: null,
    shippingAddress: null,
    isJob,
    isProject: false,
  };
}

function anItem(id: string, changes: Partial<ItemEntry>): ItemEntry {
  return {
    ...base(id, "Item"),
    fullName: changes.name ?? "Item",
    type: "Item",
    itemType: "Service",
    sku: `SKU-${id}`,
    description: null,
    unitPrice: "12.5",
    purchaseCost: null,
    isTaxable: true,
    incomeAccountId: "79",
    expenseAccountId: null,
    assetAccountId: null,
    preferredVendorId: null,
    quantityOnHand: null,
    inventoryStartDate: null,
    members: [],
    ...changes,
  };
}

const aTerm = (): TermEntry => ({ ...base("3", "Net 30"), type: "Term", dueDays: 30, dayOfMonthDue: null });

type State = { connection: Connection | null; settings: Settings; booksLists: FakeBooksLists };

export function fakeBooksListServices(state: State): BooksListServices {
  return {
    async load(_shop, { view, search, cursor, limit }) {
      if (!state.connection) return null;
      const { type, subTypes, needs = null } = booksViewRule(view);
      const wanted = matchKey(search) ?? "";
      const found = state.booksLists.entries.filter(
        (entry) =>
          entry.type === type &&
          (!subTypes || (entry.type === "Item" && subTypes.includes(entry.itemType))) &&
          entry.name.toLowerCase().includes(wanted),
      );
      const start = Number(cursor ?? 0);
      const end = start + limit;
      return {
        entries: found.slice(start, end).map((entry) => ({
          entry,
          readAt,
          url: `https://qbo.intuit.com/app/customerdetail?nameId=${entry.id}`,
          record: recordOf(entry),
        })),
        total: found.length,
        nextCursor: end < found.length ? String(end) : null,
        previousCursor: start > 0 ? String(Math.max(0, start - limit)) : null,
        pull: state.booksLists.pull,
        state: stateOf(state, needs),
        needs,
      };
    },
    loadPull: async () => (state.connection?.status === "connected" ? state.booksLists.pull : null),
    async refresh(_shop, actor) {
      if (state.connection?.status !== "connected") return false;
      state.booksLists.refreshes.push(actor.name);
      return true;
    },
  };
}

function stateOf({ settings, booksLists }: State, needs: BooksListView["needs"]): BooksListView["state"] {
  if (needs !== null && !settings.imports[needs]) return "off";
  return booksLists.isRead ? "ready" : "unread";
}

function recordOf({ type, id, name }: BooksEntry) {
  if (type !== "Customer" || Number(id) % 3 === 0) return null;
  if (Number(id) % 3 === 1) return { status: "Synchronized" as const, reason: null };
  const reason = explain({ kind: "importOff", list: "customers", subject: `QuickBooks customer ${name}` });
  return { status: "Excluded" as const, reason };
}
