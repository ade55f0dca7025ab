import type { DocumentRef, PlannedDocument } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { soldSource } from "#app/domain/mapping/describe-source.ts";
import { linkPayments } from "#app/domain/mapping/link-payments.ts";
import { createOpenBalances, type OpenBalances } from "#app/domain/mapping/open-debts.ts";
import { eventsOf, type OrderEvent } from "#app/domain/mapping/order-events.ts";
import type { PlanContext, PlannedForm } from "#app/domain/mapping/plan-context.ts";
import { planExchange } from "#app/domain/mapping/plan-exchange.ts";
import { planLiabilityUses } from "#app/domain/mapping/plan-gift-cards.ts";
import { type PlannedEvent, planInvoicedCredit } from "#app/domain/mapping/plan-invoiced-credit.ts";
import { planApplication, planPayment } from "#app/domain/mapping/plan-money.ts";
import { planSalesDocument } from "#app/domain/mapping/plan-sales-document.ts";
import type { PlannedBody } from "#app/domain/mapping/planned-body.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import type { MoneyIn } from "#app/domain/sale/list-receipts.ts";
import type { Growth } from "#app/domain/sale/sold-over-time.ts";

/**
 * The order as an invoice, each payment linked to it, and each refund as a credit with what pays it out. Events are
 * gone through in time, so that what one of them settles never depends on later ones.
 */
export function planInvoiceForm(
  context: PlanContext,
  body: PlannedBody,
  estimateKey: string | null,
): Result<PlannedForm> {
  const { sale } = context;
  const invoice = planSalesDocument(context, {
    type: "invoice",
    key: sale.id,
    suffix: "",
    moment: sale.processedAt,
    body,
    deposit: null,
    origin: estimateKey === null ? null : { type: "estimate", key: estimateKey },
    about: `Shopify order ${sale.name}`,
    source: soldSource(context),
  });
  if (!invoice.ok) return invoice;
  const open = createOpenBalances();
  const { debts } = open;
  debts.owe({ type: "invoice", key: sale.id }, context.startMinor);
  const exchange = planExchange(context, "receivable");
  if (!exchange.ok) return exchange;
  const documents: PlannedDocument[] = [invoice.value];
  const entry = exchange.value;
  const entryRef: DocumentRef | null = entry && { type: "journalEntry", key: entry.document.key };
  if (entry) documents.push(entry.document);
  // The rate of the day brought more shop money than was invoiced: the last payment settles the entry, too.
  if (entry && entryRef && entry.lossMinor < 0) debts.owe(entryRef, -entry.lossMinor);
  const last = context.receipts.at(-1);
  let creditedMinor = 0;
  let waitingMinor = 0;
  for (const event of eventsOf(context, context.growths)) {
    const planned = planEvent(context, event, open);
    if (!planned.ok) return planned;
    documents.push(...planned.value.documents);
    creditedMinor += planned.value.creditedMinor;
    waitingMinor += planned.value.waitingMinor;
    if (entry && entryRef && entry.lossMinor > 0 && event.kind === "money" && event.money === last) {
      const links = debts.settle(entry.lossMinor);
      const rule = "the rate of the day brought less shop money than was invoiced";
      const all = [...links, { to: entryRef, amountMinor: entry.lossMinor }];
      documents.push(
        planApplication(context, {
          key: entry.document.key,
          moment: event.money.row.processedAt,
          links: all,
          rule,
        }),
      );
    }
  }
  return ok({
    documents: linkPayments(documents, open),
    soldMinor: body.totalMinor,
    creditedMinor,
    isWhole: waitingMinor === 0,
  });
}

function planEvent(
  context: PlanContext,
  event: OrderEvent<Growth>,
  open: OpenBalances,
): Result<PlannedEvent> {
  switch (event.kind) {
    case "growth":
      return ok({ documents: planGrowth(context, event.growth, open), creditedMinor: 0, waitingMinor: 0 });
    case "money":
      return planMoney(context, event.money, open);
    case "credit":
      return planInvoicedCredit(context, event.credit, open);
  }
}

/** What an edit added is owed from then on; what earlier credits and payments left settles it first. */
function planGrowth(
  context: PlanContext,
  { key, at, amountMinor }: Growth,
  { debts, memos, meet }: OpenBalances,
): PlannedDocument[] {
  debts.owe({ type: "invoice", key: context.sale.id }, amountMinor);
  const credits = memos.settle(amountMinor);
  const links = [...debts.settle(sumMinor(credits.map((link) => link.amountMinor))), ...credits];
  meet();
  const rule = "what an edit added is settled by what earlier credits left";
  return credits.length === 0 ? [] : [planApplication(context, { key, moment: at, links, rule })];
}

/** A payment's links are known once all events are gone through. */
function planMoney(context: PlanContext, money: MoneyIn, open: OpenBalances): Result<PlannedEvent> {
  const payment = planPayment(context, money, []);
  open.pay({ type: "payment", key: payment.key }, money.amountMinor);
  const used = planLiabilityUses(context, [money], "used");
  return used.ok ? ok({ documents: [payment, ...used.value], creditedMinor: 0, waitingMinor: 0 }) : used;
}
