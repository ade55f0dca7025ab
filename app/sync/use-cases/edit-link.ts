import { explain } from "#app/domain/faults/explain.ts";
import type { ListKind } from "#app/domain/lists/link-choice.ts";
import { checkLinkTarget } from "#app/domain/lists/links/check-link-target.ts";
import { qboTypeOfKind, whyFixed } from "#app/domain/lists/links/link-groups.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import { findEntries } from "#app/sync/lists/find-entries.ts";
import type { LinkEdit, Links, LinkTarget, SyncPorts } from "#app/sync/ports.ts";

/** Why nothing was changed, in the merchant's words, or how many waiting records go out now. */
export type EditOutcome = { ok: true; released: number } | { ok: false; reason: string };

export type EditPorts = Pick<SyncPorts, "mirror" | "books" | "records"> & { links: Links };
type EditWish = {
  shop: string;
  realmId: string;
  kind: ListKind;
  key: string;
  /** The entry that the person saw the link lead to; null for none. */
  expectedId: string | null;
  name: string | null;
  note: string;
  actor: Actor;
};

const changedMeanwhile = "This link was changed meanwhile. Look at it again.";

/** Takes a link away. Whatever needs it next looks for a match again, by e-mail address or SKU, then by name. */
export async function unlinkEntry(ports: EditPorts, wish: EditWish): Promise<EditOutcome> {
  return store(ports, wish, null);
}

/**
 * Links to another entry of QuickBooks, or for the first time. Everything that waited for this choice goes out, and the
 * shop's own record is considered again, so that both entries are brought to agree. Refused, with the reason: an entry that
 * does not exist, is inactive, of another type or in another currency, and a link that was changed meanwhile.
 */
export async function linkEntry(ports: EditPorts, wish: EditWish & { toId: string }): Promise<EditOutcome> {
  const type = qboTypeOfKind[wish.kind];
  const found = await findEntries(ports, wish.shop, wish.realmId, type, [wish.toId]);
  if (!found.ok) return { ok: false, reason: explain(found.fault).cause };
  const entry = found.value.get(wish.toId) ?? null;
  const trouble = checkLinkTarget(wish, entry);
  if (trouble !== null) return { ok: false, reason: trouble };
  return store(ports, wish, { qboType: type, qboId: wish.toId, booksName: entry?.name ?? null });
}

async function store(ports: EditPorts, wish: EditWish, to: LinkTarget | null): Promise<EditOutcome> {
  const { shop, realmId, kind, key, expectedId, name, note, actor } = wish;
  const fixed = whyFixed(kind, key);
  if (fixed !== null) return { ok: false, reason: fixed };
  const edit: LinkEdit = {
    kind,
    key,
    expectedId,
    to,
    matchedBy: "person",
    name,
    recordId: ownerOf(kind, key),
    note,
  };
  const stale = await ports.links.edit(shop, realmId, [edit], actor);
  if (stale.length > 0) return { ok: false, reason: changedMeanwhile };
  if (to === null) return { ok: true, released: 0 };
  return { ok: true, released: await releaseWaiting(ports, shop, [{ kind, key }], actor) };
}

/** The record that a customer's link belongs to: the customer or company that its key names. */
export function ownerOf(kind: ListKind, key: string): string | null {
  const id = kind === "customer" ? (key.split("|")[0] ?? "") : "";
  return /^gid:\/\/shopify\/(Customer|Company)\/\d+$/.test(id) ? id : null;
}

/** Sends on what waits for these links, answers how many records that is. */
export async function releaseWaiting(
  { links, records }: Pick<EditPorts, "links" | "records">,
  shop: string,
  changed: readonly { kind: ListKind; key: string }[],
  actor: Actor,
): Promise<number> {
  const waiting = await links.listWaiting(shop, changed);
  for (const kind of new Set(waiting.map((record) => record.kind))) {
    const ids = waiting.filter((record) => record.kind === kind).map(({ id }) => id);
    await records.request(shop, kind, ids, actor);
  }
  return waiting.length;
}
