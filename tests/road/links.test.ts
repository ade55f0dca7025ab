import { afterAll, beforeAll, expect, test } from "vitest";
import { postJson } from "#tests/demo/http.ts";
import { anOrder } from "./an-order.ts";
import { type Road, startRoad, waitFor } from "./start-road.ts";

let road: Road;
let placed = 0;
beforeAll(async () => {
  road = await startRoad();
});
afterAll(() => road?.stop());

type Raw = ReturnType<typeof anOrder>;
type Row = { kind: string; key: string; name: string; qboId: string; booksName: string; matched: string };
type FilePage = {
  file: {
    id: string;
    state: string;
    counts: Record<string, number>;
    lines: { line: number; verdict: string; reason: string | null }[];
  } | null;
};

async function book(...orders: Raw[]) {
  const stored = await road.place(...orders);
  placed += orders.length;
  const results = await road.settle(placed);
  return stored.map((order) => results.get(String(order.id)));
}

const buyer = (id: number, first_name: string, last_name: string, email: string | null) => ({
  email,
  customer: { id, first_name, last_name, email },
});
const keyOf = (id: number) => `gid://shopify/Customer/${id}|USD`;

async function listLinks(query: string): Promise<Row[]> {
  return (await road.read<{ links: Row[] }>(`/app/links?${query}`)).links;
}

async function customerOf(order: Raw): Promise<string | undefined> {
  const { Invoice = [] } = await road.dump();
  const invoice = Invoice.find((entry) => entry.DocNumber === `WEB-${order.name.slice(1)}`);
  return (invoice?.CustomerRef as { value: string } | undefined)?.value;
}

const createCustomer = (DisplayName: string, email: string, others: object = {}) =>
  road.write("Customer", { DisplayName, PrimaryEmailAddr: { Address: email }, ...others });

const edit = (intent: string, key: string, expectedId: string, toId = "") =>
  road.submit("/app/links/link", { intent, kind: "customer", key, expectedId, toId, name: "" }) as Promise<{
    ok: boolean;
    reason?: string;
    released?: number;
  }>;

/** Gives a file and waits until it is checked. */
async function give(text: string): Promise<NonNullable<FilePage["file"]>> {
  const file = new File([text], "links.csv", { type: "text/csv" });
  const answer = await road.submit("/app/links/import", { intent: "give", file });
  expect(answer).toMatchObject({ ok: true });
  let page: FilePage = { file: null };
  await waitFor(async () => {
    page = await road.read<FilePage>("/app/links/import");
    return page.file !== null && page.file.state !== "checking";
  });
  if (!page.file) throw new Error("There is no file.");
  return page.file;
}

const exportAll = () => road.read<string>("/app/links/export");
const dumpLinks = async () =>
  (await road.pool().query("select * from binding order by kind, key")).rows as Record<string, unknown>[];

test("I-05, I-11: an order's customer, item, account and documents stand among the links with both names", async () => {
  const order = anOrder(buyer(71, "Ann", "Lee", "ann@example.com"));
  await book(order);
  expect(await listLinks("group=customers&q=ann")).toMatchObject([
    { kind: "customer", key: keyOf(71), name: "Ann Lee", booksName: "Ann Lee" },
  ]);
  const items = await listLinks("group=items");
  expect(items.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["Enamel Mug (SKU MUG-1)", "shipping"]),
  );
  const documents = await listLinks(`group=documents&q=${order.name.slice(1)}`);
  expect(documents.map(({ kind, name }) => [kind, name])).toEqual(
    expect.arrayContaining([
      ["invoice", order.name],
      ["payment", order.name],
    ]),
  );
  expect((await listLinks("group=accounts")).length).toBeGreaterThan(1);
});

test("row 12: a customer who is unlinked is matched anew by the next order, by e-mail, and no twin is made", async () => {
  const [link] = await listLinks("group=customers&q=ann");
  expect(await edit("unlink", keyOf(71), link?.qboId ?? "")).toMatchObject({ ok: true });
  expect(await listLinks("group=customers&q=ann")).toEqual([]);
  const order = anOrder(buyer(71, "Ann", "Lee", "ann@example.com"));
  await book(order);
  expect(await customerOf(order)).toBe(link?.qboId);
  const { Customer = [] } = await road.dump();
  expect(Customer.filter((row) => String(row.DisplayName).startsWith("Ann Lee"))).toHaveLength(1);
});

