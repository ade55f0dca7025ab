import type { Wire } from "../books/types.ts";
import { recordAt } from "../books/wire.ts";

/** Addresses and the e-mail address that a new form takes over from its customer when it brings none. */
export function copiedFromCustomer(entity: string, draft: Wire, customer: Wire | undefined): Wire {
  if (customer === undefined) return {};
  const bill = recordAt(draft, "BillAddr") ?? recordAt(customer, "BillAddr");
  const hasShipping = entity !== "RefundReceipt";
  const ship =
    recordAt(draft, "ShipAddr") ?? recordAt(customer, "ShipAddr") ?? recordAt(customer, "BillAddr");
  const email = recordAt(draft, "BillEmail") ?? recordAt(customer, "PrimaryEmailAddr");
  return {
    ...(bill === undefined ? {} : { BillAddr: bill }),
    ...(ship === undefined || !hasShipping ? {} : { ShipAddr: ship }),
    ...(email === undefined ? {} : { BillEmail: { Address: email.Address } }),
  };
}
