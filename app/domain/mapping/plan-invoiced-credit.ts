import type { PlannedDocument, PlannedLink, SalesDocumentType } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { creditSource } from "#app/domain/mapping/describe-source.ts";
import type { OpenBalances } from "#app/domain/mapping/open-debts.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import { planCreditBody } from "#app/domain/mapping/plan-credit-body.ts";
import { planRateDifference } from "#app/domain/mapping/plan-exchange.ts";
import { planLiabilityUses } from "#app/domain/mapping/plan-gift-cards.ts";
import { planApplication } from "#app/domain/mapping/plan-money.ts";
import { planPayout } from "#app/domain/mapping/plan-payout.ts";
import { planRefundReceipts } from "#app/domain/mapping/plan-refund-receipts.ts";
import { planSalesDocument } from "#app/domain/mapping/plan-sales-document.ts";
import type { PlannedBody } from "#app/domain/mapping/planned-body.ts";
import type { CreditSettlement, SettledCredit } from "#app/domain/mapping/settle-credit.ts";
import { splitBody } from "#app/domain/mapping/split-body.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import { compareMoments } from "#app/domain/sale/compare-moments.ts";
import type { Credit } from "#app/domain/sale/credit.ts";

/** The documents of one event, what they take back of the sale, and what of it waits for money under way. */
export type PlannedEvent = { documents: PlannedDocument[]; creditedMinor: number; waitingMinor: number };

/**
 * One refund or return of an invoiced order: a credit memo with the entry that pays it out, or refund receipts, by
 * setting. What no money pays settles what is still open on the invoice. An exchange that charges more than it gives
 * back becomes an invoice of its own.
 */
export function planInvoicedCredit(
  context: PlanContext,
  { credit, number, settled }: SettledCredit,
  open: OpenBalances,
): Result<PlannedEvent> {
  const sign = settled.valueMinor < 0 ? -1 : 1;
  const body = planCreditBody(context, credit, settled.residualMinor, sign);
  if (!body.ok) return body;
  const refunded = planLiabilityUses(
    context,
    credit.transactions.map((row) => ({ row, amountMinor: row.amountMinor })),
    "refunded",
  );
  if (!refunded.ok) return refunded;
  const documents =
    sign < 0
      ? planCharge(context, credit, number, body.value, open)
      : isReceipt(context, settled)
        ? planReceiptsAndRest(context, credit, number, { body: body.value, settled, open })
        : planMemo(context, credit, number, { body: body.value, settled, open });
  if (!documents.ok) return documents;
  // A refund receipt says that money left: what is still under way has none yet.
  const waitingMinor = sign > 0 && isReceipt(context, settled) ? settled.pendingMinor : 0;
  return ok({
    documents: [...documents.value, ...refunded.value],
    creditedMinor: settled.valueMinor - waitingMinor,
    waitingMinor,
  });
}

/** What the buyer had paid too much stands on the receivable: only a pay-out entry gives it back from there. */
function isReceipt({ settings }: PlanContext, settled: CreditSettlement): boolean {
  return settings.refundForm === "refundReceipt" && settled.paybackMinor === 0;
}

/** `fromMoneyMinor`: what the pay-out takes of what receipts owe the buyer. */
type CreditParts = {
  body: PlannedBody;
  settled: CreditSettlement;
  open: OpenBalances;
  fromMoneyMinor?: number;
};

/** A credit memo, the entry that pays it out, and what joins them. */
export function planMemo(
  context: PlanContext,
  credit: Credit,
  number: number,
  { body, settled, open, fromMoneyMinor = 0 }: CreditParts,
): Result<PlannedDocument[]> {
  const documents: PlannedDocument[] = [];
  if (body.lines.length > 0) {
    const memo = creditDocument(context, credit, number, "creditMemo", body);
    if (!memo.ok) return memo;
    documents.push(memo.value);
  }
  if (credit.cashMinor > 0) {
    const payout = planPayout(context, credit, number, { ...settled, fromMoneyMinor });
    if (!payout.ok) return payout;
    documents.push(payout.value);
  }
  const { earlier, links } = payOut(credit, settled, open, fromMoneyMinor);
  const all = [...links, ...settleRest(credit, settled.restMinor, open)];
  return ok([...documents, ...applyMemo(context, credit, all, earlier)]);
}

/**
 * What settles the entry that pays a credit out: the credit's own memo, then earlier ones, then what payments had left.
 * Anything else of it the buyer owes.
 */
function payOut(
  credit: Credit,
  { paidOutMinor, exchangeMinor }: CreditSettlement,
  { debts, memos, meet }: OpenBalances,
  fromMoneyMinor: number,
): { earlier: PlannedLink[]; links: PlannedLink[] } {
  const to = { type: "journalEntry", key: credit.key } as const;
  const paidMinor = credit.cashMinor > 0 ? credit.cashMinor + exchangeMinor - fromMoneyMinor : 0;
  const earlier = memos.settle(paidMinor - paidOutMinor);
  const amountMinor = paidOutMinor + sumLinks(earlier);
  debts.owe(to, paidMinor - amountMinor);
  meet();
  return { earlier, links: amountMinor > 0 ? [{ to, amountMinor }] : [] };
}