test("row 13: a customer who is led to another entry is booked there from now on; the history tells who did it", async () => {
  const other = await createCustomer("Ann Lee Holdings", "holdings@example.com");
  const [link] = await listLinks("group=customers&q=ann");
  expect(await edit("link", keyOf(71), link?.qboId ?? "", other.Id)).toMatchObject({ ok: true });
  const order = anOrder(buyer(71, "Ann", "Lee", "ann@example.com"));
  await book(order);
  expect(await customerOf(order)).toBe(other.Id);
  const query = new URLSearchParams({ kind: "customer", key: keyOf(71) });
  const { history } = await road.read<{ history: { change: string; actor: string }[] }>(
    `/app/links/link?${query}`,
  );
  expect(history.map(({ change }) => change)).toEqual(["Linked to another entry", "Unlinked"]);
  expect(history[0]?.actor).toMatch(/^Staff/);
});

test("row 13: what is inactive or does not exist is no entry to link to; a link changed meanwhile is left alone", async () => {
  const [link] = await listLinks("group=customers&q=ann");
  const gone = await createCustomer("Old Ann", "old@example.com");
  await road.write("Customer", { Id: gone.Id, SyncToken: gone.SyncToken, sparse: true, Active: false });
  const inactive = await edit("link", keyOf(71), link?.qboId ?? "", gone.Id);
  expect(inactive).toMatchObject({ ok: false, reason: expect.stringMatching(/is inactive in QuickBooks/) });
  const missing = await edit("link", keyOf(71), link?.qboId ?? "", "99999");
  expect(missing).toEqual({ intent: "link", ok: false, reason: "QuickBooks has no such entry." });
  const vendor = await road.write("Vendor", { DisplayName: "Ann Supplies" });
  expect(await edit("link", keyOf(71), link?.qboId ?? "", vendor.Id)).toMatchObject({ ok: false });
  const late = await edit("unlink", keyOf(71), "1");
  expect(late).toMatchObject({ ok: false, reason: "This link was changed meanwhile. Look at it again." });
  expect(await listLinks("group=customers&q=ann")).toEqual([link]);
});

test("I-07, row 12: two customers of one address hold the order; one click chooses, and every order that waits goes out", async () => {
  const [one, two] = [
    await createCustomer("Sam Twin North", "sam@example.com", { PrimaryPhone: { FreeFormNumber: "1" } }),
    await createCustomer("Sam Twin South", "sam@example.com", { PrimaryPhone: { FreeFormNumber: "2" } }),
  ];
  const orders = [0, 1].map(() => anOrder(buyer(72, "Sam", "Twin", "sam@example.com")));
  const held = await book(...orders);
  const href = `/app/links/choose?${new URLSearchParams({ kind: "customer", key: keyOf(72) })}`;
  for (const result of held)
    expect(result).toMatchObject({ status: "Held", reason: { code: "MATCH-AMBIGUOUS" } });
  const { rows } = await road
    .pool()
    .query("select reason -> 'action' as action from record where status = 'Held'");
  expect(rows).toEqual([{ action: { label: "Choose", href } }, { action: { label: "Choose", href } }]);
  const choice = await road.read<{ waiting: number; candidates: { id: string; name: string }[] }>(href);
  expect(choice).toMatchObject({ waiting: 2 });
  expect(choice.candidates.map(({ id }) => id).toSorted()).toEqual([one.Id, two.Id].toSorted());
  const chosen = await edit("link", keyOf(72), "", two.Id);
  expect(chosen).toMatchObject({ ok: true, released: 2 });
  const results = await road.settle(placed);
  for (const order of orders) {
    expect(results.get(`gid://shopify/Order/${order.id}`)).toMatchObject({ status: "Synchronized" });
    expect(await customerOf(order)).toBe(two.Id);
  }
  const { Customer = [] } = await road.dump();
  expect(Customer.filter((row) => String(row.DisplayName).startsWith("Sam Twin"))).toHaveLength(2);
});

