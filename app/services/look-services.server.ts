import {
  countTroubledLinks,
  type DifferingLink,
  listDifferingLinks,
  listTroubledLinks,
  type TroubledLink,
} from "#app/db/read-models/list-troubled-links.server.ts";
import type { BooksEntry, BooksListType } from "#app/domain/lists/books-entry.ts";
import type { DifferenceChoice } from "#app/domain/lists/drift/difference-choices.ts";
import {
  type BrokenMapping,
  findBrokenMappings,
  listSettingReferences,
  type SettingReference,
} from "#app/domain/lists/drift/setting-references.ts";
import { isListKind, qboTypeOfKind } from "#app/domain/lists/links/link-groups.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";
import { linkAdminUrl } from "#app/shopify/link-admin-url.ts";
import type { EditOutcome } from "#app/sync/use-cases/edit-link.ts";
import { type SeenDifference, settleDifference } from "#app/sync/use-cases/settle-difference.ts";

const linksPerPage = 50;
const mostDiffering = 100;

type WithPages<Link> = Link & { shopUrl: string | null; booksUrl: string };
/** `into`: the entry that it was merged into. */
type Troubled = WithPages<TroubledLink> & { into: { id: string; name: string } | null };
/** What of links and settings needs a person's look. `after`: where the troubled links go on. */
export type LookPage = {
  troubled: Troubled[];
  after: { kind: string; key: string } | null;
  differing: WithPages<DifferingLink>[];
  broken: BrokenMapping[];
};
export type LookCounts = { links: number; settings: number };

export type LookServices = {
  load(shop: string, after: { kind: string; key: string } | null): Promise<LookPage | null>;
  count(shop: string): Promise<LookCounts>;
  settle(
    shop: string,
    wish: { kind: string; key: string; seen: SeenDifference; choice: DifferenceChoice },
    actor: Actor,
  ): Promise<EditOutcome>;
  acceptName(shop: string, link: { kind: string; key: string }, name: string, actor: Actor): Promise<void>;
};

export function createLookServices(adapters: Adapters): LookServices {
  const { database, stores, ports, env, qbo } = adapters;
  const { pool } = database;
  const realmOf = async (shop: string) => (await stores.connections.find(shop))?.realmId ?? null;
  const withPages = <Link extends TroubledLink | DifferingLink>(
    shop: string,
    link: Link,
  ): WithPages<Link> => ({
    ...link,
    shopUrl: linkAdminUrl(env.SHOPIFY_ADMIN_ORIGIN, shop, link),
    booksUrl: qbo.documentUrl(link.qboType, link.qboId),
  });
  return {
    async load(shop, after) {
      const realmId = await realmOf(shop);
      if (realmId === null) return null;
      const [troubled, differing, broken] = await Promise.all([
        listTroubledLinks(pool, { shop, realmId, after, limit: linksPerPage + 1 }),
        listDifferingLinks(pool, { shop, realmId, limit: mostDiffering }),
        loadBroken(adapters, shop, realmId, { asksBooks: true }),
      ]);
      const shown = troubled.slice(0, linksPerPage);
      const last = troubled.length > linksPerPage ? shown.at(-1) : undefined;
      return {
        troubled: await withTargets(
          adapters,
          shop,
          realmId,
          shown.map((link) => withPages(shop, link)),
        ),
        after: last ? { kind: last.kind, key: last.key } : null,
        differing: differing.map((link) => withPages(shop, link)),
        broken,
      };
    },
    async count(shop) {
      const realmId = await realmOf(shop);
      if (realmId === null) return { links: 0, settings: 0 };
      const [links, broken] = await Promise.all([
        countTroubledLinks(pool, shop, realmId),
        loadBroken(adapters, shop, realmId, { asksBooks: false }),
      ]);
      return { links, settings: broken.length };
    },
    async settle(shop, { kind, key, seen, choice }, actor) {
      const realmId = await realmOf(shop);
      if (realmId === null) return { ok: false, reason: "No QuickBooks company is connected to this shop." };
      const link = { shop, realmId, kind, key };
      return settleDifference({ ...ports, links: stores.links }, { link, seen, choice, actor });
    },
    async acceptName(shop, { kind, key }, name, actor) {
      const realmId = await realmOf(shop);
      if (realmId !== null) await stores.differences.acceptName({ shop, realmId, kind, key }, name, actor);
    },
  };
}

async function withTargets(
  { stores }: Adapters,
  shop: string,
  realmId: string,
  links: readonly WithPages<TroubledLink>[],
): Promise<Troubled[]> {
  const names = new Map<string, string>();
  for (const kind of new Set(links.map((link) => link.kind))) {
    const ids = links.flatMap((link) => (link.kind === kind && link.mergedInto ? [link.mergedInto] : []));
    if (!isListKind(kind) || ids.length === 0) continue;
    const entries = await stores.mirror.find(shop, realmId, qboTypeOfKind[kind], ids);
    for (const { id, name, isDeleted } of entries) if (!isDeleted) names.set(`${kind} ${id}`, name);
  }
  return links.map((link) => {
    const name = names.get(`${link.kind} ${link.mergedInto}`);
    return { ...link, into: name && link.mergedInto ? { id: link.mergedInto, name } : null };
  });
}

/**
 * Mappings of the settings that lead nowhere, by the copy of QuickBooks' lists. Tax codes may not be copied: `asksBooks` looks
 * them up among what is known of the company.
 */
async function loadBroken(
  { stores, ports }: Adapters,
  shop: string,
  realmId: string,
  { asksBooks }: { asksBooks: boolean },
): Promise<BrokenMapping[]> {
  const [settings, states] = await Promise.all([
    stores.settings.load(shop),
    stores.mirror.states(shop, realmId),
  ]);
  const references = listSettingReferences(settings);
  if (references.length === 0) return [];
  const read = new Set(states.flatMap(({ type, filledAt }) => (filledAt === null ? [] : [type])));
  const entries: BooksEntry[] = [];
  for (const type of new Set(references.map((reference) => reference.type))) {
    const ids = references.filter((reference) => reference.type === type).map(({ id }) => id);
    entries.push(...(await stores.mirror.find(shop, realmId, type, ids)));
  }
  const unread = asksBooks ? await findMissingCodes(ports, shop, references, read) : [];
  return [...findBrokenMappings(references, entries, read), ...unread];
}

async function findMissingCodes(
  { books }: Adapters["ports"],
  shop: string,
  references: readonly SettingReference[],
  read: ReadonlySet<BooksListType>,
): Promise<BrokenMapping[]> {
  const codes = read.has("TaxCode") ? [] : references.filter(({ type }) => type === "TaxCode");
  if (codes.length === 0) return [];
  const opened = await books.openBooks(shop);
  const facts = opened.ok ? await opened.value.books.readFacts() : opened;
  if (!facts.ok) return [];
  const there = new Set(facts.value.taxCodes.map(({ id }) => id));
  return codes
    .filter(({ id }) => !there.has(id))
    .map((reference) => ({ ...reference, state: "missing", name: null, into: null }));
}
