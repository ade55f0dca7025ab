import { NOTHING } from "./buyer-money.ts";
import { moneySet, withSet } from "./money-json.ts";
import type { OrderContext } from "./order-context.ts";
import { gid } from "./order-ids.ts";
import { shopIso } from "./order-moments.ts";
import { renderAllocations, renderLine, renderTaxLine } from "./render-lines.ts";

const WORKSHOP_LOCATION_ID = 8_830_144_020_117;

/** `shipping_lines` with their discounts and taxes. */
export function renderShippingLines(context: OrderContext): Record<string, unknown>[] {
  const { currencies, ids, refund } = context;
  return context.priced.shipping.map((line, index) => {
    const isReturned = refund?.shipping.some(({ shippingIndex }) => shippingIndex === index) ?? false;
    return {
      id: ids.shippingLine(index),
      carrier_identifier: null,
      code: line.title,
      current_discounted_price_set: moneySet(isReturned ? NOTHING : line.discounted, currencies),
      ...withSet("discounted_price", line.discounted, currencies),
      is_removed: false,
      phone: null,
      ...withSet("price", line.price, currencies),
      requested_fulfillment_service_id: null,
      source: "shopify",
      title: line.title,
      tax_lines: line.taxes.map((tax) => renderTaxLine(tax, currencies)),
      discount_allocations: renderAllocations(context, line.allocations),
    };
  });
}

/** `fulfillments`: one parcel with everything, or none. */
export function renderFulfillments(context: OrderContext): Record<string, unknown>[] {
  const { fulfilledAt, ids, priced } = context;
  if (fulfilledAt === null) return [];
  const isCarried = priced.shipping.some(({ title }) => !title.startsWith("Pickup"));
  const tracking = isCarried ? `9400111${String(ids.order).slice(-13)}` : null;
  return [
    {
      id: ids.fulfillment,
      admin_graphql_api_id: gid("Fulfillment", ids.fulfillment),
      created_at: shopIso(fulfilledAt),
      location_id: WORKSHOP_LOCATION_ID,
      name: `#${ids.orderNumber}.1`,
      order_id: ids.order,
      origin_address: {},
      receipt: {},
      service: "manual",
      shipment_status: null,
      status: "success",
      tracking_company: tracking === null ? null : "USPS",
      tracking_number: tracking,
      tracking_numbers: tracking === null ? [] : [tracking],
      tracking_url: tracking === null ? null : `https://tracking.example/${tracking}`,
      tracking_urls: tracking === null ? [] : [`https://tracking.example/${tracking}`],
      updated_at: shopIso(fulfilledAt),
      line_items: priced.lines.map((line, index) => renderLine(context, line, index)),
    },
  ];
}
