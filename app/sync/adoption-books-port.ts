import type { Result } from "#app/domain/faults/fault.ts";

/** Documents that adoption looks at. */
export type StandingType = "Invoice" | "SalesReceipt" | "Payment" | "CreditMemo" | "RefundReceipt";

/** A document as it stands in the books, whoever made it. Amounts in minor units of its currency. */
export type StandingDocument = {
  type: StandingType;
  id: string;
  syncToken: string;
  docNumber: string | null;
  date: string;
  currency: string;
  totalMinor: number;
  /** Open of an invoice, unused of a credit memo or payment. */
  balanceMinor: number;
  taxMinor: number;
  customerId: string | null;
  customerName: string | null;
  email: string | null;
  /** Memos and notes. */
  texts: string[];
  lines: { name: string | null; description: string | null; quantity: number | null }[];
  /** What it is joined with; `amountMinor` where it says how much (payments), else null. */
  links: { type: string; id: string; amountMinor: number | null }[];
};

/** Reads documents that stand in the books, in large pieces: reads are metered, each method says how. */
export type StandingDocuments = {
  /** One request for up to 1000 documents dated in a window, both days included; `next: null` is the end. */
  listByDate(
    type: StandingType,
    window: { from: string; to: string },
    position: number,
  ): Promise<Result<{ documents: StandingDocument[]; next: number | null }>>;
  /** One request for 30 numbers. */
  listByNumber(type: StandingType, numbers: readonly string[]): Promise<Result<StandingDocument[]>>;
  /** One request for 30 ids; those that are gone are left out. */
  listByIds(type: StandingType, ids: readonly string[]): Promise<Result<StandingDocument[]>>;
  /** One request: those of a customer in a window. */
  listByCustomer(
    type: StandingType,
    customerId: string,
    window: { from: string; to: string },
  ): Promise<Result<StandingDocument[]>>;
};