function planReceiptsAndRest(
  context: PlanContext,
  credit: Credit,
  number: number,
  { body, settled, open }: CreditParts,
): Result<PlannedDocument[]> {
  const receipts = planRefundReceipts(context, credit, number, body, settled);
  if (!receipts.ok) return receipts;
  const rate = planRateDifference(context, credit, number, settled.exchangeMinor);
  if (!rate.ok) return rate;
  if (settled.restMinor === 0 && !isEven(settled, body)) return ok([...receipts.value, ...rate.value]);
  const links = settleRest(credit, settled.restMinor, open);
  const end = settled.paidOutMinor + settled.restMinor;
  const rest = splitBody(body, settled.paidOutMinor, end);
  const memo = creditDocument(context, credit, number, "creditMemo", rest);
  if (!memo.ok) return memo;
  return ok([...receipts.value, ...rate.value, memo.value, ...applyMemo(context, credit, links, [])]);
}

/** Even exchanges are worth nothing, and still move goods and taxes: a memo of 0 says which. */
export function isEven({ valueMinor }: CreditSettlement, { lines }: PlannedBody): boolean {
  return valueMinor === 0 && lines.length > 0;
}

/** What no money pays settles what is open; what finds nothing is left to the buyer. */
export function settleRest(credit: Credit, restMinor: number, { debts, memos }: OpenBalances): PlannedLink[] {
  const links = debts.settle(restMinor);
  memos.owe({ type: "creditMemo", key: credit.key }, restMinor - sumLinks(links));
  return links;
}

function sumLinks(links: readonly PlannedLink[]): number {
  return sumMinor(links.map((link) => link.amountMinor));
}

/** The memo, and `earlier` ones, against what they settle; nothing to apply leaves the credit with the customer. */
export function applyMemo(
  context: PlanContext,
  credit: Credit,
  debts: readonly PlannedLink[],
  earlier: readonly PlannedLink[],
): PlannedDocument[] {
  const amountMinor = sumLinks(debts) - sumLinks(earlier);
  const own: PlannedLink[] =
    amountMinor > 0 ? [{ to: { type: "creditMemo", key: credit.key }, amountMinor }] : [];
  if (debts.length === 0) return [];
  return [
    planApplication(context, {
      key: credit.key,
      moment: lastMoment(credit),
      links: [...debts, ...own, ...earlier],
      rule: "a credit settles its pay-out first, then what is still open",
    }),
  ];
}

/** A refund's money may leave on a later day than the refund was made: nothing is settled before it exists. */
function lastMoment({ happenedAt, transactions }: Credit): string {
  const paidAt = transactions[0]?.processedAt ?? happenedAt;
  return compareMoments(paidAt, happenedAt) > 0 ? paidAt : happenedAt;
}

function planCharge(
  context: PlanContext,
  credit: Credit,
  number: number,
  body: PlannedBody,
  open: OpenBalances,
): Result<PlannedDocument[]> {
  const invoice = creditDocument(context, credit, number, "invoice", body);
  if (!invoice.ok) return invoice;
  const payout =
    credit.cashMinor === 0
      ? null
      : planPayout(context, credit, number, { exchangeMinor: 0, fromMoneyMinor: 0 });
  if (payout && !payout.ok) return payout;
  const { debts, memos, meet } = open;
  debts.owe({ type: "invoice", key: credit.key }, body.totalMinor);
  if (payout) debts.owe({ type: "journalEntry", key: credit.key }, credit.cashMinor);
  const earlier = memos.settle(body.totalMinor + credit.cashMinor);
  const applied = applyMemo(context, credit, debts.settle(sumLinks(earlier)), earlier);
  meet();
  return ok([invoice.value, ...(payout ? [payout.value] : []), ...applied]);
}

/** The document of a refund or return, linked to the order's invoice by its words. */
export function creditDocument(
  context: PlanContext,
  credit: Credit,
  number: number,
  type: Extract<SalesDocumentType, "creditMemo" | "invoice">,
  body: PlannedBody,
) {
  const { sale } = context;
  const word = credit.kind === "return" ? "return" : "refund";
  return planSalesDocument(context, {
    type,
    key: credit.key,
    suffix: `${type === "invoice" ? "-X" : "-R"}${number}`,
    moment: credit.happenedAt,
    body,
    deposit: null,
    origin: { type: "invoice", key: sale.id },
    about: `Shopify order ${sale.name}, ${word}${credit.note ? `: ${credit.note}` : ""}`,
    source: creditSource(context, credit, body.totalMinor),
  });
}
