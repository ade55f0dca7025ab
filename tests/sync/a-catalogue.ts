import { createLocks } from "#app/db/locks.server.ts";
import { createBindings } from "#app/db/repositories/bindings.server.ts";
import { createDifferences } from "#app/db/repositories/differences.server.ts";
import type { EnqueueJobs } from "#app/db/repositories/enqueue-jobs.ts";
import { createLinks } from "#app/db/repositories/links.server.ts";
import { createMirror } from "#app/db/repositories/mirror.server.ts";
import { createOutbox } from "#app/db/repositories/outbox.server.ts";
import { createRecords } from "#app/db/repositories/records.server.ts";
import { createSettingsStore } from "#app/db/repositories/settings.server.ts";
import type { RecordKind } from "#app/domain/record/record-status.ts";
import { type Settings, settingsSchema } from "#app/domain/settings/settings.ts";
import { systemIds } from "#app/platform/ids.ts";
import { createShopLists } from "#app/shopify/shop-lists.server.ts";
import { createStatusProjector } from "#app/shopify/status-projector.server.ts";
import { handleConsiderRecord } from "#app/sync/jobs/consider-record/handler.server.ts";
import type { SyncPorts, SyncRecord } from "#app/sync/ports.ts";
import { steerRecords } from "#app/sync/use-cases/steer-records.ts";
import type { CompanySeed } from "#tests/emulators/quickbooks/start.ts";
import { must } from "#tests/qbo/a-draft.ts";
import { openEmulatedBooks } from "#tests/qbo/emulated-books.ts";
import { startShop } from "#tests/shopify/start-shop.ts";
import type { TestDatabase } from "#tests/support/start-test-database.ts";

type Wire = Record<string, unknown>;
export type WireItem = Wire & { Id: string; SyncToken: string; Name: string };
/** A product as a merchant types it in; `variants` without a title are the only one. */
export type TypedProduct = {
  title: string;
  handle?: string;
  productType?: string;
  vendor?: string;
  tags?: string[];
  status?: string;
  descriptionHtml?: string;
  giftCard?: boolean;
  variants?: {
    title?: string;
    sku?: string;
    price?: string;
    cost?: string;
    taxable?: boolean;
    tracked?: boolean;
    quantity?: number;
    requiresComponents?: boolean;
  }[];
};
/** What was sent while something ran. */
export type Traffic = { reads: number; writes: number; shopReads: number; shopWrites: string[] };

const person = { kind: "user", name: "Test" } as const;

