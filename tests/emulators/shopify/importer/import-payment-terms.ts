import type { StoredNode } from "../stored-order.ts";
import { absolute } from "./decimal.ts";
import { readAmount, renderMoney } from "./order-money.ts";
import { asObject, filledText, intOf, optionalList } from "./raw-fields.ts";
import { instantOf, type Reading, wordOf } from "./reading.ts";

const TYPES = ["FIXED", "FULFILLMENT", "NET", "RECEIPT", "UNKNOWN"];

/** The order's payment terms and their schedule; null for an order due at once. */
export function readPaymentTerms(reading: Reading): StoredNode | null {
  const raw = asObject(reading.raw.payment_terms);
  if (raw === null) return null;
  const { note } = reading;
  const name = filledText(raw.payment_terms_name) ?? filledText(raw.name) ?? "Payment terms";
  const words = (filledText(raw.payment_terms_type) ?? filledText(raw.type) ?? "").replace(/^due.on./i, "");
  const schedules = optionalList(raw, "payment_schedules", note).map((item, index) => {
    const path = `payment_terms.payment_schedules[${index}]`;
    const completedAt = instantOf(item, "completed_at", note, `${path}.completed_at`);
    const amount = absolute(readAmount(item.amount, `${path}.amount`) ?? 0n);
    const stated = filledText(item.currency)?.trim().toUpperCase();
    const currency = stated === reading.money.presentmentCurrency ? stated : reading.money.shopCurrency;
    const dueAt = instantOf(item, "due_at", note, `${path}.due_at`);
    return {
      id: reading.ids.claim("PaymentSchedule", item),
      issuedAt: instantOf(item, "issued_at", note, `${path}.issued_at`),
      dueAt,
      completedAt,
      due: dueAt !== null && completedAt === null && dueAt < reading.context.now,
      totalBalance: renderMoney(amount, currency),
      balanceDue: renderMoney(completedAt === null ? amount : 0n, currency),
    };
  });
  return {
    id: reading.ids.claim("PaymentTerms", raw),
    paymentTermsName: name,
    translatedName: name,
    paymentTermsType: wordOf(words, TYPES, "payment_terms.payment_terms_type", note) ?? "UNKNOWN",
    dueInDays: intOf(raw.due_in_days),
    overdue: schedules.some((schedule) => schedule.due),
    due: schedules.some((schedule) => schedule.due),
    paymentSchedules: schedules,
  };
}
