import type { AdminView } from "../admin-view.ts";
import { statusMetafield } from "./app-metafield.ts";
import { moneyText } from "./display-text.ts";
import { html } from "./html.ts";
import type { IndexDefinition } from "./index-page.ts";
import { customerName } from "./orders-page.ts";
import { fieldAt, textAt } from "./record-text.ts";

type CustomerRow = { record: unknown; orderCount: number; spent: string };

/** The customer index; orders and spending are counted from the stored orders, test and cancelled ones left out. */
export function customersIndex(view: AdminView): IndexDefinition<CustomerRow> {
  return {
    section: "customers",
    title: "Customers",
    noun: "customer",
    views: [],
    columns: [
      { heading: "Customer name", cell: ({ record }) => html`<strong>${customerName(record)}</strong>` },
      { heading: "Email", cell: ({ record }) => emailOf(record) },
      { heading: "Location", cell: ({ record }) => locationOf(record) },
      {
        heading: "Orders",
        cell: ({ orderCount }) => `${orderCount} ${orderCount === 1 ? "order" : "orders"}`,
      },
      { heading: "Amount spent", cell: ({ spent }) => spent, isAmount: true },
    ],
    rows: view.customers().map((record) => {
      const id = textAt(record, "id");
      return {
        id,
        item: { record, ...purchases(view, id) },
        searchText: `${customerName(record)} ${emailOf(record)} ${locationOf(record)}`,
        views: [],
        appStatus: statusMetafield(view, id),
      };
    }),
  };
}

function purchases(view: AdminView, customerId: string): { orderCount: number; spent: string } {
  const orders = view
    .orders()
    .filter((order) => order.customer?.id === customerId && !order.test && order.cancelledAt === null);
  // Two decimals are all that the amounts of one shop currency need here; the sum is only shown, never booked.
  const cents = orders.reduce(
    (sum, order) => sum + Math.round(Number(order.currentTotalPriceSet.shopMoney.amount) * 100),
    0,
  );
  return {
    orderCount: orders.length,
    spent: moneyText({ amount: (cents / 100).toFixed(2), currencyCode: view.shop.currencyCode }),
  };
}

function emailOf(record: unknown): string {
  return textAt(record, "email") || textAt(record, "defaultEmailAddress", "emailAddress");
}

function locationOf(record: unknown): string {
  const address = fieldAt(record, "defaultAddress");
  const country = textAt(address, "country") || textAt(address, "countryCodeV2");
  return [textAt(address, "city"), textAt(address, "provinceCode"), country]
    .filter((part) => part !== "")
    .join(", ");
}
