import { ok, type Result } from "#app/domain/faults/fault.ts";
import {
  type BooksEntryFacts,
  matchEntries,
  type ShopEntryFacts,
} from "#app/domain/lists/adoption/match-entries.ts";
import type { CustomerEntry, ItemEntry } from "#app/domain/lists/books-entry.ts";
import { checkLinkTarget } from "#app/domain/lists/links/check-link-target.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import type { AdoptionPorts } from "#app/sync/adoption/adoption-ports.ts";
import type { LookStep } from "#app/sync/adoption/look-at-orders.ts";
import type { Adoption, AdoptionMatch } from "#app/sync/ports.ts";

const listTypes = { customer: "Customer", item: "Item" } as const;
type EntryKind = keyof typeof listTypes;
const markWords: Record<EntryKind, string> = { customer: "e-mail address", item: "SKU" };

/** The copy of a list has to be whole before it says what there is: until then nothing is looked at. */
export type EntriesStep = LookStep | "listIsRead";

/**
 * Looks at a page of customers or product variants that are not linked yet, and matches them with the copy of QuickBooks' list:
 * no metered read. Entries that an earlier page took are weighed again.
 */
export async function lookAtEntries(
  ports: AdoptionPorts,
  adoption: Adoption,
  kind: EntryKind,
  homeCurrency: string,
): Promise<Result<EntriesStep>> {
  const { shop, realmId, progress } = adoption;
  const type = listTypes[kind];
  const states = await ports.mirror.states(shop, realmId);
  if (!states.some((state) => state.type === type && state.filledAt !== null)) return ok("listIsRead");
  const page =
    kind === "customer"
      ? await ports.shopFacts.listCustomers(shop, homeCurrency, progress.position)
      : await ports.shopFacts.listVariants(shop, progress.position);
  if (!page.ok) return page;
  const { entries, cursor } = page.value;
  const keys = entries.map(({ key }) => key);
  const linked = new Set((await ports.bindings.find(shop, realmId, kind, keys)).map(({ key }) => key));
  const open = entries.filter(({ key }) => !linked.has(key));
  const books = await findBooksEntries(ports, adoption, kind, open);
  const refs = books.map(({ id }) => `${type} ${id}`);
  const claims = await ports.adoptions.findClaims(adoption.id, kind, refs);
  const all = [
    ...new Map(
      [...claims.map(({ facts }) => facts as ShopEntryFacts), ...open].map((one) => [one.key, one]),
    ).values(),
  ];
  const byKey = new Map(all.map((entry) => [entry.key, entry]));
  const found = matchEntries(all, books, markWords[kind]).flatMap((match): AdoptionMatch[] => {
    const [best] = match.candidates;
    const entry = byKey.get(match.key);
    if (!best || !entry || match.verdict === "none") return [];
    const candidates = match.candidates.map(({ id, name, score, reasons }) => ({
      ref: `${type} ${id}`,
      label: name,
      score,
      reasons,
    }));
    const name = [entry.names[0], entry.mark].filter(Boolean).join(", ");
    const ref = match.verdict === "match" ? `${type} ${best.id}` : null;
    return [
      {
        kind,
        key: match.key,
        name,
        facts: entry,
        verdict: match.verdict,
        score: best.score,
        candidates,
        ref,
        state: "open",
        reason: null,
      },
    ];
  });
  const looked = { ...progress.looked, [kind]: progress.looked[kind] + entries.length };
  const ended = kind === "customer" ? ("items" as const) : ("done" as const);
  const next =
    cursor === null ? { phase: ended, position: null, looked } : { ...progress, position: cursor, looked };
  return ok({ progress: next, asked: 0, found, cleared: claims.map(({ key }) => key) });
}

/** Entries that may be linked: active, of a type that sells, in the currency of the link, and nobody else's yet. */
async function findBooksEntries(
  { mirror, bindings }: AdoptionPorts,
  { shop, realmId }: Adoption,
  kind: EntryKind,
  shopEntries: readonly ShopEntryFacts[],
): Promise<BooksEntryFacts[]> {
  const type = listTypes[kind];
  const names = keysOf(shopEntries.flatMap((entry) => entry.names));
  const marks = keysOf(shopEntries.flatMap(({ mark }) => mark ?? []));
  const found: (CustomerEntry | ItemEntry)[] = [
    ...(await mirror.match(shop, realmId, type, "name", names)),
    ...(await mirror.match(shop, realmId, type, kind === "customer" ? "email" : "sku", marks)),
  ];
  const link = { kind, key: shopEntries[0]?.key ?? "" };
  const fitting = [...new Map(found.map((entry) => [entry.id, entry])).values()].filter(
    (entry) => checkLinkTarget(link, entry) === null && !(entry.type === "Customer" && entry.isJob),
  );
  const taken = await bindings.findByQboIds(
    shop,
    realmId,
    type,
    fitting.map(({ id }) => id),
  );
  const linked = new Set(taken.map(({ qboId }) => qboId));
  return fitting
    .filter(({ id }) => !linked.has(id))
    .map((entry) => ({
      id: entry.id,
      name: entry.name,
      mark: entry.type === "Customer" ? entry.email : entry.sku,
    }));
}

const keysOf = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => matchKey(text) ?? [])),
];
