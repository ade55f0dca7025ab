import type { Sale } from "#app/domain/sale/sale.ts";

/**
 * A draft order or quote as the sale that it would become: nothing paid, nothing sent, no ledger. `sale.id` is the
 * draft's own GID, `sale.name` its `#D1`.
 */
export type DraftSale = {
  sale: Sale;
  status: "OPEN" | "INVOICE_SENT" | "COMPLETED";
  completedAt: string | null;
  /** GID of the order that it became. */
  orderId: string | null;
};
