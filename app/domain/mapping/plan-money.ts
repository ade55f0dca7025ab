import type {
  ApplicationPlan,
  JournalEntryLine,
  JournalEntryPlan,
  PaymentPlan,
  PlannedLink,
} from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { dateInZone } from "#app/domain/mapping/document-date.ts";
import { documentNumber } from "#app/domain/mapping/document-number.ts";
import { choosePlace } from "#app/domain/mapping/lookups/choose-place.ts";
import { orderNumber } from "#app/domain/mapping/order-number.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import { writeNote } from "#app/domain/mapping/write-note.ts";
import type { MoneyIn } from "#app/domain/sale/list-receipts.ts";
import { cutText } from "#app/domain/text/fit-text.ts";

/** QBO's limit for a payment reference number. */
const maxReferenceLength = 21;

/** Money that came in, as a payment of the customer. */
export function planPayment(context: PlanContext, money: MoneyIn, links: PlannedLink[]): PaymentPlan {
  const { sale, settings, decisions } = context;
  const { row, amountMinor } = money;
  return {
    type: "payment",
    key: row.id,
    date: dayOf(context, row.processedAt),
    currency: sale.currency,
    customer: context.customer,
    referenceNumber: cutText(orderNumber(sale), maxReferenceLength),
    amountMinor,
    deposit: choosePlace(sale, row, settings, decisions),
    links,
    privateNote: writeNote(context, `Shopify order ${sale.name}, ${row.gatewayLabel}`, row.id),
    source: { amountMinor, gateway: row.gateway, at: dayOf(context, row.processedAt) },
    why: {
      field: `transactions ${row.kind} ${row.id}`,
      mapping: `deposit account of gateway ${row.gateway}`,
      rule: "one payment per successful SALE or CAPTURE",
    },
  };
}

/** Joins credits with what they settle. */
export function planApplication(
  context: PlanContext,
  parts: { key: string; moment: string; links: PlannedLink[]; rule: string },
): ApplicationPlan {
  const { sale } = context;
  return {
    type: "application",
    key: parts.key,
    date: dayOf(context, parts.moment),
    currency: sale.currency,
    customer: context.customer,
    links: parts.links,
    privateNote: writeNote(context, `Shopify order ${sale.name}, credit applied`, parts.key),
    source: parts.links.map(({ to, amountMinor }) => [to.type, to.key, amountMinor]),
    why: { field: "refunds", mapping: "none", rule: parts.rule },
  };
}

/** What no sales form can say. Its source is its lines: amounts, sides and what they are for. */
export function planJournalEntry(
  context: PlanContext,
  parts: Pick<JournalEntryPlan, "key" | "purpose" | "lines"> & {
    suffix: string;
    moment: string;
    about: string;
  },
): Result<JournalEntryPlan> {
  const docNumber = documentNumber(context, "journalEntry", parts.suffix);
  if (!docNumber.ok) return docNumber;
  const date = dayOf(context, parts.moment);
  return ok({
    type: "journalEntry",
    key: parts.key,
    purpose: parts.purpose,
    docNumber: docNumber.value,
    date,
    currency: context.sale.currency,
    customer: context.customer,
    lines: parts.lines,
    privateNote: writeNote(context, parts.about, parts.key),
    source: [date, parts.lines.map(sourceOfLine)],
  });
}

function sourceOfLine({ side, account, amountMinor }: JournalEntryLine): unknown {
  return [side, account.kind === "clearing" ? account.gateway : account.kind, amountMinor];
}

function dayOf({ sale }: PlanContext, moment: string): string {
  return dateInZone(moment, sale.timeZone) ?? dateInZone(sale.processedAt, sale.timeZone) ?? "";
}
