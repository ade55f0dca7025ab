import { documentWords } from "#app/domain/accounting/document-words.ts";
import type { PlannedDocument, SalesDocumentPlan } from "#app/domain/accounting/plan.ts";
import { formatMoney } from "#app/domain/money/format-decimal.ts";
import { sumMinor } from "#app/domain/money/money.ts";

/** A document that stands in the books for an order, or for money or a refund of it. Amounts in minor units. */
export type StandingPart = {
  type: "Invoice" | "SalesReceipt" | "Payment" | "CreditMemo" | "RefundReceipt";
  id: string;
  docNumber: string | null;
  date: string;
  currency: string;
  totalMinor: number;
  /** Open of an invoice, unused of a credit memo. */
  balanceMinor: number;
  /** Of a payment: how much of it went to the order's invoice. */
  appliedMinor: number;
};
export type StandingOrder = { main: StandingPart; payments: StandingPart[]; credits: StandingPart[] };

/** What each of them is of the plan, or why they cannot all be told. */
export type Pairing =
  | { ok: true; pairs: { plan: PlannedDocument; part: StandingPart }[] }
  | { ok: false; reason: string };

const no = (reason: string): Pairing => ({ ok: false, reason });

/**
 * Tells for each standing document which planned one it is. Everything that stands has to be told: what is left over would
 * come a second time with the next look at the order. What is planned and does not stand is booked then, as for any order.
 */
export function pairDocuments(documents: readonly PlannedDocument[], standing: StandingOrder): Pairing {
  const { main, payments, credits } = standing;
  const sold = documents
    .filter(isSold)
    .filter(({ type }) => type === (main.type === "Invoice" ? "invoice" : "salesReceipt"));
  const [own, second] = sold;
  if (!own) return no("The order becomes no such document under the settings.");
  if (second) return no(`It is one ${wordOf(main)}, while the payments of the order make ${sold.length}.`);
  if (main.currency !== own.currency || main.totalMinor !== own.totalMinor) {
    const [ours, theirs] = [
      formatMoney(own.totalMinor, own.currency),
      formatMoney(main.totalMinor, main.currency),
    ];
    return no(`The order comes to ${ours} under the settings, ${nameOf(main)} to ${theirs}.`);
  }
  const paid = pairPayments(documents, standing);
  if (!paid.ok) return paid;
  const back = pairCredits(documents, credits);
  if (!back.ok) return back;
  const appliedMinor = sumMinor(payments.map((payment) => payment.appliedMinor));
  if (main.type === "Invoice" && main.balanceMinor !== main.totalMinor - appliedMinor) {
    return no(
      `${nameOf(main)} has ${formatMoney(main.balanceMinor, main.currency)} open, which its payments do not explain: something else was applied to it.`,
    );
  }
  return { ok: true, pairs: [{ plan: own, part: main }, ...paid.pairs, ...back.pairs] };
}

function isSold(document: PlannedDocument): document is SalesDocumentPlan {
  return document.type === "invoice" || document.type === "salesReceipt";
}

function pairPayments(documents: readonly PlannedDocument[], { payments }: StandingOrder): Pairing {
  const open = documents.filter((document) => document.type === "payment");
  const pairs: { plan: PlannedDocument; part: StandingPart }[] = [];
  for (const part of payments) {
    if (part.appliedMinor !== part.totalMinor) {
      return no(
        `${nameOf(part)} paid ${formatMoney(part.totalMinor, part.currency)}, not all of it for this order.`,
      );
    }
    const at = open.findIndex(
      ({ amountMinor, currency }) => amountMinor === part.totalMinor && currency === part.currency,
    );
    const [plan] = at < 0 ? [] : open.splice(at, 1);
    if (!plan) {
      return no(
        `${nameOf(part)} of ${formatMoney(part.totalMinor, part.currency)} is none of the order's payments.`,
      );
    }
    pairs.push({ plan, part });
  }
  return { ok: true, pairs };
}

/** A credit memo can only be taken over unused: its use is planned by documents of its own. */
function pairCredits(documents: readonly PlannedDocument[], credits: readonly StandingPart[]): Pairing {
  const open = documents.filter(
    (document): document is SalesDocumentPlan =>
      document.type === "creditMemo" || document.type === "refundReceipt",
  );
  const pairs: { plan: PlannedDocument; part: StandingPart }[] = [];
  for (const part of credits) {
    const type = part.type === "CreditMemo" ? "creditMemo" : "refundReceipt";
    const at = open.findIndex(
      (plan) => plan.type === type && plan.totalMinor === part.totalMinor && plan.currency === part.currency,
    );
    const [plan] = at < 0 ? [] : open.splice(at, 1);
    if (!plan) {
      return no(
        `${nameOf(part)} of ${formatMoney(part.totalMinor, part.currency)} stands in the books, and the order has no such ${documentWords[type].toLowerCase()} under the settings.`,
      );
    }
    if (part.type === "CreditMemo" && part.balanceMinor !== part.totalMinor) {
      return no(
        `${nameOf(part)} was used already. Whoever used it has to book what is left of the order, too.`,
      );
    }
    pairs.push({ plan, part });
  }
  return { ok: true, pairs };
}

const words = {
  Invoice: "invoice",
  SalesReceipt: "sales receipt",
  Payment: "payment",
  CreditMemo: "credit memo",
  RefundReceipt: "refund receipt",
} as const;
const wordOf = ({ type }: StandingPart): string => words[type];
const nameOf = (part: StandingPart): string =>
  `The ${wordOf(part)} ${part.docNumber ?? `with the id ${part.id}`}`;
