import type { AdminView } from "../admin-view.ts";
import type { StoredOrder } from "../stored-order.ts";
import { storePath } from "./admin-layout.ts";
import { statusMetafield } from "./app-metafield.ts";
import { badge } from "./badge.ts";
import { momentText, shopMoneyText } from "./display-text.ts";
import { html } from "./html.ts";
import type { IndexDefinition } from "./index-page.ts";
import type { ListRow } from "./listing.ts";
import { textAt } from "./record-text.ts";

/** The order index, newest first, with the views of a new Shopify store. */
export function ordersIndex(view: AdminView): IndexDefinition<StoredOrder> {
  const customerNames = new Map(
    view.customers().map((customer) => [textAt(customer, "id"), customerName(customer)]),
  );
  const orders = [...view.orders()].sort((a, b) => Date.parse(b.processedAt) - Date.parse(a.processedAt));
  return {
    section: "orders",
    title: "Orders",
    noun: "order",
    views: [
      { id: "unfulfilled", label: "Unfulfilled" },
      { id: "unpaid", label: "Unpaid" },
      { id: "open", label: "Open" },
      { id: "archived", label: "Archived" },
    ],
    columns: [
      { heading: "Order", cell: (order) => orderLink(view, order) },
      { heading: "Date", cell: (order) => momentText(order.processedAt, view.shop.ianaTimezone) },
      { heading: "Customer", cell: (order) => buyerName(order, customerNames) },
      { heading: "Total", cell: (order) => shopMoneyText(order.totalPriceSet), isAmount: true },
      { heading: "Payment status", cell: (order) => badge(order.displayFinancialStatus ?? "") },
      { heading: "Fulfillment status", cell: (order) => badge(order.displayFulfillmentStatus) },
      { heading: "Items", cell: itemCount },
      { heading: "Tags", cell: (order) => (order.tags ?? []).join(", ") },
    ],
    rows: orders.map((order) => orderRow(view, order, customerNames)),
  };
}

/** The name of the buyer: the customer's, else the one of an address, else that there is none. */
export function buyerName(order: StoredOrder, customerNames: ReadonlyMap<string, string>): string {
  const known = customerNames.get(order.customer?.id ?? "") || textAt(order.customer, "displayName");
  return (
    known || textAt(order.billingAddress, "name") || textAt(order.shippingAddress, "name") || "No customer"
  );
}

/** A customer's display name, else their e-mail. */
export function customerName(customer: unknown): string {
  const fullName = `${textAt(customer, "firstName")} ${textAt(customer, "lastName")}`.trim();
  return textAt(customer, "displayName") || fullName || textAt(customer, "email");
}

function orderRow(
  view: AdminView,
  order: StoredOrder,
  customerNames: Map<string, string>,
): ListRow<StoredOrder> {
  const views: string[] = [];
  const isCancelled = order.cancelledAt !== null;
  if (order.displayFulfillmentStatus !== "FULFILLED" && !isCancelled) views.push("unfulfilled");
  if (["PENDING", "PARTIALLY_PAID", "AUTHORIZED"].includes(order.displayFinancialStatus ?? ""))
    views.push("unpaid");
  views.push(order.closedAt === null && !isCancelled ? "open" : "archived");
  return {
    id: order.id,
    item: order,
    searchText: [order.name, buyerName(order, customerNames), order.email ?? "", ...(order.tags ?? [])].join(
      " ",
    ),
    views,
    appStatus: statusMetafield(view, order.id),
  };
}

function orderLink(view: AdminView, order: StoredOrder) {
  const href = storePath(view, `/orders/${encodeURIComponent(order.legacyResourceId)}`);
  const struck = order.cancelledAt === null ? "" : "cancelled";
  return html`<a class="row-link ${struck}" href="${href}">${order.name}</a>${order.test ? html` <span class="badge badge-info">Test</span>` : null}`;
}

function itemCount(order: StoredOrder): string {
  const count = order.lineItems.reduce((sum, line) => sum + line.quantity, 0);
  return `${count} ${count === 1 ? "item" : "items"}`;
}
