import { z } from "zod";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { AdminClient, AdminOperation } from "#app/shopify/admin-client.server.ts";
import {
  BULK_CUSTOMERS_QUERY,
  BULK_PRODUCTS_QUERY,
  bulkOrdersQuery,
} from "#app/shopify/queries/bulk-lists.graphql.ts";
import {
  BULK_OPERATION_QUERY,
  CANCEL_BULK_MUTATION,
  START_BULK_MUTATION,
} from "#app/shopify/queries/bulk-operation.graphql.ts";
import {
  LIST_COMPANIES_QUERY,
  LIST_CUSTOMERS_QUERY,
  LIST_ORDERS_QUERY,
  LIST_PRODUCTS_QUERY,
} from "#app/shopify/queries/list-records.graphql.ts";
import { headingWires, type ListedKind, listedKind } from "#app/shopify/wire/heading-wire.ts";
import { pageWire } from "#app/shopify/wire/money-wire.ts";
import type { ListingFilter, RecordHeading, ShopListing } from "#app/sync/ports.ts";
import { readLines } from "./read-lines.ts";

/**
 * Lists everything that a shop has. Pages are asked for by the id of the last entry, so that no list is too long for them
 * (Shopify pages at most 25,000 objects of one query) and a step may begin anywhere.
 */
export function createShopListing(client: AdminClient, fetchFile?: typeof fetch): ShopListing {
  return {
    async startBulk(shop, kind, filter) {
      const query = bulkQuery(listedKind(kind), filter);
      const answer = await client.run(shop, startOperation, { query }, `the ${kind}s of ${shop}`);
      if (!answer.ok) return answer;
      const started = answer.value.bulkOperationRunQuery;
      const id = started?.bulkOperation?.id;
      return id === undefined ? failed(refusal(started?.userErrors[0], kind, shop)) : ok(id);
    },
    async checkBulk(shop, operationId) {
      const answer = await client.run(shop, checkOperation, { id: operationId }, `a list of ${shop}`);
      if (!answer.ok) return answer;
      const operation = answer.value.bulkOperation;
      if (!operation) return ok({ state: "lost", why: "not found" });
      const { status, errorCode, objectCount, url } = operation;
      if (status === "COMPLETED") return ok({ state: "done", url });
      if (status === "CREATED" || status === "RUNNING") return ok({ state: "running", found: objectCount });
      return ok({ state: "lost", why: errorCode ?? status });
    },
    async cancelBulk(shop, operationId) {
      const answer = await client.run(shop, cancelOperation, { id: operationId }, `a list of ${shop}`);
      return answer.ok ? ok(null) : answer;
    },
    async readBulk(kind, url, position) {
      const read = await readLines(url, position, fetchFile);
      if (!read.ok) return read;
      const headings = parseHeadings(listedKind(kind), read.value.lines);
      return headings.ok ? ok({ headings: headings.value, next: read.value.next }) : headings;
    },
    afterBulk: (kind) => (kind === "customer" ? FIRST_COMPANY : null),
    async listPage(shop, kind, filter, after) {
      const listed = after?.startsWith(COMPANY) ? "company" : listedKind(kind);
      const search = searchOf(listed, filter, after);
      const answer = await client.run(shop, pageOperations[listed], { search }, `the ${kind}s of ${shop}`);
      // A shop without companies refuses to list them.
      if (!answer.ok && listed === "company" && answer.fault.kind === "permission") {
        return ok({ headings: [], next: null });
      }
      if (!answer.ok) return answer;
      const { nodes, pageInfo } = answer.value.page;
      const last = nodes.at(-1)?.id ?? null;
      const next = pageInfo.hasNextPage && last !== after ? last : null;
      return ok({ headings: nodes, next: next ?? (listed === "customer" ? FIRST_COMPANY : null) });
    },
  };
}

