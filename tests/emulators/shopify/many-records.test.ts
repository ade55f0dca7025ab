import { expect, test } from "vitest";
import { exportAll } from "./fixtures/bulk-shop.ts";
import { type OpenShop, openShop } from "./fixtures/open-shop.ts";

const COUNT = 100_000;

const CUSTOMER = {
  id: "gid://shopify/Customer/{n}",
  firstName: "Buyer",
  lastName: "No. {n}",
  defaultEmailAddress: { emailAddress: "buyer-{n}@example.com" },
  tags: ["imported"],
  createdAt: "2026-01-02T00:00:00Z",
  updatedAt: "2026-01-02T00:00:00Z",
};

const PRODUCT = {
  id: "gid://shopify/Product/{n}",
  title: "Lamp {n}",
  handle: "lamp-{n}",
  status: "ACTIVE",
  createdAt: "2026-01-02T00:00:00Z",
  updatedAt: "2026-01-02T00:00:00Z",
  variants: [
    {
      id: "gid://shopify/ProductVariant/{n}",
      title: "Default Title",
      price: "10.00",
      sku: "LAMP-{n}",
      inventoryQuantity: 7,
      inventoryItem: { id: "gid://shopify/InventoryItem/{n}", sku: "LAMP-{n}", tracked: true },
    },
  ],
};

/** Reads a list to its end, 250 at a time; answers how many were read and how long it took. */
async function readAll(
  shop: OpenShop,
  field: string,
): Promise<{ count: number; distinct: number; seconds: number }> {
  const startedAt = performance.now();
  const query = `query Page($after: String) { ${field}(first: 250, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
  const ids: string[] = [];
  for (let after: string | null = null, hasNext = true; hasNext; ) {
    const data: Record<
      string,
      { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
    > = await shop.run(query, { after });
    const page = data[field];
    if (page === undefined) throw new Error(`No ${field} in the answer.`);
    ids.push(...page.nodes.map((node) => node.id));
    after = page.pageInfo.endCursor;
    hasNext = page.pageInfo.hasNextPage;
  }
  return { count: ids.length, distinct: new Set(ids).size, seconds: (performance.now() - startedAt) / 1000 };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

test("100,000 customers are stored within seconds, paged through, searched and counted", {
  timeout: 180_000,
}, async () => {
  const shop = await openShop();
  const stored = await seconds(() => shop.control("POST", "customers", { template: CUSTOMER, count: COUNT }));
  expect(stored).toBeLessThan(30);
  expect(await readAll(shop, "customers")).toMatchObject({ count: COUNT, distinct: COUNT });
  const found = await seconds(async () => {
    const data =
      await shop.run(`{ customers(first: 5, query: "email:\\"buyer-77777@example.com\\"") { nodes { id } }
      customersCount { count precision } all: customersCount(limit: null) { count }
      customerByIdentifier(identifier: { emailAddress: "buyer-4711@example.com" }) { lastName } }`);
    expect(data.customers.nodes).toEqual([{ id: "gid://shopify/Customer/77777" }]);
    expect(data.customersCount).toEqual({ count: 10_000, precision: "AT_LEAST" });
    expect(data.all).toEqual({ count: COUNT });
    expect(data.customerByIdentifier).toEqual({ lastName: "No. 4711" });
  });
  expect(found).toBeLessThan(15);
  const writing = await seconds(async () => {
    for (let index = 0; index < 50; index += 1) {
      const input = { email: `new-${index}@example.com` };
      await shop.run(
        "mutation New($input: CustomerInput!) { customerCreate(input: $input) { customer { id } } }",
        { input },
      );
    }
  });
  expect(writing).toBeLessThan(15);
});

test("100,000 products with their stock are stored within seconds and paged through, variants too", {
  timeout: 180_000,
}, async () => {
  const shop = await openShop();
  const stored = await seconds(() =>
    shop.control("POST", "products", { template: PRODUCT, count: COUNT, webhooks: false }),
  );
  expect(stored).toBeLessThan(60);
  expect(await readAll(shop, "productVariants")).toMatchObject({ count: COUNT, distinct: COUNT });
  const data =
    await shop.run(`{ products(first: 2, query: "sku:LAMP-99999") { nodes { totalInventory variants(first: 1) { nodes { inventoryQuantity
    inventoryItem { inventoryLevels(first: 2) { nodes { quantities(names: ["available"]) { quantity } } } } } } } } }`);
  expect(data.products.nodes).toEqual([
    {
      totalInventory: 7,
      variants: {
        nodes: [
          {
            inventoryQuantity: 7,
            inventoryItem: { inventoryLevels: { nodes: [{ quantities: [{ quantity: 7 }] }] } },
          },
        ],
      },
    },
  ]);
});

test("a bulk query of 100,000 customers ends within a bounded time, and the shop answers meanwhile", {
  timeout: 180_000,
}, async () => {
  const shop = await openShop();
  await shop.control("POST", "customers", { template: CUSTOMER, count: COUNT });
  const slowest = { seconds: 0 };
  let isOver = false;
  const meanwhile = (async () => {
    while (!isOver) {
      const answered = await seconds(() => shop.run("{ shop { id } }"));
      slowest.seconds = Math.max(slowest.seconds, answered);
    }
  })();
  const exported = await seconds(async () => {
    const query =
      "{ customers { edges { node { id displayName defaultEmailAddress { emailAddress } addressesV2 { edges { node { city } } } } } } }";
    const { operation, lines } = await exportAll(shop, query, false, 150_000);
    expect(operation).toMatchObject({ objectCount: String(COUNT), rootObjectCount: String(COUNT) });
    expect(new Set(lines.map((line) => line.id)).size).toBe(COUNT);
  });
  isOver = true;
  await meanwhile;
  expect(exported).toBeLessThan(120);
  expect(slowest.seconds).toBeLessThan(15);
});