test("row 25: exporting all links and importing the file again changes nothing", async () => {
  const before = await dumpLinks();
  const text = await exportAll();
  const file = await give(text);
  expect(file).toMatchObject({
    state: "ready",
    counts: { same: before.length, new: 0, differs: 0, refused: 0 },
  });
  expect(
    await road.submit("/app/links/import", { intent: "apply", id: file.id, withDiffering: "yes" }),
  ).toMatchObject({
    ok: true,
  });
  expect(await dumpLinks()).toEqual(before);
});

test("I-03, I-10: a file links customers before their first order; every other line says why it is not done", async () => {
  const known = await createCustomer("Kim Known", "somebody-else@example.com");
  const euro = await createCustomer("Kim Euro", "euro@example.com", { CurrencyRef: { value: "EUR" } });
  await postJson(`${road.shopify.baseUrl}/__emulator/customers`, {
    customers: [81, 82, 83, 84].map((id) => ({
      id: `gid://shopify/Customer/${id}`,
      displayName: `Kim ${id}`,
    })),
  });
  const invoice = (await exportAll()).split("\r\n").find((line) => line.startsWith("invoice,")) ?? "";
  const [, orderId = ""] = invoice.split(",");
  const lines = [
    "Kind,Shopify id,Currency,QuickBooks id",
    `customer,81,,Customer/${known.Id}`,
    `customer,${82},USD,99999`,
    `customer,gid://shopify/Customer/77777,USD,${known.Id}`,
    `customer,83,USD,${euro.Id}`,
    `customer,83,EUR,${euro.Id}`,
    `customer,71,USD,${known.Id}`,
    `invoice,${orderId},,Invoice/${known.Id}`,
    `customer,84,USD,Vendor/1`,
    `customer,81,USD,${known.Id}`,
    `nonsense,1,,2`,
  ];
  const file = await give(lines.join("\n"));
  expect(file.lines.map(({ line, verdict, reason }) => [line, verdict, reason])).toEqual([
    [2, "new", null],
    [3, "refused", "QuickBooks has no such entry."],
    [4, "refused", "Shopify has no such entry."],
    [5, "refused", "Kim Euro is kept in EUR in QuickBooks; this link is for USD."],
    [6, "new", null],
    [7, "differs", "It is linked to Ann Lee Holdings now."],
    [8, "refused", expect.stringMatching(/^Documents are linked by booking or adopting them\./)],
    [9, "refused", expect.stringMatching(/leads to a Customer in QuickBooks, not to a Vendor/)],
    [10, "repeated", "Line 2 says the same."],
    [11, "refused", expect.stringMatching(/The kind "nonsense" is not known/)],
  ]);
  const applied = await road.submit("/app/links/import", {
    intent: "apply",
    id: file.id,
    withDiffering: "no",
  });
  expect(applied).toMatchObject({ ok: true, told: "2 links made" });
  const order = anOrder(buyer(81, "Kim", "81", "kim@example.com"));
  await book(order);
  expect(await customerOf(order)).toBe(known.Id);
  const { Customer = [] } = await road.dump();
  expect(Customer.filter((row) => String(row.DisplayName).startsWith("Kim"))).toHaveLength(2);
});

test("row 25: what changed between the check and the click stops the whole file, and nothing is half done", async () => {
  const target = await createCustomer("Lou Late", "lou@example.com");
  const file = await give(
    `Kind,Shopify id,Currency,QuickBooks id\ncustomer,82,USD,${target.Id}\ncustomer,71,USD,${target.Id}`,
  );
  expect(file.counts).toMatchObject({ new: 1, differs: 1 });
  const [link] = await listLinks("group=customers&q=Ann");
  const other = await createCustomer("Ann Third", "third@example.com");
  await edit("link", keyOf(71), link?.qboId ?? "", other.Id);
  const applied = await road.submit("/app/links/import", {
    intent: "apply",
    id: file.id,
    withDiffering: "yes",
  });
  expect(applied).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/changed meanwhile \(lines 3\)\. Nothing was linked/),
  });
  expect(await listLinks("group=customers&q=Kim 82")).toEqual([]);
  await waitFor(async () => (await road.read<FilePage>("/app/links/import")).file?.state === "ready");
  const again = await road.submit("/app/links/import", {
    intent: "apply",
    id: file.id,
    withDiffering: "yes",
  });
  expect(again).toMatchObject({ ok: true, told: "2 links made" });
  expect(await listLinks("group=customers&q=Lou Late")).toHaveLength(2);
});
