import type { LinkKind } from "#app/domain/lists/links/link-groups.ts";
import type { Queryable } from "../transaction.server.ts";
import { type ListedLink, linkFacts, linkJoins, readLink } from "./list-links.server.ts";

const rowsPerRead = 2_000;

/**
 * All links, kind by kind in the order of their keys, read in pieces: memory stays small whatever there is. A link that
 * stays meanwhile is in it exactly once.
 */
export async function* streamLinks(
  db: Queryable,
  shop: string,
  realmId: string,
  kinds: readonly LinkKind[],
): AsyncGenerator<ListedLink[]> {
  for (const kind of kinds) {
    let after = "";
    for (;;) {
      const { rows } = await db.query(
        `select page.*, ${linkFacts} from (
           select * from binding where shop = $1 and realm_id = $2 and kind = $3 and key > $4 order by key limit ${rowsPerRead}
         ) as page ${linkJoins} order by page.key`,
        [shop, realmId, kind, after],
      );
      const links = rows.map(readLink);
      if (links.length > 0) yield links;
      const last = links.at(-1);
      if (!last || links.length < rowsPerRead) break;
      after = last.key;
    }
  }
}
