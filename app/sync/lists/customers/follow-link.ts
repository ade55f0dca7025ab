import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import type { Binding } from "#app/sync/ports.ts";

/** A link with the entry as it was last read; `entry: null` where QuickBooks' list has not been read yet. */
export type FollowedLink = { binding: Binding; entry: CustomerEntry | null };

/** A merged customer that was merged again, and so on. */
const mostMerges = 10;

/**
 * Looks what became of a linked customer in QuickBooks, without asking QuickBooks: the link follows a merge, and ends
 * with an entry that is gone (`null`). An inactive one is a fault that offers to reactivate it.
 */
export async function followLink(
  context: ExportContext,
  binding: Binding,
): Promise<Result<FollowedLink | null>> {
  const { ports, shop, books } = context;
  let link = binding;
  for (let merges = 0; merges < mostMerges; merges += 1) {
    const [entry = null] = await ports.mirror.find(shop, books.realmId, "Customer", [link.qboId]);
    if (!entry) return ok({ binding: link, entry: null });
    if (entry.mergedInto !== null) {
      const from = link.qboId;
      link = { ...link, qboId: entry.mergedInto, matchedBy: "id" };
      if (!(await ports.bindings.rebind(link, from))) return failed(ledElsewhere);
      continue;
    }
    if (entry.isDeleted) {
      await ports.bindings.unbind(shop, books.realmId, "customer", link.key, link.qboId);
      return ok(null);
    }
    if (!entry.isActive) return failed(inactive(entry));
    return ok({ binding: link, entry });
  }
  return failed({ kind: "missing", what: "the customer that others were merged into", subject: "" });
}

/** A person led the link elsewhere while it was looked at: it is looked at again. */
export const ledElsewhere = { kind: "stale", subject: "the link of the customer" } as const;

function inactive(entry: CustomerEntry) {
  const name = entry.name.replace(/ \(deleted\)$/i, "");
  return {
    kind: "inactive",
    what: `the customer ${name}`,
    subject: "",
    entry: { kind: "customer", id: entry.id },
  } as const;
}
