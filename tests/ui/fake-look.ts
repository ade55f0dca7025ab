import type { LinkServices } from "#app/services/link-services.server.ts";
import { aLink } from "./a-link.ts";
import type { FakeLinks } from "./fake-links.ts";

/** What needs a look, in memory. */
export function fakeLook(state: FakeLinks): LinkServices["look"] {
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

export type Look = NonNullable<Awaited<ReturnType<LinkServices["look"]["load"]>>>;

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
