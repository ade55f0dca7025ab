import { z } from "zod";
import { ok } from "#app/domain/faults/fault.ts";
import type { AdminClient, AdminOperation } from "#app/shopify/admin-client.server.ts";
import { ENTRY_NAMES_QUERY } from "#app/shopify/queries/entry-names.graphql.ts";
import type { EntryName, ShopLists } from "#app/sync/ports.ts";

/** Shopify takes up to 250 ids a question. */
const idsPerQuery = 250;

const node = z
  .object({
    id: z.string(),
    displayName: z.string().nullish(),
    name: z.string().nullish(),
    product: z.object({ id: z.string() }).nullish(),
    company: z.object({ id: z.string() }).nullish(),
  })
  .nullable();
type Node = z.infer<typeof node>;

const read: AdminOperation<{ nodes: Node[] }> = {
  name: "EntryNames",
  document: ENTRY_NAMES_QUERY,
  answer: z.object({ nodes: z.array(node) }),
};

/** Names of the shop's entries by id, one question for 250. */
export function createEntryNames(client: AdminClient): Pick<ShopLists, "readNames"> {
  return {
    async readNames(shop, ids) {
      const names = new Map<string, EntryName>();
      const open = [...new Set(ids)];
      for (let start = 0; start < open.length; start += idsPerQuery) {
        const answer = await client.run(
          shop,
          read,
          { ids: open.slice(start, start + idsPerQuery) },
          "entries of the shop",
        );
        if (!answer.ok) return answer;
        for (const found of answer.value.nodes) if (found) names.set(found.id, nameOf(found));
      }
      return ok(names);
    },
  };
}

function nameOf({ id, displayName, name, product, company }: NonNullable<Node>): EntryName {
  const isOwn = /^gid:\/\/shopify\/(Customer|Company)\//.test(id);
  return { name: displayName ?? name ?? null, recordId: isOwn ? id : (product?.id ?? company?.id ?? null) };
}
