import type { AdminView } from "../admin-view.ts";
import { appPath, storePath } from "./admin-layout.ts";
import { type Html, html } from "./html.ts";

/** The home page: what there is to see, in numbers with links. */
export function homeBody(view: AdminView): Html {
  const orders = view.orders();
  const unpaid = orders.filter((order) => order.displayFinancialStatus === "PENDING").length;
  const open = orders.filter(
    (order) => order.displayFulfillmentStatus !== "FULFILLED" && order.cancelledAt === null,
  ).length;
  const tiles = [
    { label: "Orders", value: orders.length, href: storePath(view, "/orders") },
    { label: "To fulfill", value: open, href: storePath(view, "/orders?view=unfulfilled") },
    { label: "Payment pending", value: unpaid, href: storePath(view, "/orders?view=unpaid") },
    { label: "Products", value: view.products().length, href: storePath(view, "/products") },
    { label: "Customers", value: view.customers().length, href: storePath(view, "/customers") },
  ];
  return html`<div class="page"><div class="page-heading"><h1>${view.shop.name}</h1></div>
<div class="tiles">${tiles.map(({ label, value, href }) => html`<a class="card tile" href="${href}"><span class="subdued">${label}</span><strong>${value}</strong></a>`)}</div>
<section class="card"><h2>${view.app.name}</h2><p>${view.isInstalled() ? "Installed in this store." : "Not installed in this store yet."}</p>
<a class="button primary" href="${appPath(view)}">${view.isInstalled() ? `Open ${view.app.name}` : `Install ${view.app.name}`}</a></section>
<p class="subdued small">This page imitates an online store's admin for demonstrations and tests. It is not made or operated by Shopify.</p></div>`;
}
