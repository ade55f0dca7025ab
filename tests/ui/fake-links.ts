import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import type { OpenChoice } from "#app/domain/lists/link-choice.ts";
import { type LinkGroup, linkGroupNames, linkGroups } from "#app/domain/lists/links/link-groups.ts";
import { headerLine, linkLine } from "#app/domain/lists/links/links-file.ts";
import type { LinkServices } from "#app/services/link-services.server.ts";
import type { LinkEvent, LinkFile, LinkFileRow } from "#app/sync/ports.ts";
import { aLink, type Link } from "./a-link.ts";
import { fakeFiles } from "./fake-link-files.ts";
import { fakeLook, type Look } from "./fake-look.ts";

/** Links and QuickBooks customers in memory, for pages in a browser. */
export type FakeLinks = {
  links: Link[];
  entries: CustomerEntry[];
  choice: OpenChoice | null;
  history: LinkEvent[];
  /** Answers of the next change instead of making it. */
  refusal: string | null;
  file: (LinkFile & { lines: LinkFileRow[] }) | null;
  /** Texts of the files that were given. */
  given: string[];
  look: Omit<Look, "after">;
  settled: Parameters<LinkServices["look"]["settle"]>[1][];
};

export function fakeLinks(): FakeLinks {
  return {
    links: Array.from({ length: 120 }, (_, index) => aLink(index)),
    entries: Array.from({ length: 12 }, (_, index) => aCustomerEntry(index + 1)),
    choice: {
      kind: "customer",
      key: "gid://shopify/Customer/900|USD",
      name: "Sam Twin",
      candidateIds: ["1", "2"],
    },
    history: [],
    refusal: null,
    file: null,
    given: [],
    look: { troubled: [], differing: [], broken: [] },
    settled: [],
  };
}

function aCustomerEntry(number: number): CustomerEntry {
  return {
    type: "Customer",
    id: String(number),
    name: `Sam Twin ${number}`,
    fullName: `Sam Twin ${number}`,
    parentId: null,
    isActive: true,
    isDeleted: false,
    mergedInto: null,
    syncToken: "0",
    changedAt: new Date(Date.UTC(2026, 10, number)),
    givenName: "Sam",
    familyName: "Twin",
    company: null,
    email: "sam@example.com",
    phone: number % 2 ? "+1 555 0100" : "+1 555 0199",
    notes: null,
    isTaxable: true,
    currency: "USD",
    termId: null,
    customerTypeId: null,
    billingAddress: null,
    shippingAddress: null,
    isJob: false,
    isProject: false,
  };
}

/** The services of the pages of links over them. */
export function fakeLinkServices(state: FakeLinks): LinkServices {
  const url = (id: string) => `https://qbo.intuit.com/app/customerdetail?nameId=${id}`;
  const find = (kind: string, key: string) =>
    state.links.find((link) => link.kind === kind && link.key === key);
  return {
    files: fakeFiles(state),
    look: fakeLook(state),
    list: async (_shop, { group, search, cursor, limit }) => {
      const kindsOf = linkGroups[group] as readonly string[];
      const found = state.links.filter(
        ({ kind, name }) =>
          kindsOf.includes(kind) && (name ?? "").toLowerCase().includes(search.toLowerCase()),
      );
      const start = Number(cursor ?? 0);
      return {
        links: found.slice(start, start + limit),
        nextCursor: start + limit < found.length ? String(start + limit) : null,
        previousCursor: start > 0 ? String(Math.max(0, start - limit)) : null,
        total: found.length,
        counts: countGroups(state.links),
      };
    },
    load: async (_shop, { kind, key }) => {
      const link = find(kind, key);
      return link ? { link, entry: state.entries[0] ?? null, history: state.history } : null;
    },
    pick: async (_shop, _kind, search, after) => {
      const found = state.entries.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
      const start = Number(after ?? 0);
      const entries = found
        .slice(start, start + 5)
        .map((entry) => ({ ...entry, url: url(entry.id), linkedTo: 0 }));
      return { entries, after: start + 5 < found.length ? String(start + 5) : null, isRead: true };
    },
    loadChoice: async () =>
      state.choice && {
        choice: state.choice,
        waiting: 3,
        candidates: state.entries.slice(0, 2).map((entry) => ({ ...entry, url: url(entry.id) })),
        link: null,
        shopUrl: null,
      },
    exportFile: async () => {
      const lines = state.links.map((link) => linkLine(link)).join("");
      return new Response(`\ufeff${headerLine()}${lines}`).body;
    },
    link: async (_shop, { kind, key, toId, expectedId }, actor) => {
      if (state.refusal !== null) return { ok: false, reason: state.refusal };
      const link = find(kind, key);
      const entry = state.entries.find(({ id }) => id === toId);
      const changed = {
        ...(link ?? aLink(0)),
        kind,
        key,
        qboId: toId,
        booksName: entry?.name ?? null,
        matchedBy: "person",
      };
      if (link) Object.assign(link, changed);
      else state.links.unshift({ ...changed, name: state.choice?.name ?? null });
      const change = expectedId === null ? "linked" : "relinked";
      state.history.unshift({
        at: new Date(Date.UTC(2026, 10, 22)),
        change,
        beforeId: expectedId,
        afterId: toId,
        note: "",
        actor,
      });
      return { ok: true, released: 3 };
    },
    unlink: async (_shop, { kind, key }) => {
      if (state.refusal !== null) return { ok: false, reason: state.refusal };
      state.links = state.links.filter((link) => !(link.kind === kind && link.key === key));
      return { ok: true, released: 0 };
    },
  };
}

function countGroups(links: readonly Link[]): Record<LinkGroup, number> {
  const count = (group: LinkGroup) =>
    links.filter(({ kind }) => (linkGroups[group] as readonly string[]).includes(kind)).length;
  return Object.fromEntries(linkGroupNames.map((group) => [group, count(group)])) as Record<
    LinkGroup,
    number
  >;
}
