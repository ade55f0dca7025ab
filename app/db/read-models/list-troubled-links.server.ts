import { z } from "zod";
import type { LinkDifference } from "#app/sync/ports.ts";
import { readDifference } from "../repositories/differences.server.ts";
import type { Queryable } from "../transaction.server.ts";
import { type ListedLink, linkFacts, linkJoins, readLink } from "./list-links.server.ts";

/** What is the matter with the entry that a link leads to. `renamed`: it has another name than when it was linked. */
export type LinkTrouble = "merged" | "deleted" | "inactive" | "renamed";
export type TroubledLink = ListedLink & {
  trouble: LinkTrouble;
  /** What the entry was called when it was linked. */
  linkedName: string | null;
  mergedInto: string | null;
};
export type DifferingLink = ListedLink & { differences: LinkDifference[] };

/** A name is watched here where no merge of fields does that. */
const isRenamed = `link.agreed is null and link.books_name is not null and entry.name <> link.books_name
  and entry.content ->> 'fullName' is distinct from link.books_name`;
const isTroubled = `(entry.is_deleted or not entry.is_active or entry.merged_into is not null)`;
const joined = `binding link join books_entry entry
  on entry.shop = link.shop and entry.realm_id = link.realm_id and entry.type = link.qbo_type and entry.id = link.qbo_id`;
const inRealm = "link.shop = $1 and link.realm_id = $2";

const troubleRow = z.object({
  trouble: z.enum(["merged", "deleted", "inactive", "renamed"]),
  books_name: z.string().nullable(),
  merged_into: z.string().nullable(),
});

/** Links whose entry in QuickBooks is gone, merged, inactive or called otherwise, by kind and key; `after` is the last one seen. */
export async function listTroubledLinks(
  db: Queryable,
  query: { shop: string; realmId: string; after: { kind: string; key: string } | null; limit: number },
): Promise<TroubledLink[]> {
  const { rows } = await db.query(
    `with troubled as (
       (select link.kind, link.key from ${joined} where ${inRealm} and ${isTroubled})
       union (select link.kind, link.key from ${joined} where ${inRealm} and ${isRenamed})
     )
     select page.*, ${linkFacts},
       case when entry.merged_into is not null then 'merged' when entry.is_deleted then 'deleted'
         when not entry.is_active then 'inactive' else 'renamed' end as trouble
     from (
       select binding.* from binding join troubled using (kind, key)
       where binding.shop = $1 and binding.realm_id = $2 and (binding.kind, binding.key) > ($3, $4)
       order by binding.kind, binding.key limit $5
     ) as page ${linkJoins} order by page.kind, page.key`,
    [query.shop, query.realmId, query.after?.kind ?? "", query.after?.key ?? "", query.limit],
  );
  return rows.map((row) => {
    const { trouble, books_name, merged_into } = troubleRow.parse(row);
    return { ...readLink(row), trouble, linkedName: books_name, mergedInto: merged_into };
  });
}

/** Links with fields that differ and that nobody accepted, conflicts first. */
export async function listDifferingLinks(
  db: Queryable,
  query: { shop: string; realmId: string; limit: number },
): Promise<DifferingLink[]> {
  const { rows } = await db.query(
    `select page.*, ${linkFacts}, page.differences from (
       select binding.*, open.differences, open.is_conflict from binding join (
         select kind, key, bool_or(is_conflict) as is_conflict,
           jsonb_agg(jsonb_build_object('field', field, 'shopify', shopify, 'quickbooks', quickbooks, 'flow', flow,
             'is_conflict', is_conflict) order by is_conflict desc, field) as differences
         from link_difference where shop = $1 and realm_id = $2 and accepted_at is null group by kind, key
       ) open using (kind, key)
       where binding.shop = $1 and binding.realm_id = $2
       order by open.is_conflict desc, kind, key limit $3
     ) as page ${linkJoins} order by page.is_conflict desc, page.kind, page.key`,
    [query.shop, query.realmId, query.limit],
  );
  return rows.map((row) => ({
    ...readLink(row),
    differences: z
      .object({ differences: z.array(z.unknown()) })
      .parse(row)
      .differences.map(readDifference),
  }));
}

/** How many links need a look. */
export async function countTroubledLinks(db: Queryable, shop: string, realmId: string): Promise<number> {
  const { rows } = await db.query(
    `select (
         select count(*) from (
           (select link.kind, link.key from ${joined} where ${inRealm} and ${isTroubled})
           union (select link.kind, link.key from ${joined} where ${inRealm} and ${isRenamed})
           union (select kind, key from link_difference join binding using (shop, realm_id, kind, key)
                  where shop = $1 and realm_id = $2 and accepted_at is null)
         ) as troubled
       )::int as count`,
    [shop, realmId],
  );
  return z.object({ count: z.number() }).parse(rows[0]).count;
}
