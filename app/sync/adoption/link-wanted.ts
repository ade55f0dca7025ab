import type { Fault } from "#app/domain/faults/fault.ts";
import type { SoldDocumentType } from "#app/domain/lists/adoption/adoption-facts.ts";
import type { ShopEntryFacts } from "#app/domain/lists/adoption/match-entries.ts";
import type { BooksEntry } from "#app/domain/lists/books-entry.ts";
import { checkLinkTarget } from "#app/domain/lists/links/check-link-target.ts";
import { adoptOrder } from "#app/sync/adoption/adopt-order.ts";
import type { AdoptionPorts } from "#app/sync/adoption/adoption-ports.ts";
import type { Adoption, AdoptionMatch, LinkEdit } from "#app/sync/ports.ts";
import { releaseWaiting } from "#app/sync/use-cases/edit-link.ts";

/** Links of entries that are made in one transaction. */
export const entriesPerStep = 200;
/** An order takes up to five reads of both systems. */
const ordersPerStep = 10;

/** Links some of what a person wants linked. Answers the fault that stopped it; null when all of `wanted` is settled. */
export async function linkWanted(
  ports: AdoptionPorts,
  adoption: Adoption,
  wanted: readonly AdoptionMatch[],
): Promise<Fault | null> {
  for (const kind of ["customer", "item"] as const) {
    await linkEntries(
      ports,
      adoption,
      kind,
      wanted.filter((match) => match.kind === kind),
    );
  }
  for (const match of wanted.filter(({ kind }) => kind === "order").slice(0, ordersPerStep)) {
    const [type, id] = (match.ref ?? "").split(" ");
    const outcome = await adoptOrder(ports, {
      shop: adoption.shop,
      orderId: match.key,
      main: { type: type as SoldDocumentType, id: id ?? "" },
      note: noteOf(match),
      actor: adoption.actor,
    });
    if (outcome.kind === "again") return outcome.fault;
    const isLinked = outcome.kind === "linked";
    await ports.adoptions.settle(
      adoption.id,
      match,
      isLinked ? "linked" : "refused",
      isLinked ? null : outcome.reason,
    );
  }
  return null;
}

async function linkEntries(
  ports: AdoptionPorts,
  adoption: Adoption,
  kind: "customer" | "item",
  matches: readonly AdoptionMatch[],
): Promise<void> {
  if (matches.length === 0) return;
  const { shop, realmId, id } = adoption;
  const type = kind === "customer" ? "Customer" : "Item";
  const ids = matches.map(idOf);
  const entries: BooksEntry[] = await ports.mirror.find(shop, realmId, type, ids);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const edits: { match: AdoptionMatch; edit: LinkEdit }[] = [];
  for (const match of matches) {
    const entry = byId.get(idOf(match)) ?? null;
    const trouble = checkLinkTarget({ kind, key: match.key }, entry);
    if (trouble !== null) await ports.adoptions.settle(id, match, "refused", trouble);
    else edits.push({ match, edit: editOf(kind, type, match, entry) });
  }
  const stale = new Set(
    await ports.links.edit(
      shop,
      realmId,
      edits.map(({ edit }) => edit),
      adoption.actor,
    ),
  );
  for (const { match, edit } of edits.filter(({ edit: one }) => stale.has(one))) {
    await ports.adoptions.settle(id, match, "refused", `It was linked otherwise meanwhile (${edit.key}).`);
  }
  const made = edits.filter(({ edit }) => !stale.has(edit));
  // One that was linked meanwhile keeps the others from being linked: they are tried again without it.
  if (stale.size > 0)
    return linkEntries(
      ports,
      adoption,
      kind,
      made.map(({ match }) => match),
    );
  for (const { match } of made) await ports.adoptions.settle(id, match, "linked", null);
  await releaseWaiting(
    ports,
    shop,
    made.map(({ edit }) => ({ kind, key: edit.key })),
    adoption.actor,
  );
}

const idOf = ({ ref }: AdoptionMatch): string => ref?.split(" ")[1] ?? "";
const noteOf = ({ score, candidates, ref }: AdoptionMatch): string => {
  const own = candidates.find((candidate) => candidate.ref === ref);
  return `Adopted, score ${own?.score ?? score}. ${own?.reasons.join(" ") ?? ""}`.trim();
};

function editOf(
  kind: "customer" | "item",
  type: string,
  match: AdoptionMatch,
  entry: BooksEntry | null,
): LinkEdit {
  const facts = match.facts as ShopEntryFacts;
  return {
    kind,
    key: match.key,
    expectedId: null,
    to: { qboType: type, qboId: idOf(match), booksName: entry?.name ?? null },
    matchedBy: "adopted",
    name: facts.names[0] ?? null,
    recordId: facts.recordId,
    note: noteOf(match),
  };
}
