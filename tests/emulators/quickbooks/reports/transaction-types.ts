import type { Books, Wire } from "../books/types.ts";
import type { LedgerLine } from "./ledger-lines.ts";
import { choice } from "./report-params.ts";

type Kind = { entity: string; fits?: (object: Wire) => boolean };

const paidBy = (type: string) => (object: Wire) => object.PaymentType === type && object.Credit !== true;

/** Values of `transaction_type` that are not the name of an entity. */
const KINDS: Readonly<Record<string, Kind>> = {
  ReceivePayment: { entity: "Payment" },
  Credit: { entity: "CreditMemo" },
  CreditRefund: { entity: "RefundReceipt" },
  InventoryQuantityAdjustment: { entity: "InventoryAdjustment" },
  BillPaymentCheck: { entity: "BillPayment", fits: (object) => object.PayType === "Check" },
  BillPaymentCreditCard: { entity: "BillPayment", fits: (object) => object.PayType === "CreditCard" },
  CashPurchase: { entity: "Purchase", fits: paidBy("Cash") },
  Check: { entity: "Purchase", fits: paidBy("Check") },
  CreditCardCharge: { entity: "Purchase", fits: paidBy("CreditCard") },
  CreditCardCredit: { entity: "Purchase", fits: (object) => object.Credit === true },
};

/**
 * Whether a transaction is of the type that `transaction_type` asks for: a word of the documentation, or the name of
 * an entity. A word that is neither is fault 2170.
 */
export function typeFilter(books: Books, search: URLSearchParams): (line: LedgerLine | undefined) => boolean {
  const asked = search.get("transaction_type") ?? "";
  if (asked === "") return () => true;
  const entities = books
    .definitions()
    .filter((definition) => definition.kind === "transaction")
    .map((definition) => definition.name);
  const word = choice("transaction_type", asked, [...entities, ...Object.keys(KINDS)]);
  const { entity, fits } = KINDS[word] ?? { entity: word };
  return (line) =>
    line?.entity === entity && (fits === undefined || fits(books.find(line.entity, line.id) ?? {}));
}
