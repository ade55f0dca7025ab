import { findLink } from "#app/db/read-models/find-link.server.ts";
import { countLinks, type ListedLink, listLinks } from "#app/db/read-models/list-links.server.ts";
import type { BooksEntry } from "#app/domain/lists/books-entry.ts";
import type { ListKind, OpenChoice } from "#app/domain/lists/link-choice.ts";
import {
  isListKind,
  type LinkGroup,
  linkGroupNames,
  linkGroups,
  qboTypeOfKind,
} from "#app/domain/lists/links/link-groups.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import { exportLinks } from "#app/services/export-links.server.ts";
import { createLinkFileServices, type LinkFileServices } from "#app/services/link-file-services.server.ts";
import { createLookServices, type LookServices } from "#app/services/look-services.server.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";
import { linkAdminUrl } from "#app/shopify/link-admin-url.ts";
import { findEntries } from "#app/sync/lists/find-entries.ts";
import type { LinkEvent } from "#app/sync/ports.ts";
import { type EditOutcome, linkEntry, unlinkEntry } from "#app/sync/use-cases/edit-link.ts";

const entriesPerPick = 20;

/** A link with the pages of both sides. */
export type LinkWithPages = ListedLink & { shopUrl: string | null; booksUrl: string };
export type LinksPage = {
  links: LinkWithPages[];
  nextCursor: string | null;
  previousCursor: string | null;
  total: number;
  counts: Record<LinkGroup, number>;
};
/** One link, its entry as it was last read from QuickBooks, and what was done to it. */
export type LinkPage = { link: LinkWithPages; entry: BooksEntry | null; history: LinkEvent[] };
export type EntryPick = {
  entries: (BooksEntry & { url: string; linkedTo: number })[];
  after: string | null;
  isRead: boolean;
};
export type ChoicePage = {
  choice: OpenChoice;
  waiting: number;
  candidates: (BooksEntry & { url: string })[];
  link: LinkWithPages | null;
  shopUrl: string | null;
};
export type LinkWish = {
  kind: ListKind;
  key: string;
  expectedId: string | null;
  name: string | null;
  note: string;
};

/** What the pages of links call. `null` and refusals where no QuickBooks company is known. */
export type LinkServices = {
  list(
    shop: string,
    query: { group: LinkGroup; search: string; cursor: string | null; limit: number },
  ): Promise<LinksPage | null>;
  load(shop: string, link: { kind: string; key: string }): Promise<LinkPage | null>;
  /** Entries that a link of this kind may lead to, by part of their name, address or SKU. */
  pick(shop: string, kind: ListKind, search: string, after: string | null): Promise<EntryPick>;
  loadChoice(shop: string, link: { kind: ListKind; key: string }): Promise<ChoicePage | null>;
  /** All links as a CSV file. */
  exportFile(shop: string): Promise<ReadableStream<Uint8Array> | null>;
  link(shop: string, wish: LinkWish & { toId: string }, actor: Actor): Promise<EditOutcome>;
  unlink(shop: string, wish: LinkWish, actor: Actor): Promise<EditOutcome>;
  /** Links given as a CSV file. */
  files: LinkFileServices;
  /** What is not any more as it was. */
  look: LookServices;
};

const notConnected = "No QuickBooks company is connected to this shop.";

