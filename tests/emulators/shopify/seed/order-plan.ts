import type { PlaceKey } from "./places.ts";

/** What a buyer did, before any amount is worked out. All amounts are US cents. */
export type OrderPlan = {
  /** Key of a customer, or a buyer who left only an e-mail or not even that. */
  buyer: { customer: string } | { guestAt: PlaceKey; email: string | null };
  lines: LinePlan[];
  discounts?: DiscountPlan[];
  shipping: ShippingPlan[];
  tipCents?: number;
  payment: PaymentPlan;
  refund?: RefundPlan;
  cancelReason?: "customer" | "inventory";
  isTest?: boolean;
  source?: "web" | "shopify_draft_order";
  note?: string;
  tags?: string[];
  poNumber?: string;
  /** The buyer's currency and what one US dollar is worth in it, in millionths. */
  presentment?: { currency: string; ratePpm: number };
  /** Days between the order and its fulfilment; null when it is still open whatever its age. */
  fulfilledAfterDays?: number | null;
};

export type LinePlan =
  | { sku: string; quantity: number; properties?: { name: string; value: string }[] }
  | { customTitle: string; priceCents: number; quantity: number; isTaxable: boolean };

export type DiscountPlan =
  | { kind: "code"; code: string; percent: number; onlyTypes?: string[] }
  | { kind: "automatic"; title: string; percent: number; onlyTypes: string[] }
  | { kind: "line"; title: string; lineIndex: number; amountCents: number }
  | { kind: "freeShipping"; code: string };

export type ShippingPlan = { title: string; priceCents: number };

export type PaymentPlan =
  | { kind: "sale"; gateway: string }
  | { kind: "saleAfterFailure"; gateway: string }
  | { kind: "captured"; gateway: string }
  | { kind: "voided"; gateway: string }
  | { kind: "pending"; gateway: string }
  | { kind: "partial"; gateway: string; amountCents: number }
  | { kind: "split"; firstGateway: string; firstCents: number; gateway: string }
  | { kind: "none" };

/** Units that come back by line index, whether shipping is given back, and what is paid back beyond or below that. */
export type RefundPlan = {
  afterDays: number;
  units: { lineIndex: number; quantity: number; restockType: "return" | "no_restock" | "cancel" }[];
  isShippingRefunded?: boolean;
  note: string | null;
};

export const STANDARD: ShippingPlan = { title: "Standard", priceCents: 895 };
export const EXPRESS: ShippingPlan = { title: "Express (2–3 days)", priceCents: 2450 };
export const FREE: ShippingPlan = { title: "Free shipping over $99", priceCents: 0 };
export const PICKUP: ShippingPlan = { title: "Pickup at the Portland workshop", priceCents: 0 };
export const OVERSIZE: ShippingPlan = { title: "Oversize freight", priceCents: 3875 };
export const WORLDWIDE: ShippingPlan = { title: "International tracked", priceCents: 3200 };
