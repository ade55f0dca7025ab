import type { RecordKind } from "#app/domain/record/record-status.ts";

/** Kinds of records that have a list and pages of their own in the app. */
export const listedKinds = ["order", "customer", "product"] as const satisfies readonly RecordKind[];
export type ListedKind = (typeof listedKinds)[number];

type KindWords = {
  one: string;
  many: string;
  /** Title of the list. */
  title: string;
  /** Path of the list. */
  path: string;
  /** What QuickBooks calls it. */
  inBooks: string;
};

export const kindWords: Record<ListedKind, KindWords> = {
  order: { one: "order", many: "orders", title: "Orders", path: "/app/orders", inBooks: "document" },
  customer: {
    one: "customer",
    many: "customers",
    title: "Customers",
    path: "/app/customers",
    inBooks: "customer",
  },
  product: { one: "product", many: "products", title: "Products", path: "/app/products", inBooks: "item" },
};

/** `1 customer`, `12,345 customers`. Grouped the same on every machine, so that server and browser agree. */
export const countText = (kind: ListedKind, count: number): string =>
  `${numberText(count)} ${count === 1 ? kindWords[kind].one : kindWords[kind].many}`;

/** `12,345`. */
export const numberText = (count: number): string => String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/** Null for kinds without a list. */
export const listedKind = (kind: RecordKind): ListedKind | null =>
  listedKinds.find((known) => known === kind) ?? null;