export function createLinkServices(adapters: Adapters): LinkServices {
  const { database, stores, ports, env, qbo } = adapters;
  const { pool } = database;
  const editPorts = { ...ports, links: stores.links };
  const realmOf = async (shop: string) => (await stores.connections.find(shop))?.realmId ?? null;
  const urlOf = ({ type, id }: { type: string; id: string }) => qbo.documentUrl(type, id);
  const withPages = (shop: string, link: ListedLink): LinkWithPages => ({
    ...link,
    shopUrl: linkAdminUrl(env.SHOPIFY_ADMIN_ORIGIN, shop, link),
    booksUrl: qbo.documentUrl(link.qboType, link.qboId),
  });

  return {
    files: createLinkFileServices(adapters),
    look: createLookServices(adapters),
    async list(shop, { group, ...query }) {
      const realmId = await realmOf(shop);
      if (realmId === null) return null;
      const [page, counts] = await Promise.all([
        listLinks(pool, { shop, realmId, kinds: linkGroups[group], ...query }),
        countLinks(pool, shop, realmId),
      ]);
      return { ...page, links: page.links.map((link) => withPages(shop, link)), counts: groupCounts(counts) };
    },
    async load(shop, wanted) {
      const realmId = await realmOf(shop);
      const link = realmId === null ? null : await findLink(pool, shop, realmId, wanted);
      if (realmId === null || !link) return null;
      const [history, found] = await Promise.all([
        stores.links.history(shop, realmId, link.kind, link.key),
        isListKind(link.kind)
          ? stores.mirror.find(shop, realmId, qboTypeOfKind[link.kind], [link.qboId])
          : [],
      ]);
      return { link: withPages(shop, link), entry: found[0] ?? null, history };
    },
    async pick(shop, kind, search, after) {
      const realmId = await realmOf(shop);
      if (realmId === null) return { entries: [], after: null, isRead: false };
      const type = qboTypeOfKind[kind];
      const subTypes =
        kind === "category"
          ? ["Category"]
          : kind === "item"
            ? ["Inventory", "NonInventory", "Service"]
            : null;
      const [page, states] = await Promise.all([
        stores.mirror.list(shop, realmId, type, {
          search,
          isActive: true,
          ...(subTypes && { subTypes }),
          after,
          limit: entriesPerPick,
        }),
        stores.mirror.states(shop, realmId),
      ]);
      const linked = await stores.bindings.findByQboIds(
        shop,
        realmId,
        type,
        page.entries.map(({ id }) => id),
      );
      const entries = page.entries.map((entry) => ({
        ...entry,
        url: urlOf(entry),
        linkedTo: linked.filter(({ qboId }) => qboId === entry.id).length,
      }));
      const isRead = states.some((state) => state.type === type && state.filledAt !== null);
      return { entries, after: page.after, isRead };
    },
    async loadChoice(shop, wanted) {
      const realmId = await realmOf(shop);
      const open = await stores.links.findChoice(shop, wanted.kind, wanted.key);
      if (realmId === null || !open) return null;
      const found = await findEntries(
        ports,
        shop,
        realmId,
        qboTypeOfKind[wanted.kind],
        open.choice.candidateIds,
      );
      const link = await findLink(pool, shop, realmId, wanted);
      const entries = found.ok ? [...found.value.values()] : [];
      return {
        ...open,
        candidates: entries.map((entry) => ({ ...entry, url: urlOf(entry) })),
        link: link && withPages(shop, link),
        shopUrl: linkAdminUrl(env.SHOPIFY_ADMIN_ORIGIN, shop, { ...open.choice, recordId: null }),
      };
    },
    async exportFile(shop) {
      const realmId = await realmOf(shop);
      return realmId === null ? null : exportLinks(adapters, shop, realmId);
    },
    async link(shop, wish, actor) {
      const realmId = await realmOf(shop);
      if (realmId === null) return { ok: false, reason: notConnected };
      return linkEntry(editPorts, { shop, realmId, actor, ...wish });
    },
    async unlink(shop, wish, actor) {
      const realmId = await realmOf(shop);
      if (realmId === null) return { ok: false, reason: notConnected };
      return unlinkEntry(editPorts, { shop, realmId, actor, ...wish });
    },
  };
}

function groupCounts(counts: ReadonlyMap<string, number>): Record<LinkGroup, number> {
  const sum = (group: LinkGroup) =>
    linkGroups[group].reduce((total, kind) => total + (counts.get(kind) ?? 0), 0);
  return Object.fromEntries(linkGroupNames.map((group) => [group, sum(group)])) as Record<LinkGroup, number>;
}
