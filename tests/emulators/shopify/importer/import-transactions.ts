import type { StoredTransaction } from "../stored-order.ts";
import { type Bag, readAmount, renderMoney, ZERO } from "./order-money.ts";
import { filledText, flagOf, type RawObject } from "./raw-fields.ts";
import { instantOf, type Reading, wordOf } from "./reading.ts";
import { UnusableOrder } from "./unusable-order.ts";

export type TransactionKind = StoredTransaction["kind"];

export type Transaction = {
  id: string;
  kind: TransactionKind;
  status: StoredTransaction["status"];
  gateway: string | null;
  amount: Bag;
  /** Set when the row is stated in a currency that the order does not have. */
  foreignCurrency: string | null;
  /** The parent's id as the file states it; null when it names none. */
  statedParent: unknown;
  parentId: string | null;
  createdAt: string;
  processedAt: string;
  test: boolean;
  raw: RawObject;
  rounding: Bag | null;
};

const KINDS: TransactionKind[] = [
  "AUTHORIZATION",
  "CAPTURE",
  "CHANGE",
  "EMV_AUTHORIZATION",
  "REFUND",
  "SALE",
  "SUGGESTED_REFUND",
  "VOID",
];
const STATUSES: StoredTransaction["status"][] = [
  "AWAITING_RESPONSE",
  "ERROR",
  "FAILURE",
  "PENDING",
  "SUCCESS",
  "UNKNOWN",
];
const MANUAL = /^(manual|cash|cash.on.delivery.*|money.order|bank.deposit|custom)$/i;

/** One row of `transactions`, as stated. Throws UnusableOrder when its kind or amount cannot be known. */
export function readTransaction(raw: RawObject, path: string, reading: Reading): Transaction {
  const { note } = reading;
  const kind = wordOf(raw.kind, KINDS, `${path}.kind`, note);
  if (kind === null) throw new UnusableOrder(`${path}.kind is missing or unknown`);
  if (filledText(raw.status) === null) note(`${path} states no status; it counts as a success.`);
  const stated =
    filledText(raw.status) === null ? "SUCCESS" : wordOf(raw.status, STATUSES, `${path}.status`, note);
  const createdAt = instantOf(raw, "created_at", note, `${path}.created_at`);
  const processedAt = instantOf(raw, "processed_at", note, `${path}.processed_at`);
  return {
    id: reading.ids.claim("OrderTransaction", raw),
    kind,
    status: stated ?? "UNKNOWN",
    gateway: typeof raw.gateway === "string" ? raw.gateway : null,
    ...readTransactionAmount(raw, kind, path, reading),
    statedParent: raw.parent_id ?? null,
    parentId: null,
    createdAt: createdAt ?? processedAt ?? reading.processedAt,
    processedAt: processedAt ?? createdAt ?? reading.processedAt,
    test: flagOf(raw.test, false),
    raw,
    rounding: reading.money.read(raw, "amount_rounding", `${path}.amount_rounding`),
  };
}

function readTransactionAmount(
  raw: RawObject,
  kind: TransactionKind,
  path: string,
  reading: Reading,
): Pick<Transaction, "amount" | "foreignCurrency"> {
  const { money, note } = reading;
  const plain = readAmount(raw.amount, `${path}.amount`);
  const set = money.read({ amount_set: raw.amount_set }, "amount", `${path}.amount`);
  if (set && (plain === null || plain === set.shop || plain === set.presentment)) {
    return { amount: set, foreignCurrency: null };
  }
  if (set) note(`${path}.amount is not what its amount_set says; the plain amount is kept.`);
  if (plain === null) {
    if (kind === "VOID") return { amount: ZERO, foreignCurrency: null };
    throw new UnusableOrder(`${path}.amount is missing`);
  }
  const currency = filledText(raw.currency)?.trim().toUpperCase() ?? money.shopCurrency;
  if (currency === money.shopCurrency) return { amount: money.fromShop(plain, path), foreignCurrency: null };
  if (currency === money.presentmentCurrency) {
    return { amount: money.fromPresentment(plain, path), foreignCurrency: null };
  }
  note(`${path} is in ${currency}, a currency that the order does not have.`);
  return { amount: { shop: plain, presentment: plain }, foreignCurrency: currency };
}

/** A row that the file implies without stating it. */
export function impliedTransaction(
  kind: TransactionKind,
  amount: Bag,
  gateway: string,
  reading: Reading,
  extra: Partial<Transaction> = {},
): Transaction {
  return {
    id: extra.id ?? reading.ids.fresh("OrderTransaction"),
    kind,
    status: "SUCCESS",
    gateway,
    amount,
    foreignCurrency: null,
    statedParent: null,
    parentId: null,
    createdAt: reading.processedAt,
    processedAt: reading.processedAt,
    test: flagOf(reading.raw.test, false),
    raw: {},
    rounding: null,
    ...extra,
  };
}

export function renderTransaction(row: Transaction, reading: Reading): StoredTransaction {
  const amountSet = reading.money.render(row.amount);
  const foreign = row.foreignCurrency;
  const inForeign = foreign === null ? null : renderMoney(row.amount.presentment, foreign);
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    test: row.test,
    gateway: row.gateway,
    formattedGateway: row.gateway === null ? null : formatGateway(row.gateway),
    manualPaymentGateway: row.gateway !== null && MANUAL.test(row.gateway.trim()),
    paymentId: filledText(row.raw.payment_id),
    authorizationCode: filledText(row.raw.authorization),
    authorizationExpiresAt: instantOf(row.raw, "authorization_expires_at", reading.note),
    createdAt: row.createdAt,
    processedAt: row.processedAt,
    amountSet: inForeign ? { shopMoney: inForeign, presentmentMoney: inForeign } : amountSet,
    amountRoundingSet: row.rounding === null ? null : reading.money.render(row.rounding),
    parentTransaction: row.parentId === null ? null : { id: row.parentId },
    fees: [],
  };
}

/** `shopify_payments` reads "Shopify payments" in the admin. */
function formatGateway(gateway: string): string {
  const words = gateway.replaceAll("_", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
