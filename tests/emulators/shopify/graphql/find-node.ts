import { GraphQLError } from "graphql";
import { parseGid } from "../core/gid.ts";
import { addressesOf } from "../core/stored-customer.ts";
import { isVisible } from "./list-records.ts";
import type { QueryContext } from "./query-context.ts";

/**
 * A record by id; nodes inside an order (refunds, transactions, lines) are found through the orders, a customer's addresses through the
 * customers. Undefined when there is none, or none that the app may see.
 * @throws {GraphQLError} for a text that is no GID.
 */
export function findNode(id: string, context: QueryContext): unknown {
  const type = parseGid(id)?.type;
  if (type === undefined) {
    throw new GraphQLError(`Invalid global id '${id}'`, {
      extensions: { code: "argumentLiteralsIncompatible" },
    });
  }
  if (id === context.shop.id) return { __typename: "Shop", ...context.shop };
  const found = context.store.find(id);
  if (found !== undefined) return isVisible(found.owner, context) ? found.node : undefined;
  if (TOP_LEVEL_TYPES.has(type)) return undefined;
  if (type === "MailingAddress") return findAddress(id, context);
  for (const order of context.store.list("Order")) {
    const inside = context.store.findInside(order, id);
    if (inside === undefined || !isVisible(order, context)) continue;
    context.owners.set(inside, order);
    return inside;
  }
  return undefined;
}

/** Types that never lie inside an order: an unknown id of one needs no walk over the orders. */
const TOP_LEVEL_TYPES = new Set([
  ...["Order", "Customer", "Product", "ProductVariant", "InventoryItem", "InventoryLevel", "Location"],
  ...["Collection", "Company", "CompanyLocation", "CompanyContact", "DraftOrder", "BulkOperation", "Job"],
]);

function findAddress(id: string, context: QueryContext): unknown {
  for (const customer of context.store.list("Customer")) {
    const address = addressesOf(customer).addresses.find((candidate) => candidate.id === id);
    if (address !== undefined) return { __typename: "MailingAddress", ...address };
  }
  return undefined;
}
