import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import type { OpenChoice } from "#app/domain/lists/link-choice.ts";
import { type LinkVerdict, linkVerdicts } from "#app/domain/lists/links/judge-link-line.ts";
import { type LinkGroup, linkGroupNames, linkGroups } from "#app/domain/lists/links/link-groups.ts";
import { headerLine, linkLine } from "#app/domain/lists/links/links-file.ts";
import type { LinkServices } from "#app/services/link-services.server.ts";
import type { LinkEvent, LinkFile, LinkFileRow } from "#app/sync/ports.ts";

type Link = NonNullable<Awaited<ReturnType<LinkServices["load"]>>>["link"];

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

const kinds = ["customer", "item", "invoice", "customer", "account"] as const;
const states = ["active", "active", "unknown", "inactive", "active"] as const;
const matches = ["email", "sku", null, "person", "created"] as const;

function aLink(index: number): Link {
  const kind = kinds[index % kinds.length] ?? "customer";
  const id = String(index + 1);
  return {
    kind,
    key:
      kind === "account"
        ? "account:income"
        : `gid://shopify/${kind === "item" ? "ProductVariant" : "Customer"}/${8_000 + index}|USD`,
    qboType:
      kind === "item" ? "Item" : kind === "invoice" ? "Invoice" : kind === "account" ? "Account" : "Customer",
    qboId: id,
    docNumber: kind === "invoice" ? `WEB-${1_000 + index}` : null,
    date: null,
    currency: "USD",
    recordId: null,
    matchedBy: matches[index % matches.length] ?? null,
    linkedAt: new Date(Date.UTC(2026, 10, 22, 12, 0, -index * 60)),
    name:
      index === 3
        ? "A customer whose name is a good deal longer than any column can show at once"
        : `Shop name ${id}`,
    booksName: kind === "invoice" ? null : `Books name ${id}`,
    booksState: states[index % states.length] ?? "active",
    shopUrl: `https://admin.shopify.com/store/harbor-pine/customers/${8_000 + index}`,
    booksUrl: `https://qbo.intuit.com/app/customerdetail?nameId=${id}`,
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

function fakeLook(state: FakeLinks): LinkServices["look"] {
  const { look } = state;
  return {
    load: async () => ({ ...look, after: null }),
    count: async () => ({
      links: look.troubled.length + look.differing.length,
      settings: look.broken.length,
    }),
    settle: async (_shop, wish) => {
      if (state.refusal !== null) return { ok: false, reason: state.refusal };
      state.settled.push(wish);
      look.differing = [];
      return { ok: true, released: 1 };
    },
    acceptName: async (_shop, { key }) => {
      look.troubled = look.troubled.filter((link) => link.key !== key || link.trouble !== "renamed");
    },
  };
}

type Look = NonNullable<Awaited<ReturnType<LinkServices["look"]["load"]>>>;

/** One of each: a merged, a renamed and an inactive entry, two differing fields, a setting that leads nowhere. */
export function aLook(): FakeLinks["look"] {
  const troubled = (["merged", "renamed", "inactive"] as const).map((trouble, index) => ({
    ...aLink(index * 5),
    trouble,
    linkedName: "Old name",
    mergedInto: trouble === "merged" ? "2" : null,
    into: trouble === "merged" ? { id: "2", name: "Sam Twin 2" } : null,
  }));
  const address = { line1: "1 Main Street", city: "Springfield" };
  return {
    troubled,
    differing: [
      {
        ...aLink(3),
        differences: [
          {
            field: "phone",
            shopify: "+1 555 0100",
            quickbooks: "+1 555 0199",
            flow: "both",
            isConflict: true,
          },
          { field: "billingAddress", shopify: address, quickbooks: null, flow: "shopify", isConflict: false },
        ],
      },
    ],
    broken: [
      {
        type: "Account",
        id: "79",
        words: "the account for «income»",
        part: "mapping",
        state: "inactive",
        name: "Sales",
        into: null,
      },
    ],
  };
}

/** A file of 60 lines, one of each verdict first; another one takes its place as a file of one new line. */
function fakeFiles(state: FakeLinks): LinkServices["files"] {
  return {
    maxBytes: 1_000,
    take: async (_shop, { name, bytes }, actor) => {
      if (state.refusal !== null) return { ok: false, reason: state.refusal };
      state.file = { ...aLinkFile(), name, actor, lines: aLinkFile().lines.slice(0, 1) };
      state.given.push(new TextDecoder().decode(bytes));
      return { ok: true };
    },
    load: async (_shop, verdict, after) => {
      if (!state.file) return null;
      const { lines, ...file } = state.file;
      const found = lines.filter(
        (line) => (verdict === null || line.verdict === verdict) && line.line > after,
      );
      const counts = Object.fromEntries(
        linkVerdicts.map((one) => [one, lines.filter((line) => line.verdict === one).length]),
      ) as Record<LinkVerdict, number>;
      return {
        file,
        counts,
        lines: found.slice(0, 50),
        nextAfter: found.length > 50 ? (found[49]?.line ?? null) : null,
      };
    },
    apply: async (_shop, _id, withDiffering) => {
      if (state.refusal !== null) return { ok: false, reason: state.refusal };
      const verdicts = withDiffering ? ["new", "differs"] : ["new"];
      const linked = state.file?.lines.filter((line) => verdicts.includes(line.verdict)).length ?? 0;
      if (state.file) state.file.state = "applied";
      return { ok: true, linked, released: 0 };
    },
    discard: async () => {
      state.file = null;
    },
  };
}

export function aLinkFile(): NonNullable<FakeLinks["file"]> {
  const verdicts: [LinkVerdict, string | null][] = [
    ["new", null],
    ["differs", "It is linked to Ann Old now."],
    ["same", null],
    ["refused", "Sam Twin 3 is inactive in QuickBooks. Make it active there first."],
    ["repeated", "Line 2 says the same."],
  ];
  return {
    id: "0b7f3a52-7d56-4a0e-9a51-111111111111",
    shop: "harbor-pine.myshopify.com",
    realmId: "9",
    name: "links.csv",
    state: "ready",
    asked: 0,
    attempts: 0,
    reason: null,
    actor: { kind: "user", name: "Staff 42" },
    createdAt: new Date(Date.UTC(2026, 10, 22, 12)),
    lines: Array.from({ length: 60 }, (_, index) => {
      const [verdict, reason] = verdicts[Math.min(index, 2)] ?? ["same", null];
      const [own, ownReason] = verdicts[index] ?? [verdict, reason];
      const id = String(index + 1);
      return {
        line: index + 2,
        kind: "customer",
        key: `gid://shopify/Customer/${8_000 + index}|USD`,
        name: `Shop name ${id}`,
        qboType: "Customer",
        qboId: id,
        booksName: `Books name ${id}`,
        recordId: null,
        currentId: null,
        verdict: own,
        reason: ownReason,
      };
    }),
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
