import type { CustomerNeed } from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { isNews } from "#app/domain/lists/customers/is-news.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { linkCustomer } from "#app/sync/lists/customers/link-customer.ts";
import { partyOfNeed, type ShopParty, sideContext } from "#app/sync/lists/customers/shop-party.ts";

const actor: Actor = { kind: "system", name: "An order" };

/**
 * The QBO customer of a document: linked before, found, or created, in the same way as by a push. What the order tells
 * newly about its customer, and a new link, make the customer's own record look again.
 */
export async function resolveCustomer(context: ExportContext, need: CustomerNeed): Promise<Result<string>> {
  const parent = need.parent ? await resolveCustomer(context, need.parent) : ok(null);
  if (!parent.ok) return parent;
  const about = await sideContext(context);
  if (!about.ok) return about;
  const party = partyOfNeed(need, about.value, parent.value);
  // Guests have no record that could be pushed: only an order can bring them.
  const mayCreate = context.settings.customers.push !== "off" || party.recordId === null;
  const link = await linkCustomer(context, party, { mayCreate });
  if (!link.ok) return link;
  if (!link.value) return failed(missing(party));
  const { binding, isNew } = link.value;
  if (isNew || tellsNews(context, party, binding.agreed)) await lookAgain(context, party);
  return ok(binding.qboId);
}

/** A company is not what its buyers say of themselves, and nothing is written where updates are switched off. */
function tellsNews(
  { settings }: ExportContext,
  { side, isCompany, recordId }: ShopParty,
  agreed: Parameters<typeof isNews>[0] | null,
): boolean {
  if (recordId === null || isCompany || agreed === null || !settings.customers.sendUpdates) return false;
  return isNews(agreed, side);
}

async function lookAgain({ ports, shop }: ExportContext, { recordId }: ShopParty): Promise<void> {
  if (recordId !== null) await ports.records.request(shop, "customer", [recordId], actor);
}

function missing({ displayName, recordId }: ShopParty) {
  const what = `the customer ${displayName}`;
  return { kind: "customerMissing", what, subject: "", recordId: recordId ?? "" } as const;
}
