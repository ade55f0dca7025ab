import { type LinkVerdict, linkVerdicts } from "#app/domain/lists/links/judge-link-line.ts";
import type { LinkServices } from "#app/services/link-services.server.ts";
import type { FakeLinks } from "./fake-links.ts";

/** A file of 60 lines, one of each verdict first; another one takes its place as a file of one new line. */
export function fakeFiles(state: FakeLinks): LinkServices["files"] {
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
