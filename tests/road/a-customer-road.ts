import { z } from "zod";
import { getJson, postJson } from "#tests/demo/http.ts";
import { type Road, waitFor } from "./start-road.ts";

type Wire = Record<string, unknown>;

/** QuickBooks gathers events for a while before it tells them. */
const gatheringMs = 500;

const recordRow = z.object({
  kind: z.string(),
  id: z.string(),
  name: z.string(),
  status: z.string(),
  reason: z.looseObject({ code: z.string(), cause: z.string() }).nullable(),
  document_number: z.string().nullable(),
  customer_name: z.string().nullable(),
});

/** What people do to customers on both sides of a road, and how both sides stand then. */
export function customersOf(road: Road) {
  const { shopify, quickbooks } = road;

  /** An operation of the merchant in the Shopify admin; answers its data. */
  async function merchant(query: string, variables: object): Promise<Wire> {
    const { data, errors } = await postJson<{ data: Wire; errors?: unknown }>(
      `${shopify.baseUrl}/__emulator/merchant`,
      { query, variables },
    );
    if (errors) throw new Error(JSON.stringify(errors));
    const [answer] = Object.values(data) as (Wire & { userErrors: unknown[] })[];
    if (!answer || answer.userErrors.length > 0) throw new Error(JSON.stringify(answer));
    return answer;
  }

  /** Waits until nothing is under way: no webhook, no wish about orders and customers, no pull of lists. */
  async function quiet(): Promise<void> {
    let quietSince: number | null = null;
    await waitFor(
      async () => {
        quietSince = (await isQuiet()) ? (quietSince ?? Date.now()) : null;
        return quietSince !== null && Date.now() - quietSince > gatheringMs;
      },
      async () => JSON.stringify(await openRecords()),
    );
  }

  async function isQuiet(): Promise<boolean> {
    const { deliveries } = await getJson<{ deliveries: { pending: number } }>(
      `${shopify.baseUrl}/__emulator/stats`,
    );
    const { notifications } = await getJson<{ notifications: { state: string }[] }>(
      `${quickbooks.baseUrl}/__emulator/webhooks`,
    );
    const isTold = notifications.every(({ state }) => state === "delivered" || state === "dropped");
    const { rows } = await road.pool().query(
      `select (select count(*) from record where requested_seq > considered_seq and kind <> 'product')
                + (select count(*) from pgboss.job where state < 'completed' and name <> 'sweep') as open`,
    );
    return deliveries.pending === 0 && isTold && Number(rows[0].open) === 0;
  }

  async function openRecords() {
    const { rows } = await road
      .pool()
      .query(
        "select kind, id, status, reason->>'cause' as cause from record where requested_seq > considered_seq",
      );
    return rows;
  }

  return {
    merchant,
    quiet,
    async create(input: object): Promise<string> {
      const answer = await merchant(
        `mutation Create($input: CustomerInput!) { customerCreate(input: $input) { customer { id } userErrors { message } } }`,
        { input },
      );
      return (answer.customer as { id: string }).id;
    },
    update: (id: string, input: object) =>
      merchant(
        `mutation Update($input: CustomerInput!) { customerUpdate(input: $input) { customer { id } userErrors { message } } }`,
        { input: { id, ...input } },
      ),
    delete: (id: string) =>
      merchant(
        `mutation Delete($input: CustomerDeleteInput!) { customerDelete(input: $input) { deletedCustomerId userErrors { message } } }`,
        { input: { id } },
      ),
    merge: (one: string, two: string) =>
      merchant(
        `mutation Merge($one: ID!, $two: ID!) { customerMerge(customerOneId: $one, customerTwoId: $two) { resultingCustomerId userErrors { message } } }`,
        { one, two },
      ),
    /** A person's push from the list of the app. */
    push: (id: string) => road.submit("/app/customers", { intent: "push", note: "", ids: id }),
    async record(id: string, kind = "customer") {
      const { rows } = await road
        .pool()
        .query("select * from record where kind = $1 and id = $2", [kind, id]);
      return rows[0] === undefined ? undefined : recordRow.parse(rows[0]);
    },
    /** Customers of QuickBooks, oldest first. */
    async books(): Promise<Wire[]> {
      const { Customer = [] } = await road.dump();
      return Customer;
    },
    /** A customer of the shop with its metafields, as stored. */
    shopCustomer: (id: string) =>
      getJson<Wire>(`${shopify.baseUrl}/__emulator/customers/${id.split("/").at(-1)}`),
    shopCustomers: async (): Promise<Wire[]> => {
      const answer = await postJson<{ data: { customers: { nodes: Wire[] } } }>(
        `${shopify.baseUrl}/__emulator/merchant`,
        {
          query: `{ customers(first: 250) { nodes { id firstName lastName email: defaultEmailAddress { emailAddress } note tags taxExempt defaultPhoneNumber { phoneNumber } defaultAddress { address1 city provinceCode countryCodeV2 zip company } addressesV2(first: 5) { nodes { address1 } } } } }`,
          variables: {},
        },
      );
      return answer.data.customers.nodes;
    },
    /** Requests to each side while work is done: all of them, and those that write. */
    async requestsOf(work: () => Promise<unknown>) {
      const addresses = [shopify, quickbooks].map(({ baseUrl }) => `${baseUrl}/__emulator/requests`);
      const [shop = "", books = ""] = addresses;
      const seen = async () => ({
        shop: (await getJson<{ requests: Wire[] }>(shop)).requests,
        books: (await getJson<{ requests: { method: string; path: string }[] }>(books)).requests,
      });
      const before = await seen();
      await work();
      const after = await seen();
      const booksNew = after.books.slice(before.books.length);
      return {
        books: booksNew.length,
        booksWrites: booksNew.filter(({ method, path }) => method === "POST" && !path.endsWith("/query"))
          .length,
        shop: after.shop.length - before.shop.length,
        shopNames: after.shop.slice(before.shop.length).map((one) => String(one.operation ?? "")),
      };
    },
  };
}
