import type { Currency } from "#app/domain/money/currency.ts";
import type { PostalAddress } from "#app/domain/sale/sale.ts";

/** Why a planned line exists: the Shopify field it comes from, the mapping row that chose its item, the rule. */
export type Why = { field: string; mapping: string; rule: string };

/** Charges that are no product; each maps to one QBO item in the Item/Charge mapping table. */
export const chargeKinds = ["shipping", "discount", "tax", "tip", "customSale"] as const;
export type ChargeKind = (typeof chargeKinds)[number];

/** Which QBO item a line needs, before it is looked up. */
export type ItemNeed =
  | {
      kind: "product";
      variantId: string | null;
      productId: string | null;
      sku: string | null;
      title: string;
      variantTitle: string | null;
    }
  | { kind: "charge"; charge: ChargeKind };

/** One line of a sales document. Amounts are minor units of the document's currency; discounts are negative. */
export type PlannedLine = {
  role: "product" | "shipping" | "discount" | "tax" | "tip";
  item: ItemNeed;
  description: string;
  amountMinor: number;
  /** Set together, only when quantity × unit price is exactly the amount; otherwise both null. */
  quantity: number | null;
  unitPriceMinor: number | null;
  why: Why;
};

/** Which QBO customer a document needs. One per currency, as QBO ties a customer to one. */
export type CustomerNeed = {
  /** Stable key of the buyer: customer GID, `email:...` for a guest, or `guest` for the generic one. */
  key: string;
  currency: Currency;
  displayName: string;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  email: string | null;
  phone: string | null;
  billingAddress: PostalAddress | null;
  shippingAddress: PostalAddress | null;
};

export type InvoicePlan = {
  type: "invoice";
  /** Stable key of the event that caused it: the order GID. */
  key: string;
  docNumber: string;
  /** Calendar date `YYYY-MM-DD` in the shop's time zone. */
  date: string;
  currency: Currency;
  customer: CustomerNeed;
  lines: PlannedLine[];
  totalMinor: number;
  /** Names the order in words and carries our marker `plumbline:<order id>`, by which the document is found again. */
  privateNote: string;
  customerMemo: string | null;
  shippingAddress: PostalAddress | null;
  billingAddress: PostalAddress | null;
  email: string | null;
};

export type PaymentPlan = {
  type: "payment";
  /** The transaction GID. */
  key: string;
  /** Order name without `#`, cut to QBO's 21 characters: people look for it; the marker in privateNote is exact. */
  referenceNumber: string;
  date: string;
  currency: Currency;
  amountMinor: number;
  gateway: string;
  gatewayLabel: string;
  privateNote: string;
  why: Why;
};

/** Both sides of every equation that must hold before anything leaves. Minor units of the order's currency. */
export type Proof = {
  currency: Currency;
  expectedMinor: number;
  bookedMinor: number;
  differenceMinor: number;
  taxExpectedMinor: number;
  taxBookedMinor: number;
  cashExpectedMinor: number;
  cashBookedMinor: number;
};

/** Everything one order becomes in the books. */
export type OrderPlan = { invoice: InvoicePlan; payments: PaymentPlan[]; proof: Proof };
