import { z } from "zod";
import { ok } from "#app/domain/faults/fault.ts";
import type { AdminClient, AdminOperation } from "#app/shopify/admin-client.server.ts";
import {
  UPDATED_COMPANIES_QUERY,
  UPDATED_CUSTOMERS_QUERY,
  UPDATED_PRODUCTS_QUERY,
} from "#app/shopify/queries/updated-entries.graphql.ts";
import { pageWire } from "#app/shopify/wire/money-wire.ts";
import type { ShopLists } from "#app/sync/ports.ts";

const answerWire = z.looseObject({ page: pageWire(z.looseObject({ id: z.string() })) });
type Listing = AdminOperation<z.infer<typeof answerWire>>;
const listing = (name: string, document: string): Listing => ({ name, document, answer: answerWire });

/** What a kind of record is in Shopify: companies (B2B) are customers of the books, too. They come last. */
const listings: Record<"customer" | "product", Listing[]> = {
  customer: [
    listing("UpdatedCustomers", UPDATED_CUSTOMERS_QUERY),
    listing("UpdatedCompanies", UPDATED_COMPANIES_QUERY),
  ],
  product: [listing("UpdatedProducts", UPDATED_PRODUCTS_QUERY)],
};

/** Shopify's search runs behind its records; entries that were indexed late lie before the last answer's end. */
const SEARCH_LAG_MS = 10 * 60_000;

/** Lists what changed, one page after the other; a cursor names the list that it goes on with. */
export function createUpdatedEntries(client: AdminClient): Pick<ShopLists, "listUpdated"> {
  return {
    async listUpdated(shop, kind, since, cursor) {
      const { list, after } = cursorParts.parse(JSON.parse(cursor ?? '{"list":0,"after":null}'));
      const operation = listings[kind][list];
      if (!operation) return ok({ ids: [], cursor: null });
      const from = new Date(since.getTime() - SEARCH_LAG_MS).toISOString();
      const variables = { search: `updated_at:>='${from}'`, after };
      const page = await client.run(shop, operation, variables, `updated ${kind}s of ${shop}`);
      const nextList =
        list + 1 < listings[kind].length ? JSON.stringify({ list: list + 1, after: null }) : null;
      // A shop without companies refuses to list them.
      if (!page.ok)
        return list > 0 && page.fault.kind === "permission" ? ok({ ids: [], cursor: nextList }) : page;
      const { nodes, pageInfo } = page.value.page;
      const hasNext = pageInfo.hasNextPage && pageInfo.endCursor !== after;
      return ok({
        ids: nodes.map(({ id }) => id),
        cursor: hasNext ? JSON.stringify({ list, after: pageInfo.endCursor }) : nextList,
      });
    },
  };
}

const cursorParts = z.object({ list: z.number().int(), after: z.string().nullable() });
