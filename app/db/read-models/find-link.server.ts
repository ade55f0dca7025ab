import type { Queryable } from "../transaction.server.ts";
import { type ListedLink, linkFacts, linkJoins, readLink } from "./list-links.server.ts";

/** One link as lists show it; null when there is none. */
export async function findLink(
  db: Queryable,
  shop: string,
  realmId: string,
  link: { kind: string; key: string },
): Promise<ListedLink | null> {
  const { rows } = await db.query(
    `select page.*, ${linkFacts} from binding as page ${linkJoins}
     where page.shop = $1 and page.realm_id = $2 and page.kind = $3 and page.key = $4`,
    [shop, realmId, link.kind, link.key],
  );
  return rows[0] === undefined ? null : readLink(rows[0]);
}
