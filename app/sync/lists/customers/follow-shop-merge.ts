import type { Fault } from "#app/domain/faults/fault.ts";
import { policy } from "#app/domain/faults/policy.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import { customerLinkKey, listCustomerLinks } from "#app/sync/lists/customers/customer-links.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import type { SyncPorts } from "#app/sync/ports.ts";

const actor: Actor = { kind: "webhook", name: "customers/merge" };

/**
 * Two customers were merged in Shopify: links of the one that is gone follow to the one that stayed, except where that
 * one has a customer of its own in QuickBooks; then both keep theirs. Both are considered again. A merge that did not
 * happen moves nothing, whatever was announced.
 */
export async function followShopMerge(
  ports: SyncPorts,
  { shop, keptId, goneId }: { shop: string; keptId: string; goneId: string },
): Promise<Outcome> {
  const gone = await ports.shopLists.readCustomer(shop, goneId);
  if (!gone.ok) return again(gone.fault);
  if (gone.value) return { kind: "skip", reason: "both customers are there" };
  const opened = await ports.books.openBooks(shop);
  if (!opened.ok) return again(opened.fault);
  const { connection } = opened.value;
  const [ofGone, ofKept] = await Promise.all([
    listCustomerLinks(ports.bindings, shop, connection, goneId),
    listCustomerLinks(ports.bindings, shop, connection, keptId),
  ]);
  const taken = new Map(ofKept.map((link) => [link.key, link]));
  for (const link of ofGone) {
    const key = customerLinkKey(keptId, link.key.split("|").at(-1) ?? "");
    const own = taken.get(key);
    if (own && own.qboId !== link.qboId) continue;
    if (!own) await ports.bindings.bind({ ...link, key, recordId: keptId });
    await ports.bindings.unbind(shop, connection.realmId, "customer", link.key);
  }
  await ports.records.request(shop, "customer", [keptId, goneId], actor);
  return { kind: "done" };
}

function again(fault: Fault): Outcome {
  const { retryAfterMs } = policy(fault, 0);
  return retryAfterMs === null
    ? { kind: "skip", reason: fault.kind }
    : { kind: "retry", afterMs: retryAfterMs, fault };
}
