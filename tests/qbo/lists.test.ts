import { expect, test } from "vitest";
import { type BooksEntry, booksListTypes, isToldWhenChanged } from "#app/domain/lists/books-entry.ts";
import { sampleCompany } from "#tests/emulators/quickbooks/companies/sample-companies.ts";
import type { CompanySeed } from "#tests/emulators/quickbooks/start.ts";
import { must } from "#tests/qbo/a-draft.ts";
import { openEmulatedBooks } from "#tests/qbo/emulated-books.ts";

const told = booksListTypes.filter(isToldWhenChanged);

/** Books whose QuickBooks has the time of our clock, and a user who works in them. */
async function openLists(seed: CompanySeed = {}) {
  const session = await openEmulatedBooks(seed, { sharesClock: true });
  const { baseUrl, realmId, accessToken } = session.emulator;
  const post = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${accessToken}`, accept: "application/json" };
    const response = await fetch(`${baseUrl}${path}`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return JSON.parse(text);
  };
  return {
    ...session,
    lists: session.books.lists,
    control: (name: string, body: object) => post(`/__emulator/${name}`, body),
    write: async (entity: string, body: object) =>
      (await post(`/v3/company/${realmId}/${entity.toLowerCase()}`, body))[entity],
    /** Requests that a piece of work costs. */
    async costOf(work: () => Promise<unknown>) {
      const before = session.counts.read().quickbooksRequests;
      await work();
      return session.counts.read().quickbooksRequests - before;
    },
    [Symbol.asyncDispose]: () => session.emulator.close(),
  };
}

const ADDRESS = {
  Line1: "1 Harbor Way",
  Line2: "Building C",
  Line3: "Floor 2",
  City: "Oakland",
  CountrySubDivisionCode: "CA",
  PostalCode: "94607",
  Country: "United States",
};

test("Z-09, Z-10, Z-11, Z-12, B-04: a customer is read whole, below its parent", async () => {
  await using session = await openLists({
    objects: [
      { entity: "CustomerType", body: { Name: "Wholesale" } },
      { entity: "Customer", body: { DisplayName: "Pine Stores" } },
    ],
  });
  const [type] = must(await session.lists.readPage("CustomerType", 1)).entries;
  const [parent] = must(await session.lists.readPage("Customer", 1)).entries;
  const created = await session.write("Customer", {
    DisplayName: "Pine Stores Oakland",
    GivenName: "Ann",
    FamilyName: "Lee",
    CompanyName: "Pine Stores",
    PrimaryEmailAddr: { Address: "ann@example.com" },
    PrimaryPhone: { FreeFormNumber: "+1 510 555 0100" },
    Notes: "Rings twice",
    Taxable: false,
    CurrencyRef: { value: "USD" },
    SalesTermRef: { value: "3" },
    CustomerTypeRef: { value: type?.id },
    Job: true,
    ParentRef: { value: parent?.id },
    BillAddr: ADDRESS,
    ShipAddr: { Line1: "2 Pier Road", City: "Alameda", Country: "usa" },
  });
  const [customer] = must(await session.lists.readEntries("Customer", [created.Id]));
  expect(customer).toEqual({
    type: "Customer",
    id: created.Id,
    name: "Pine Stores Oakland",
    fullName: "Pine Stores:Pine Stores Oakland",
    parentId: parent?.id,
    isActive: true,
    isDeleted: false,
    mergedInto: null,
    syncToken: "0",
    changedAt: new Date(created.MetaData.LastUpdatedTime),
    givenName: "Ann",
    familyName: "Lee",
    company: "Pine Stores",
    email: "ann@example.com",
    phone: "+1 510 555 0100",
    notes: "Rings twice",
    isTaxable: false,
    currency: "USD",
    termId: "3",
    customerTypeId: type?.id,
    billingAddress: {
      name: null,
      company: null,
      line1: "1 Harbor Way",
      line2: "Building C, Floor 2",
      city: "Oakland",
      region: "CA",
      postalCode: "94607",
      country: "US",
      phone: null,
    },
    shippingAddress: expect.objectContaining({ line1: "2 Pier Road", city: "Alameda", country: "US" }),
    isJob: true,
    isProject: false,
  });
});

test("Z-13, Z-14, B-05, B-06, B-10: items are read with prices, accounts, category and quantity", async () => {
  await using session = await openLists();
  const { lists } = session;
  const category = await session.write("Item", { Name: "Jackets", Type: "Category" });
  const stocked = await session.write("Item", {
    Name: "Parka",
    Type: "Inventory",
    Sku: "PK-1",
    Description: "Warm",
    UnitPrice: 0.0000005,
    PurchaseCost: 41.25,
    Taxable: true,
    TrackQtyOnHand: true,
    QtyOnHand: 7,
    InvStartDate: "2026-01-01",
    IncomeAccountRef: { value: "79" },
    ExpenseAccountRef: { value: "80" },
    AssetAccountRef: { value: "81" },
    SubItem: true,
    ParentRef: { value: category.Id },
  });
  const items = must(await lists.readPage("Item", 1)).entries;
  expect(items.find(({ id }) => id === stocked.Id)).toMatchObject({
    itemType: "Inventory",
    name: "Parka",
    fullName: "Jackets:Parka",
    parentId: category.Id,
    sku: "PK-1",
    description: "Warm",
    unitPrice: "0.0000005",
    purchaseCost: "41.25",
    isTaxable: true,
    incomeAccountId: "79",
    expenseAccountId: "80",
    assetAccountId: "81",
    quantityOnHand: "7",
    inventoryStartDate: "2026-01-01",
  });
  expect(items.find(({ id }) => id === category.Id)).toMatchObject({ itemType: "Category", sku: null });
  expect(items.find(({ id }) => id === "1")).toMatchObject({ itemType: "Service", quantityOnHand: null });
});

test.each(["us-ast-plus", "ca-plus"])("B-08, B-09: every list of %s can be read", async (company) => {
  await using session = await openLists(sampleCompany(company));
  const read: Record<string, BooksEntry[]> = {};
  for (const type of booksListTypes) {
    const page = must(await session.lists.readPage(type, 1));
    expect(page.next, type).toBeNull();
    expect(must(await session.lists.countEntries(type)), type).toBe(page.entries.length);
    expect(page.entries.every((entry) => entry.type === type && entry.name !== "")).toBe(true);
    read[type] = page.entries;
  }
  expect(read.Term).toContainEqual(
    expect.objectContaining({ name: "Net 30", dueDays: 30, dayOfMonthDue: null }),
  );
  expect(read.Account).toContainEqual(expect.objectContaining({ id: "79", accountType: "Income" }));
  expect(read.PaymentMethod).toContainEqual(expect.objectContaining({ name: "Visa" }));
  const rates = read.TaxRate ?? [];
  expect(rates.length).toBeGreaterThan(2);
  for (const rate of rates) {
    expect(rate).toMatchObject({ percent: expect.any(String), agencyName: expect.any(String) });
  }
  const ids = rates.map(({ id }) => id);
  const codes = (read.TaxCode ?? []).flatMap((code) => (code.type === "TaxCode" ? code.saleRateIds : []));
  expect(codes.length).toBeGreaterThan(2);
  expect(codes.every((id) => ids.includes(id))).toBe(true);
});

test("a long list comes in pages that overlap, in the order of ids, inactive entries with it", async () => {
  const objects = Array.from({ length: 1010 }, (_, index) => ({
    entity: "Vendor",
    body: { DisplayName: `Vendor ${index}` },
  }));
  await using session = await openLists({ objects });
  const first = must(await session.lists.readPage("Vendor", 1));
  expect(first).toMatchObject({ next: 981 });
  await session.write("Vendor", { Id: first.entries[5]?.id, SyncToken: "0", sparse: true, Active: false });
  const second = must(await session.lists.readPage("Vendor", first.next ?? 0));
  expect(second.next).toBeNull();
  expect(second.entries.map(({ id }) => id)).toEqual(
    expect.arrayContaining(first.entries.slice(-20).map(({ id }) => id)),
  );
  expect(new Set([...first.entries, ...second.entries].map(({ id }) => id)).size).toBe(1010);
  const again = must(await session.lists.readPage("Vendor", 1)).entries[5];
  expect(again).toMatchObject({ id: first.entries[5]?.id, isActive: false, name: "Vendor 5 (deleted)" });
});

test("Z-08, Z-21, Z-24: one request tells what was added, changed, deactivated and reactivated in all lists", async () => {
  await using session = await openLists({
    objects: [{ entity: "Customer", body: { DisplayName: "Ann Lee" } }],
  });
  const [ann] = must(await session.lists.readPage("Customer", 1)).entries;
  session.clock.advance(1_800_000);
  const since = session.clock.now();
  expect(must(await session.lists.readChanges(told, since))).toMatchObject({
    entries: [],
    gone: [],
    overflowing: [],
  });

  await session.write("Vendor", { DisplayName: "Mill" });
  await session.write("Customer", { Id: ann?.id, SyncToken: "0", sparse: true, Active: false });
  let changes: Awaited<ReturnType<typeof session.lists.readChanges>> | undefined;
  expect(
    await session.costOf(async () => {
      changes = await session.lists.readChanges(told, since);
    }),
  ).toBe(1);
  expect(changes).toMatchObject({
    value: {
      entries: [
        { type: "Customer", id: ann?.id, isActive: false },
        { type: "Vendor", name: "Mill", isActive: true },
      ],
      gone: [],
      overflowing: [],
    },
  });
  await session.write("Customer", {
    Id: ann?.id,
    SyncToken: "1",
    sparse: true,
    Active: true,
    DisplayName: "Ann Lee",
  });
  const { entries, readUntil } = must(await session.lists.readChanges(["Customer"], since));
  expect(entries).toMatchObject([{ id: ann?.id, isActive: true, name: "Ann Lee", syncToken: "2" }]);
  expect(readUntil.getTime()).toBeGreaterThanOrEqual(since.getTime());
});

test("Z-08: an entry that was merged into another is told as gone", async () => {
  await using session = await openLists({
    objects: [
      { entity: "Customer", body: { DisplayName: "Ann Lee" } },
      { entity: "Customer", body: { DisplayName: "Ann Li" } },
    ],
  });
  const [kept, merged] = must(await session.lists.readPage("Customer", 1)).entries;
  const since = session.clock.now();
  await session.control("merge", { entity: "Customer", id: kept?.id, deletedId: merged?.id });
  const changes = must(await session.lists.readChanges(told, since));
  expect(changes.gone).toMatchObject([{ type: "Customer", id: merged?.id }]);
  expect(must(await session.lists.readEntries("Customer", [merged?.id ?? "", kept?.id ?? ""]))).toMatchObject(
    [{ id: kept?.id }],
  );
});

test("what one answer cannot hold is asked for list by list, and a list that is too long is named", async () => {
  const many = (entity: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({ entity, body: { DisplayName: `${entity} ${index}` } }));
  await using session = await openLists({ objects: [...many("Customer", 600), ...many("Vendor", 1000)] });
  const since = new Date(session.clock.now().getTime() - 86_400_000);
  const cost = await session.costOf(async () => {
    const changes = must(await session.lists.readChanges(["Customer", "Vendor", "Term"], since));
    expect(changes.overflowing).toEqual(["Vendor"]);
    expect(changes.entries.filter(({ type }) => type === "Customer")).toHaveLength(600);
    expect(changes.entries.filter(({ type }) => type === "Vendor")).toEqual([]);
  });
  expect(cost).toBe(4);
  const page = must(await session.lists.readPage("Vendor", 1, since));
  expect(page).toMatchObject({ next: 981 });
  const later = new Date(session.clock.now().getTime() + 86_400_000);
  expect(must(await session.lists.readPage("Vendor", 1, later))).toEqual({ entries: [], next: null });
});

test("changes older than QuickBooks remembers are stale, by our clock without a request, by theirs with one", async () => {
  await using session = await openLists();
  const daysAgo = (days: number) => new Date(session.clock.now().getTime() - days * 86_400_000);
  expect(
    await session.costOf(async () => {
      expect(await session.lists.readChanges(told, daysAgo(31))).toMatchObject({ fault: { kind: "stale" } });
    }),
  ).toBe(0);
  await session.control("clock", {
    now: new Date(session.clock.now().getTime() + 5 * 86_400_000).toISOString(),
  });
  expect(await session.lists.readChanges(told, daysAgo(27))).toMatchObject({
    fault: { kind: "stale", evidence: { remoteCode: "2190" } },
  });
});
