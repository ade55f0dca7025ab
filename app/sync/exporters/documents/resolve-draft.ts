import type { AccountNeed } from "#app/domain/accounting/account-need.ts";
import { expandBundle, type ItemLine } from "#app/domain/accounting/expand-bundle.ts";
import type {
  ApplicationPlan,
  JournalEntryPlan,
  PaymentPlan,
  PlannedDocument,
  PlannedLine,
  SalesDocumentPlan,
} from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { itemKey } from "#app/sync/content-hash.ts";
import type { OrderExport } from "#app/sync/exporters/documents/order-export.ts";
import { customerKey } from "#app/sync/exporters/documents/resolve-needs.ts";
import { spreadLinks } from "#app/sync/exporters/documents/spread-links.ts";
import { boundId } from "#app/sync/exporters/export-context.ts";
import { accountKey } from "#app/sync/exporters/lists/resolve-accounts.ts";
import { resolveReceivable } from "#app/sync/exporters/lists/resolve-receivable.ts";
import type { DocumentDraft, JournalEntryDraft, PaymentDraft, SalesDocumentDraft } from "#app/sync/ports.ts";

/** The plan with every reference resolved to a QBO id, from the needs found before and the documents booked before. */
export async function resolveDraft(
  order: OrderExport,
  plan: PlannedDocument,
): Promise<Result<DocumentDraft>> {
  switch (plan.type) {
    case "payment":
    case "application":
      return ok(draftPayment(order, plan));
    case "journalEntry":
      return draftJournalEntry(order, plan);
    default:
      return ok(await draftSales(order, plan));
  }
}

async function draftSales(order: OrderExport, plan: SalesDocumentPlan): Promise<SalesDocumentDraft> {
  const { deposit } = plan;
  const sold = plan.lines.flatMap((line) => sellLine(order, line));
  return {
    plan,
    customerId: customerOf(order, plan),
    lines: sold.map(({ line }) => line),
    itemIds: sold.map(({ itemId }) => itemId),
    depositAccountId: deposit ? ownAccount(order, deposit.account) : null,
    originId: await originIdOf(order, plan),
  };
}

function sellLine({ needs }: OrderExport, line: PlannedLine): ItemLine[] {
  const key = itemKey(line.item);
  const bundle = needs.bundles.get(key);
  return bundle ? expandBundle(line, bundle) : [{ line, itemId: known(needs.items, key) }];
}

/** The estimate that an invoice follows from, or the invoice that a credit memo corrects, while it is in the books. */
async function originIdOf(order: OrderExport, { type, origin }: SalesDocumentPlan): Promise<string | null> {
  if (type === "invoice" && origin?.type === "estimate") {
    // One that a person deleted in QuickBooks is nothing to link to; the invoice goes out all the same.
    const id = await boundId(order.context, origin.type, origin.key);
    const found = id === null ? null : await order.context.books.findDocument("Estimate", id);
    return found?.ok && found.value === null ? null : id;
  }
  if (type !== "creditMemo" || origin?.type !== "invoice") return null;
  return order.standing.find(({ kind, key }) => kind === "invoice" && key === origin.key)?.qboId ?? null;
}

function draftPayment(order: OrderExport, plan: PaymentPlan | ApplicationPlan): PaymentDraft {
  return {
    plan,
    customerId: customerOf(order, plan),
    depositAccountId: plan.type === "payment" ? ownAccount(order, plan.deposit.account) : null,
    links: spreadLinks(plan, order.standing),
  };
}

async function draftJournalEntry(
  order: OrderExport,
  plan: JournalEntryPlan,
): Promise<Result<JournalEntryDraft>> {
  const accountIds: string[] = [];
  for (const { account } of plan.lines) {
    const id =
      account.kind === "receivable"
        ? await resolveReceivable(order.context, plan.currency)
        : ok(ownAccount(order, account));
    if (!id.ok) return id;
    accountIds.push(id.value);
  }
  return ok({ plan, customerId: customerOf(order, plan), accountIds });
}

const customerOf = (order: OrderExport, { customer }: PlannedDocument): string =>
  known(order.needs.customers, customerKey(customer));

function ownAccount(order: OrderExport, need: AccountNeed): string {
  if (need.kind === "receivable") throw new Error("Money never goes to accounts receivable.");
  return known(order.needs.accounts, accountKey(need));
}

function known(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`${key} was not resolved before the document that needs it.`);
  return id;
}