/** Companies (B2B) are customers of the books, too; they come last. */
const COMPANY = "gid://shopify/Company/";
const FIRST_COMPANY = `${COMPANY}0`;

const userError = z.looseObject({ code: z.string().nullish(), message: z.string() });
const startWire = z.looseObject({
  bulkOperationRunQuery: z
    .looseObject({
      bulkOperation: z.looseObject({ id: z.string() }).nullable(),
      userErrors: z.array(userError),
    })
    .nullable(),
});
const startOperation: AdminOperation<z.infer<typeof startWire>> = {
  name: "StartBulk",
  document: START_BULK_MUTATION,
  answer: startWire,
};

const checkWire = z.looseObject({
  bulkOperation: z
    .looseObject({
      status: z.string(),
      errorCode: z.string().nullable(),
      // Shopify writes counts of 64 bits as text.
      objectCount: z.coerce.number(),
      url: z.string().nullable(),
    })
    .nullable(),
});
const checkOperation: AdminOperation<z.infer<typeof checkWire>> = {
  name: "BulkOperation",
  document: BULK_OPERATION_QUERY,
  answer: checkWire,
};

const cancelOperation: AdminOperation<unknown> = {
  name: "CancelBulk",
  document: CANCEL_BULK_MUTATION,
  answer: z.unknown(),
};

const pageOperation = (name: string, document: string, node: z.ZodType<RecordHeading>) => {
  const answer = z.looseObject({ page: pageWire(node) });
  return {
    name,
    document,
    answer,
    mayBeDenied: ["page.nodes.*.defaultEmailAddress", "page.nodes.*.displayName"],
  } satisfies AdminOperation<z.infer<typeof answer>>;
};
const pageOperations = {
  order: pageOperation("ListOrders", LIST_ORDERS_QUERY, headingWires.order),
  customer: pageOperation("ListCustomers", LIST_CUSTOMERS_QUERY, headingWires.customer),
  company: pageOperation("ListCompanies", LIST_COMPANIES_QUERY, headingWires.company),
  product: pageOperation("ListProducts", LIST_PRODUCTS_QUERY, headingWires.product),
};

function bulkQuery(kind: ListedKind, filter: ListingFilter): string {
  switch (kind) {
    case "customer":
      return BULK_CUSTOMERS_QUERY;
    case "product":
      return BULK_PRODUCTS_QUERY;
    case "order":
      return bulkOrdersQuery(searchOf(kind, filter, null));
  }
}

function searchOf(
  kind: keyof typeof pageOperations,
  { since, until }: ListingFilter,
  after: string | null,
): string {
  const parts = after === null ? [] : [`id:>${after.split("/").at(-1)}`];
  if (kind === "order" && since) parts.push(`processed_at:>='${since.toISOString()}'`);
  if (kind === "order" && until) parts.push(`processed_at:<'${until.toISOString()}'`);
  return parts.join(" ");
}

/** Nested objects, of which there are none in our lists, would come as lines of their own with a parent. */
function parseHeadings(kind: ListedKind, lines: readonly string[]): Result<RecordHeading[]> {
  const headings: RecordHeading[] = [];
  for (const line of lines) {
    const parsed = headingWires[kind].safeParse(parseJson(line));
    if (!parsed.success) {
      const subject = `the ${kind}s of the shop`;
      return failed({
        kind: "malformed",
        subject,
        what: "a line of the list",
        evidence: { system: "shopify" },
      });
    }
    headings.push(parsed.data);
  }
  return ok(headings);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Too many operations at once, or a query it does not run in bulk: the pages are open all the same. */
function refusal(error: z.infer<typeof userError> | undefined, kind: string, shop: string): Fault {
  return {
    kind: "rejected",
    subject: `the ${kind}s of ${shop}`,
    evidence: {
      system: "shopify",
      ...(error?.code ? { remoteCode: error.code } : {}),
      remoteText: (error?.message ?? "no operation").slice(0, 500),
    },
  };
}
