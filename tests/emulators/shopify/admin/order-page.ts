import type { AdminView } from "../admin-view.ts";
import type { StoredOrder } from "../stored-order.ts";
import { storePath } from "./admin-layout.ts";
import { appMetafields } from "./app-metafield.ts";
import { badge } from "./badge.ts";
import { momentText, moneyText, shopMoneyText, wordsFromCode } from "./display-text.ts";
import { type Html, html } from "./html.ts";
import { icon } from "./icon.ts";
import { buyerName, customerName } from "./orders-page.ts";
import { listAt, textAt } from "./record-text.ts";

/** The body of an order's page: lines, amounts, payments and refunds, buyer, and the app's pinned metafields. */
export function orderBody(view: AdminView, order: StoredOrder): Html {
  const names = new Map(view.customers().map((customer) => [textAt(customer, "id"), customerName(customer)]));
  return html`<div class="page">
<div class="page-heading"><a class="button icon-button" href="${storePath(view, "/orders")}" aria-label="Back to orders">${icon("back")}</a>
<div><h1>${order.name}</h1><p class="subdued">${momentText(order.processedAt, view.shop.ianaTimezone)}</p></div>
<span class="badges">${badge(order.displayFinancialStatus ?? "")}${badge(order.displayFulfillmentStatus)}${order.cancelledAt === null ? null : badge("CANCELLED")}${order.test ? badge("TEST") : null}</span></div>
<div class="columns"><div class="column-main">${linesCard(order)}${amountsCard(order)}${cashCard(view, order)}${metafieldsCard(view, order)}</div>
<div class="column-side">${buyerCard(order, buyerName(order, names))}</div></div>
</div>`;
}

function linesCard(order: StoredOrder): Html {
  const lines = order.lineItems.map((line) => {
    const removed = line.quantity - line.currentQuantity;
    return html`<tr><td><strong>${line.title}</strong><div class="subdued">${[line.variantTitle, line.sku].filter(Boolean).join(" · ")}</div>${removed > 0 ? html`<div class="subdued">${removed} removed or returned</div>` : null}</td>
<td class="amount">${shopMoneyText(line.originalUnitPriceSet)} × ${line.quantity}</td><td class="amount">${shopMoneyText(line.originalTotalSet)}</td></tr>`;
  });
  return html`<section class="card"><h2>Items</h2><table class="plain-table"><tbody>${lines}</tbody></table></section>`;
}

function amountsCard(order: StoredOrder): Html {
  const rows: [string, unknown][] = [
    ["Discounts", order.totalDiscountsSet],
    ["Subtotal", order.subtotalPriceSet],
    ...order.shippingLines.map((line): [string, unknown] => [
      `Shipping · ${line.title}`,
      line.discountedPriceSet,
    ]),
    ...order.taxLines.map((tax): [string, unknown] => [taxLabel(tax), tax.priceSet]),
    ["Tip", order.totalTipReceivedSet],
  ];
  const shown = rows.filter(([, bag]) => /[1-9]/.test(shopMoneyText(bag)));
  const presentment = order.totalPriceSet.presentmentMoney;
  return html`<section class="card" data-amounts><h2>Amounts</h2><dl class="amounts">
${shown.map(([label, bag]) => html`<div><dt>${label}</dt><dd>${shopMoneyText(bag)}</dd></div>`)}
<div class="total"><dt>Total</dt><dd>${shopMoneyText(order.totalPriceSet)}</dd></div>
${order.presentmentCurrencyCode === order.currencyCode ? null : html`<div><dt>Charged to the buyer</dt><dd>${moneyText(presentment)}</dd></div>`}
</dl></section>`;
}

function taxLabel(tax: { title: string; rate: number | null }): string {
  return tax.rate === null ? tax.title : `${tax.title} ${Number((tax.rate * 100).toFixed(4))}%`;
}

function cashCard(view: AdminView, order: StoredOrder): Html | null {
  if (order.transactions.length === 0) return null;
  const rows = order.transactions.map(
    (entry) =>
      html`<div><dt>${wordsFromCode(entry.kind)} · ${entry.formattedGateway ?? entry.gateway ?? "unknown"} · ${wordsFromCode(entry.status)}<div class="subdued">${momentText(entry.processedAt ?? entry.createdAt, view.shop.ianaTimezone)}</div></dt><dd>${shopMoneyText(entry.amountSet)}</dd></div>`,
  );
  return html`<section class="card"><h2>Payments</h2><dl class="amounts">${rows}</dl></section>`;
}

function metafieldsCard(view: AdminView, order: StoredOrder): Html {
  const rows = appMetafields(view, order.id).map(
    ({ key, value }) =>
      html`<div><dt>${wordsFromCode(key).replace(/^Qbo/, "QBO")}</dt><dd>${metafieldValue(key, value)}</dd></div>`,
  );
  return html`<section class="card" data-metafields><h2>Metafields <small class="subdued">written by ${view.app.name}, read only</small></h2>
${rows.length === 0 ? html`<p class="subdued">Nothing yet.</p>` : html`<dl class="amounts">${rows}</dl>`}</section>`;
}

function metafieldValue(key: string, value: string): Html | string | null {
  if (key.endsWith("_status")) return badge(value);
  if (/^https?:\/\//.test(value))
    return html`<a href="${value}" target="_blank" rel="noreferrer">${value}</a>`;
  return value;
}

function buyerCard(order: StoredOrder, name: string): Html {
  return html`<section class="card"><h2>Customer</h2><p>${name}</p>${order.email ? html`<p>${order.email}</p>` : null}
${addressBlock("Shipping address", order.shippingAddress)}${addressBlock("Billing address", order.billingAddress)}
${order.note ? html`<h3>Notes</h3><p>${order.note}</p>` : null}${tagList(order)}</section>`;
}

function addressBlock(heading: string, address: StoredOrder["shippingAddress"]): Html | null {
  if (address === null) return null;
  const lines = [address.name, address.company, address.address1, address.address2];
  const place = [address.city, address.provinceCode, address.zip].filter(Boolean).join(" ");
  const shown = [...lines, place, address.countryCodeV2].filter((line) => line !== null && line !== "");
  return html`<h3>${heading}</h3><p>${shown.map((line) => html`${line}<br>`)}</p>`;
}

function tagList(order: StoredOrder): Html | null {
  const tags = listAt(order, "tags");
  return tags.length === 0
    ? null
    : html`<h3>Tags</h3><p>${tags.map((tag) => html`<span class="badge badge-neutral">${String(tag)}</span> `)}</p>`;
}
