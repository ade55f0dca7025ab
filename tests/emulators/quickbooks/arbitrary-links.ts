import fc from "fast-check";

const cents = (most: number) => fc.integer({ min: 1, max: most }).map((minor) => minor / 100);
const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-03-${String(number).padStart(2, "0")}`);
/** Ids of the names that every run starts with. */
export const CUSTOMERS = ["1", "2"];
export const VENDORS = ["3", "4"];

const bought = fc.record({
  isItem: fc.boolean(),
  isRope: fc.boolean(),
  Qty: fc.integer({ min: 1, max: 4 }),
  price: cents(900),
  customer: fc.constantFrom(...CUSTOMERS),
  isBillable: fc.boolean(),
  markup: fc.constantFrom(undefined, 12.5),
  /** Which line of which order it stands for, when it stands for one. */
  order: fc.option(fc.record({ pick: fc.nat(5), line: fc.nat(2) }), { freq: 3 }),
  code: fc.constantFrom("2", "3", "5", "6"),
});
const sold = fc.record({
  charge: fc.option(fc.nat(8), { freq: 2 }),
  isRope: fc.boolean(),
  Qty: fc.integer({ min: 1, max: 4 }),
  price: cents(900),
  code: fc.constantFrom("2", "3", "5", "6"),
});
const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 });
const buy = fc.record({
  kind: fc.constant("buy" as const),
  entity: fc.constantFrom("Bill", "Bill", "PurchaseOrder", "Purchase", "VendorCredit"),
  vendor: fc.constantFrom(...VENDORS),
  TxnDate: day,
  lines: few(bought),
});
const fulfil = fc.record({
  kind: fc.constant("fulfil" as const),
  entity: fc.constant("PurchaseOrder" as const),
  pick: fc.nat(8),
  share: fc.constantFrom(1, 1, 0.5),
});
const sell = fc.record({
  kind: fc.constant("sell" as const),
  entity: fc.constantFrom("Invoice", "Invoice", "CreditMemo"),
  customer: fc.constantFrom(...CUSTOMERS),
  TxnDate: day,
  lines: few(sold),
});
const pay = fc.record({
  kind: fc.constant("pay" as const),
  entity: fc.constantFrom("Payment", "BillPayment"),
  pick: fc.nat(20),
  share: fc.constantFrom(1, 0.5, 1.3),
  isLinked: fc.boolean(),
});
const enter = fc.record({
  kind: fc.constant("enter" as const),
  Amount: cents(50_000),
  TaxAmount: fc.constantFrom(0, 0.01, 3.33, 20),
  PostingType: fc.constantFrom("Debit", "Credit"),
  TaxApplicableOn: fc.constantFrom("Sales", "Purchase"),
  code: fc.constantFrom("2", "3", "5", "6"),
  TxnDate: day,
});
const FORMS = ["Invoice", "CreditMemo", "Payment", "Bill", "BillPayment", "VendorCredit"] as const;
const ALL_FORMS = [...FORMS, "Purchase", "PurchaseOrder", "JournalEntry"] as const;
const alter = fc.record({
  kind: fc.constantFrom(
    "delete" as const,
    "void" as const,
    "move" as const,
    "shorten" as const,
    "echo" as const,
  ),
  entity: fc.constantFrom(...ALL_FORMS),
  pick: fc.nat(20),
  customer: fc.constantFrom(...CUSTOMERS),
});
const leave = fc.record({
  kind: fc.constant("leave" as const),
  entity: fc.constantFrom("Customer", "Vendor", "Item"),
  pick: fc.nat(3),
  Active: fc.boolean(),
});
const set = fc.record({
  kind: fc.constant("set" as const),
  AutoApplyCredit: fc.boolean(),
  deactivateWithBalance: fc.constantFrom("accept", "offset", "refuse"),
  partlyBilledOrderLine: fc.constantFrom("open", "closed"),
});
/** One call of a client, sound or not, or a change of the settings. */
export const step = fc.oneof(
  { weight: 5, arbitrary: buy },
  { weight: 5, arbitrary: sell },
  { weight: 3, arbitrary: fulfil },
  { weight: 3, arbitrary: pay },
  { weight: 2, arbitrary: enter },
  { weight: 5, arbitrary: alter },
  { weight: 1, arbitrary: leave },
  { weight: 1, arbitrary: set },
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
