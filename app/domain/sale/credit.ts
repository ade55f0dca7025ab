import type { LineRole } from "#app/domain/accounting/plan.ts";
import type { SaleLine, SaleTax, SaleTransaction } from "#app/domain/sale/sale.ts";

/** One part of what goes back to the buyer. Positive amounts go back; negative ones are charged (an exchange). */
export type CreditPart = {
  role: Extract<LineRole, "product" | "shipping" | "duty" | "fee" | "tip" | "rounding" | "residual">;
  title: string;
  code: string | null;
  line: SaleLine | null;
  quantity: number | null;
  /** Without tax. */
  netMinor: number;
  taxes: SaleTax[];
  field: string;
};

/**
 * One refund or return: what of the sale's value was taken back, and the money that went back for it.
 * `valueMinor` is the parts with their taxes. `cashMinor` are successful refund transactions, `pendingMinor` those
 * that are still under way.
 */
export type Credit = {
  /** GID of the refund, return or, for money that no refund claims, of the transaction. */
  key: string;
  kind: "refund" | "return" | "money";
  happenedAt: string;
  note: string | null;
  parts: CreditPart[];
  valueMinor: number;
  valueOtherMinor: number;
  taxMinor: number;
  transactions: SaleTransaction[];
  cashMinor: number;
  cashOtherMinor: number;
  pendingMinor: number;
  /** Part of `valueMinor` by which the money was rounded in cash. */
  roundingMinor: number;
};