/** A shop with products, a company with items, and the app between them: real sockets, a real database. */
export async function aCatalogue(
  database: TestDatabase,
  options: { settings?: object; books?: CompanySeed } = {},
) {
  const domain = `${systemIds.uuid()}.myshopify.com`;
  const [store, session] = await Promise.all([
    startShop({ shop: { domain } }),
    openEmulatedBooks(options.books, { sharesClock: true }),
  ]);
  await store.install();
  const { clock } = session;
  const locks = createLocks(database.connection);
  const enqueue: EnqueueJobs = async () => {};
  const deps = { pool: database.pool, prisma: database.prisma, clock, enqueue };
  const settings = createSettingsStore(deps);
  const save = (wanted: object) => settings.save(domain, settingsSchema.parse(wanted), person);
  await save(options.settings ?? {});
  const { connection } = must(await session.source.openBooks("demo.myshopify.com"));
  const ports: SyncPorts = {
    clock,
    ids: systemIds,
    log: { info() {}, warn() {}, error: (...told) => console.error(...told) },
    locks,
    sales: undefined as never,
    ...createShopLists(store.client),
    projector: createStatusProjector(store.client),
    books: { openBooks: () => session.source.openBooks("demo.myshopify.com") },
    bindings: createBindings(deps),
    links: createLinks(deps),
    differences: createDifferences(deps),
    mirror: createMirror(deps),
    outbox: createOutbox(deps),
    records: createRecords(deps),
    settings,
  };
  const location = await findLocation(store.control);
  // What is known of the company is read once and kept: what a piece of work costs is counted without it.
  must(await must(await ports.books.openBooks(domain)).books.readFacts());

  const callBooks = async (path: string, body?: object): Promise<Wire> => {
    const { accessToken } = session.row.tokens;
    const response = await fetch(`${session.emulator.baseUrl}${path}`, {
      method: body ? "POST" : "GET",
      headers: {
        authorization: `Bearer ${accessToken}`,
        accept: "application/json",
        "content-type": "application/json",
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text}`);
    return JSON.parse(text);
  };
  const company = `/v3/company/${session.emulator.realmId}`;
  const asMerchant = (query: string, variables: object) =>
    store.control<{ data: Record<string, { userErrors?: unknown[] } & Wire> }>("POST", "merchant", {
      query,
      variables,
    });

  return {
    shop: domain,
    ports,
    store,
    session,
    clock,
    realmId: connection.realmId,
    saveSettings: (wanted: object) => save(wanted),
    asMerchant,
    /** A merchant types products in. Answers their GIDs. */
    async type(...products: TypedProduct[]): Promise<string[]> {
      const ids: string[] = [];
      for (const product of products) {
        const { data } = await asMerchant(TYPE_PRODUCT, { input: productInput(product, location) });
        const made = data.productSet;
        if (!made || (made.userErrors ?? []).length > 0) throw new Error(JSON.stringify(data));
        ids.push(String((made.product as Wire).id));
      }
      return ids;
    },
    /** A merchant changes a product's own fields. */
    async retype(id: string, fields: object): Promise<void> {
      const { data } = await asMerchant(CHANGE_PRODUCT, { product: { id, ...fields } });
      if ((data.productUpdate?.userErrors ?? []).length > 0) throw new Error(JSON.stringify(data));
    },
    /** A merchant changes one variant. */
    async retypeVariant(productId: string, id: string, fields: object): Promise<void> {
      const { data } = await asMerchant(CHANGE_VARIANTS, { productId, variants: [{ id, ...fields }] });
      if ((data.productVariantsBulkUpdate?.userErrors ?? []).length > 0)
        throw new Error(JSON.stringify(data));
    },
    readProduct: async (id: string) => must(await ports.shopLists.readProduct(domain, id)),
    /** A user of QuickBooks makes or changes an entry. */
    async write(entity: string, body: object): Promise<WireItem> {
      return (await callBooks(`${company}/${entity.toLowerCase()}`, body))[entity] as WireItem;
    },
    async dump(): Promise<Record<string, WireItem[]>> {
      return (await callBooks("/__emulator/dump")) as Record<string, WireItem[]>;
    },
    async items(): Promise<WireItem[]> {
      return (await this.dump()).Item ?? [];
    },
    /** The copy of QuickBooks' lists learns what an item is now, as it does minutes after a change. */
    async learn(id: string): Promise<void> {
      const { books } = must(await ports.books.openBooks(domain));
      clock.advance(1_000);
      await ports.mirror.put(domain, connection.realmId, must(await books.lists.readEntries("Item", [id])));
    },
    /** The copy learns that an item went into another one. */
    async learnMerge(id: string, into: string): Promise<void> {
      const [known] = await ports.mirror.find(domain, connection.realmId, "Item", [id]);
      if (!known) throw new Error(`The copy does not know the item ${id}.`);
      const gone = { ...known, isDeleted: true, mergedInto: into, changedAt: clock.now() };
      await ports.mirror.put(domain, connection.realmId, [gone]);
    },
    control: (name: string, body: object) => callBooks(`/__emulator/${name}`, body),
    /** A webhook, a sweep, or anything else wishes for these records; they are considered one after the other. */
    async consider(kind: RecordKind, ...ids: string[]): Promise<SyncRecord[]> {
      await ports.records.request(domain, kind, ids, { kind: "webhook", name: "test" });
      const seen: SyncRecord[] = [];
      for (const id of ids) {
        await handleConsiderRecord(ports, { shop: domain, kind, id });
        const record = await ports.records.load(domain, kind, id);
        if (record) seen.push(record);
      }
      return seen;
    },
    /** A person pushes products by hand. */
    async push(...ids: string[]): Promise<SyncRecord[]> {
      await ports.records.request(domain, "product", ids, person);
      await steerRecords(ports, {
        shop: domain,
        kind: "product",
        ids,
        steering: "push",
        note: "",
        actor: person,
      });
      return this.consider("product", ...ids);
    },
    /** Everything that was sent while `work` ran. */
    async trafficOf(work: () => Promise<unknown>): Promise<Traffic> {
      const before = await Promise.all([shopRequests(store.control), bookRequests(callBooks)]);
      await work();
      const [shopAfter, booksAfter] = await Promise.all([
        shopRequests(store.control),
        bookRequests(callBooks),
      ]);
      const sent = booksAfter.slice(before[1].length);
      const operations = shopAfter.slice(before[0].length);
      return {
        reads: sent.filter(isRead).length,
        writes: sent.filter((request) => !isRead(request)).length,
        shopReads: operations.filter(({ operation }) => !isMutation(operation)).length,
        shopWrites: operations.map(({ operation }) => operation).filter(isMutation),
      };
    },
    async [Symbol.asyncDispose]() {
      await locks.close();
      await Promise.all([session.emulator.close(), store.emulator.close()]);
    },
  };
}
export type Catalogue = Awaited<ReturnType<typeof aCatalogue>>;
export type { Settings };

const TYPE_PRODUCT = `mutation Type($input: ProductSetInput!) {
  productSet(input: $input, synchronous: true) { product { id } userErrors { field message code } }
}`;
const CHANGE_PRODUCT = `mutation Change($product: ProductUpdateInput!) {
  productUpdate(product: $product) { userErrors { field message } }
}`;
const CHANGE_VARIANTS = `mutation ChangeVariants($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkUpdate(productId: $productId, variants: $variants) { userErrors { field message } }
}`;

function productInput({ variants = [{}], ...fields }: TypedProduct, locationId: string) {
  const titles = variants.map(({ title }) => title ?? "Default Title");
  const optionName = variants.length === 1 && variants[0]?.title === undefined ? "Title" : "Kind";
  return {
    status: "ACTIVE",
    ...fields,
    productOptions: [{ name: optionName, values: titles.map((name) => ({ name })) }],
    variants: variants.map((variant, index) => ({
      optionValues: [{ optionName, name: titles[index] }],
      ...(variant.sku !== undefined && { sku: variant.sku }),
      price: variant.price ?? "20.00",
      taxable: variant.taxable ?? true,
      ...(variant.requiresComponents && { requiresComponents: true }),
      inventoryItem: { tracked: variant.tracked ?? false, ...(variant.cost && { cost: variant.cost }) },
      ...(variant.quantity !== undefined && {
        inventoryQuantities: [{ locationId, name: "available", quantity: variant.quantity }],
      }),
    })),
  };
}

type Control = <T>(method: string, path: string, body?: unknown) => Promise<T>;

async function findLocation(control: Control): Promise<string> {
  const { data } = await control<{ data: { locations: { nodes: { id: string }[] } } }>("POST", "merchant", {
    query: "query { locations(first: 1) { nodes { id } } }",
    variables: {},
  });
  return data.locations.nodes[0]?.id ?? "";
}

type ShopRequest = { operation: string };
async function shopRequests(control: Control): Promise<ShopRequest[]> {
  const { requests } = await control<{ requests: { operation?: string }[] }>("GET", "requests");
  return requests.flatMap(({ operation }) => (operation ? [{ operation }] : []));
}
const isMutation = (operation: string): boolean =>
  /^(Set|Update|Create|Project|Delete)/.test(operation) && !/^Updated/.test(operation);

type BookRequest = { method: string; path: string };
async function bookRequests(call: (path: string) => Promise<Wire>): Promise<BookRequest[]> {
  const { requests } = (await call("/__emulator/requests")) as { requests: BookRequest[] };
  return requests.filter(({ path }) => path.includes("/v3/company/"));
}
const isRead = ({ method, path }: BookRequest): boolean => method === "GET" || path.endsWith("/query");
