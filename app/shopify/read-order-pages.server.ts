import { z } from "zod";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { AdminClient, AdminOperation } from "#app/shopify/admin-client.server.ts";
import type { PageInfo } from "#app/shopify/wire/money-wire.ts";
import type { ShopifyOrder } from "#app/shopify/wire/order-wire.ts";

/** One reading of one order or draft: all its later pages must be of the same moment as its first answer. */
export type Reading = {
  client: AdminClient;
  shop: string;
  order: Pick<ShopifyOrder, "id" | "name" | "updatedAt">;
};
/** The reading of an order, which goes on in its own lists. */
export type OrderReading = Reading & { order: ShopifyOrder };

type PageAnswer<P> = { order: { updatedAt: string; page: P } | null };

/** An operation that answers a further page of one of an order's lists as `order.page`. */
export function pageOperation<P>(
  name: string,
  document: string,
  page: z.ZodType<P>,
): AdminOperation<PageAnswer<P>> {
  const order = z.looseObject({ updatedAt: z.string(), page });
  return { name, document, answer: z.looseObject({ order: order.nullable() }) };
}

/** Asks one more question about the order; a fault `stale` when it is not of the moment of the reading any more. */
export async function askAlong<T>(
  { client, shop, order }: Reading,
  operation: AdminOperation<T>,
  variables: Record<string, unknown>,
  momentOf: (answer: T) => string | undefined,
): Promise<Result<T>> {
  const subject = `order ${order.name}`;
  const answer = await client.run(shop, operation, variables, subject);
  if (answer.ok && momentOf(answer.value) !== order.updatedAt) {
    return failed({ kind: "stale", subject, evidence: { system: "shopify" } });
  }
  return answer;
}

/** Pages that lead nowhere: following them would never end. */
export function brokenPages<T>({ order }: Reading, operation: AdminOperation<T>): Result<never> {
  return failed({
    kind: "malformed",
    subject: `order ${order.name}`,
    what: `the pages of ${operation.name}`,
    evidence: { system: "shopify" },
  });
}

/** Reads the remaining pages of one of an order's lists into it; `rowsOf` is where a page keeps its rows. */
export async function completeList<P extends { pageInfo: PageInfo }, R>(
  reading: Reading,
  operation: AdminOperation<PageAnswer<P>>,
  list: P,
  rowsOf: (page: P) => R[],
): Promise<Result<null>> {
  let { hasNextPage, endCursor } = list.pageInfo;
  while (hasNextPage) {
    const variables = { id: reading.order.id, after: endCursor };
    const answer = await askAlong(reading, operation, variables, ({ order }) => order?.updatedAt);
    if (!answer.ok) return answer;
    const page = answer.value.order?.page;
    if (!page || rowsOf(page).length === 0 || page.pageInfo.endCursor === endCursor) {
      return brokenPages(reading, operation);
    }
    rowsOf(list).push(...rowsOf(page));
    ({ hasNextPage, endCursor } = page.pageInfo);
  }
  return ok(null);
}
