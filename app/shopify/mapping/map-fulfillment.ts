import type { SaleFulfillment } from "#app/domain/sale/sale.ts";
import { cleanField } from "#app/shopify/mapping/clean-field.ts";
import type { ShopifyFulfillment } from "#app/shopify/wire/order-wire.ts";

/** One dispatch. Of several parcels the first stands for all: QuickBooks has room for one tracking number. */
export function mapFulfillment(fulfillment: ShopifyFulfillment): SaleFulfillment {
  const parcel = fulfillment.trackingInfo[0];
  return {
    id: fulfillment.id,
    status: fulfillment.status,
    createdAt: fulfillment.createdAt,
    locationId: fulfillment.location?.id ?? null,
    trackingNumber: cleanField(parcel?.number),
    trackingCompany: cleanField(parcel?.company),
  };
}
