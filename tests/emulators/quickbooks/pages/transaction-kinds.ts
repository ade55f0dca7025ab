import { listAt, nameAt, numberAt, textAt, type Wire } from "./wire-fields.ts";

/** How one type of transaction is shown. */
export type TransactionKind = {
  entity: string;
  /** Last part of its address: `/books/sales-receipts`. */
  slug: string;
  one: string;
  many: string;
  group: "Sales" | "Money" | "Purchases";
  /** Heading of the column that names the other side. */
  partyLabel: string;
  party(transaction: Wire): string;
  /** Shown in the navigation even when there is none yet. */
  isMain?: boolean;
};

const customer = { partyLabel: "Customer", party: (one: Wire) => nameAt(one, "CustomerRef") };
const vendor = { partyLabel: "Vendor", party: (one: Wire) => nameAt(one, "VendorRef") };

const sales = (entity: string, slug: string, one: string, many: string, isMain = true): TransactionKind => ({
  ...{ entity, slug, one, many, isMain },
  ...{ group: "Sales", ...customer },
});
const purchase = (entity: string, slug: string, one: string, many: string): TransactionKind => ({
  ...{ entity, slug, one, many },
  ...{ group: "Purchases", ...vendor },
});

export const TRANSACTION_KINDS: readonly TransactionKind[] = [
  sales("Invoice", "invoices", "Invoice", "Invoices"),
  sales("SalesReceipt", "sales-receipts", "Sales receipt", "Sales receipts"),
  sales("Payment", "payments", "Payment", "Payments"),
  sales("CreditMemo", "credit-memos", "Credit memo", "Credit memos"),
  sales("RefundReceipt", "refund-receipts", "Refund receipt", "Refund receipts"),
  sales("Estimate", "estimates", "Estimate", "Estimates", false),
  {
    ...{
      entity: "Deposit",
      slug: "deposits",
      one: "Deposit",
      many: "Deposits",
      group: "Money",
      isMain: true,
    },
    ...{ partyLabel: "Deposited to", party: (one) => nameAt(one, "DepositToAccountRef") },
  },
  {
    ...{ entity: "JournalEntry", slug: "journal-entries", one: "Journal entry", many: "Journal entries" },
    ...{
      group: "Money",
      isMain: true,
      partyLabel: "First line",
      party: (one) => textAt(listAt(one, "Line")[0], "Description"),
    },
  },
  {
    ...{ entity: "Transfer", slug: "transfers", one: "Transfer", many: "Transfers", group: "Money" },
    partyLabel: "From and to",
    party: (one) => `${nameAt(one, "FromAccountRef")} → ${nameAt(one, "ToAccountRef")}`,
  },
  {
    ...{ entity: "Purchase", slug: "expenses", one: "Expense", many: "Expenses", group: "Purchases" },
    ...{ partyLabel: "Payee", party: (one) => nameAt(one, "EntityRef") },
  },
  purchase("Bill", "bills", "Bill", "Bills"),
  purchase("BillPayment", "bill-payments", "Bill payment", "Bill payments"),
  purchase("VendorCredit", "vendor-credits", "Vendor credit", "Vendor credits"),
  purchase("PurchaseOrder", "purchase-orders", "Purchase order", "Purchase orders"),
  {
    ...{ entity: "InventoryAdjustment", slug: "inventory-adjustments", one: "Inventory adjustment" },
    ...{ many: "Inventory adjustments", group: "Purchases", partyLabel: "Account" },
    party: (one) => nameAt(one, "AdjustAccountRef"),
  },
];

const bySlug = new Map(TRANSACTION_KINDS.map((kind) => [kind.slug, kind]));
const byEntity = new Map(TRANSACTION_KINDS.map((kind) => [kind.entity, kind]));

/** Names that links use for a type of transaction beside its entity name. */
const LINK_NAMES: Record<string, string> = {
  BillPaymentCheck: "BillPayment",
  BillPaymentCreditCard: "BillPayment",
  Check: "Purchase",
  CreditCardCredit: "Purchase",
  Expense: "Purchase",
  ReceivePayment: "Payment",
};

export function kindOfSlug(slug: string): TransactionKind | undefined {
  return bySlug.get(slug);
}

/** The kind of a `TxnType` in a link or of an entity name. */
export function kindOfLink(type: string): TransactionKind | undefined {
  return byEntity.get(LINK_NAMES[type] ?? type);
}

/** Journal entries show a total of 0 and transfers an amount; the rest names its total. */
export function totalOf(kind: TransactionKind, transaction: Wire): number {
  if (kind.entity === "Transfer") return numberAt(transaction, "Amount") ?? 0;
  if (kind.entity !== "JournalEntry") return numberAt(transaction, "TotalAmt") ?? 0;
  const debits = listAt(transaction, "Line").filter(
    (line) => textAt(line, "JournalEntryLineDetail.PostingType") === "Debit",
  );
  // Cents are summed as whole numbers of the smallest part a line can have.
  return debits.reduce((sum, line) => sum + Math.round((numberAt(line, "Amount") ?? 0) * 1e5), 0) / 1e5;
}

const SETTLED_LATER = new Set(["Invoice", "Bill", "Payment", "CreditMemo", "VendorCredit"]);

/** Whether transactions of the kind can stay open: receipts, deposits and entries are settled by nature. */
export function isSettledLater(kind: TransactionKind): boolean {
  return SETTLED_LATER.has(kind.entity);
}

/** What is open: an invoice's or bill's balance, a credit's rest, a payment's unapplied part; undefined elsewhere. */
export function openAmountOf(kind: TransactionKind, transaction: Wire): number | undefined {
  if (!isSettledLater(kind)) return undefined;
  const open = ["RemainingCredit", "UnappliedAmt", "Balance"].map((name) => numberAt(transaction, name));
  return open.find((amount) => amount !== undefined);
}

export type Status = { text: string; tone: "good" | "open" | "muted" | "bad" };

/** The state of a transaction in one or two words; what is open after its due date is overdue on `today`. */
export function statusOf(kind: TransactionKind, transaction: Wire, today = ""): Status {
  const total = totalOf(kind, transaction);
  const stated = textAt(transaction, "TxnStatus") || textAt(transaction, "POStatus");
  if (/^Voided/.test(textAt(transaction, "PrivateNote")) && total === 0)
    return { text: "Voided", tone: "muted" };
  if (stated !== "") return { text: stated, tone: /Open|Pending/.test(stated) ? "open" : "good" };
  if (listAt(transaction, "LinkedTxn").some((link) => textAt(link, "TxnType") === "Deposit")) {
    return { text: "Deposited", tone: "good" };
  }
  const open = openAmountOf(kind, transaction);
  if (kind.entity === "Invoice" || kind.entity === "Bill") {
    if (open === undefined || open === 0) return { text: "Paid", tone: "good" };
    const due = textAt(transaction, "DueDate");
    if (due !== "" && due < today) return { text: "Overdue", tone: "bad" };
    return { text: open < total ? "Partly paid" : "Open", tone: "open" };
  }
  if (kind.entity === "CreditMemo" || kind.entity === "VendorCredit" || kind.entity === "Payment") {
    if (open === undefined || open === 0) return { text: "Applied", tone: "good" };
    return { text: open < total ? "Partly applied" : "Unapplied", tone: "open" };
  }
  return { text: "Booked", tone: "good" };
}
