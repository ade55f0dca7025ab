import type { MoneySet } from "./money-json.ts";

type TaxLine = { title: string; rate: number; price: string; price_set: MoneySet };
type Allocation = { amount: string; amount_set: MoneySet; discount_application_index: number };

/** The parts of a seeded order that its tests look at, in the wire's spelling. */
export type RestOrder = {
  id: number;
  name: string;
  order_number: number;
  created_at: string;
  processed_at: string;
  updated_at: string;
  cancelled_at: string | null;
  test: boolean;
  email: string | null;
  note: string | null;
  financial_status: string;
  fulfillment_status: string | null;
  presentment_currency: string;
  customer: { id: number; email: string } | null;
  payment_gateway_names: string[];
  subtotal_price_set: MoneySet;
  total_shipping_price_set: MoneySet;
  total_tax_set: MoneySet;
  total_discounts_set: MoneySet;
  total_price: string;
  total_price_set: MoneySet;
  total_tip_received: string;
  total_outstanding: string;
  current_total_price_set: MoneySet;
  discount_applications: { target_type: string; code?: string }[];
  tax_lines: TaxLine[];
  line_items: {
    id: number;
    title: string;
    quantity: number;
    current_quantity: number;
    product_id: number | null;
    gift_card: boolean;
    tip?: object;
    price_set: MoneySet;
    tax_lines: TaxLine[];
    discount_allocations: Allocation[];
  }[];
  shipping_lines: {
    price_set: MoneySet;
    discounted_price_set: MoneySet;
    tax_lines: TaxLine[];
    discount_allocations: Allocation[];
  }[];
  transactions: {
    id: number;
    kind: string;
    status: string;
    gateway: string;
    amount: string;
    amount_set: MoneySet;
    processed_at: string;
  }[];
  refunds: {
    refund_line_items: { quantity: number; subtotal_set: MoneySet; total_tax_set: MoneySet }[];
    refund_shipping_lines: { subtotal_amount_set: MoneySet; tax_amount_set: MoneySet }[];
    transactions: { id: number; kind: string; status: string; amount_set: MoneySet }[];
  }[];
};

export type Side = "shop_money" | "presentment_money";

/** An amount of a money set in cents, read from its digits alone. @throws for anything but two decimals. */
export function centsOf(set: MoneySet, side: Side): number {
  return centsOfText(set[side].amount);
}

/** `12.34` is 1234. @throws for anything but two decimals. */
export function centsOfText(text: string): number {
  const [, sign, whole, fraction] = /^(-?)(\d+)\.(\d{2})$/.exec(text) ?? [];
  if (whole === undefined || fraction === undefined)
    throw new Error(`Not an amount of two decimals: ${text}`);
  return Number(`${sign ?? ""}${whole}${fraction}`);
}
