import { afterAll, beforeAll, expect, test } from "vitest";
import { settingsSchema } from "#app/domain/settings/settings.ts";
import { customersOf } from "./a-customer-road.ts";
import { type Road, startRoad } from "./start-road.ts";

type Name = { Id: string; SyncToken: string };

const email = (Address: string) => ({ PrimaryEmailAddr: { Address } });
const settings = settingsSchema.parse({ imports: { customers: true } });

let road: Road;
let people: ReturnType<typeof customersOf>;
beforeAll(async () => {
  road = await startRoad({
    connect: false,
    settings,
    company: {
      objects: [
        {
          entity: "Customer",
          body: {
            DisplayName: "Ann Lee",
            GivenName: "Ann",
            FamilyName: "Lee",
            CompanyName: "Lee & Co",
            ...email("ann@example.com"),
            PrimaryPhone: { FreeFormNumber: "(541) 555-0142" },
            Notes: "Pays late",
            BillAddr: {
              Line1: "1 Main St",
              City: "Bayshore",
              CountrySubDivisionCode: "California",
              PostalCode: "94326",
              Country: "USA",
            },
            ShipAddr: {
              Line1: "9 Dock Rd",
              City: "Bayshore",
              CountrySubDivisionCode: "CA",
              PostalCode: "94326",
              Country: "USA",
            },
          },
        },
        {
          entity: "Customer",
          body: { DisplayName: "Bill's Windsurf Shop", CompanyName: "Bill's Windsurf Shop" },
        },
        {
          entity: "Customer",
          body: {
            DisplayName: "Known Kim",
            GivenName: "Kim",
            FamilyName: "Known",
            ...email("KIM@example.com"),
          },
        },
        { entity: "Customer", body: { DisplayName: "Twin One", ...email("twin@example.com") } },
        { entity: "Customer", body: { DisplayName: "Twin Two", ...email("twin@example.com") } },
        {
          entity: "Customer",
          body: {
            DisplayName: "Phoneless",
            ...email("phoneless@example.com"),
            PrimaryPhone: { FreeFormNumber: "ask Joe" },
          },
        },
      ],
    },
  });
  people = customersOf(road);
  await people.create({ firstName: "Kim", lastName: "Known", email: "kim@example.com", note: "VIP" });
  await people.quiet();
  await road.connect();
  await people.quiet();
});
afterAll(() => road?.stop());

const inBooks = async (name: string) =>
  (await people.books()).find((one) => one.DisplayName === name) as Name & Record<string, unknown>;
const inShop = async (last: string) => (await people.shopCustomers()).filter((one) => one.lastName === last);
const change = async (name: string, members: object) => {
  const { Id, SyncToken } = await inBooks(name);
  const changed = await road.write("Customer", { Id, SyncToken, sparse: true, ...members });
  await people.quiet();
  return changed;
};
const recordOf = async (name: string) => people.record((await inBooks(name)).Id, "booksCustomer");

test("Z-08, Z-09, Z-10: a customer of QuickBooks is one in the shop with name, contact, company and both addresses", async () => {
  const [ann, ...others] = await inShop("Lee");
  expect(others).toEqual([]);
  expect(ann).toMatchObject({
    firstName: "Ann",
    email: { emailAddress: "ann@example.com" },
    defaultPhoneNumber: { phoneNumber: "+15415550142" },
    note: "Pays late",
    defaultAddress: { address1: "1 Main St", provinceCode: "CA", countryCodeV2: "US", company: "Lee & Co" },
    addressesV2: { nodes: [{ address1: "1 Main St" }, { address1: "9 Dock Rd" }] },
  });
  expect(await recordOf("Ann Lee")).toMatchObject({ status: "Synchronized" });
  expect(await people.record(String(ann?.id))).toMatchObject({
    status: "Synchronized",
    document_number: "Ann Lee",
  });
});

test("B-04: a business is called by its name; a sub-customer is a customer of its own, or left out by setting with that reason", async () => {
  expect(await inShop("Bill's Windsurf Shop")).toMatchObject([{ firstName: null }]);
  const parent = await inBooks("Bill's Windsurf Shop");
  const sub = { Job: true, ParentRef: { value: parent.Id } };
  await road.write("Customer", { DisplayName: "Boards", ...sub });
  await people.quiet();
  expect(await inShop("Boards")).toHaveLength(1);
  await road.saveSettings({ ...settings, customers: { ...settings.customers, subCustomers: "leave" } });
  await road.write("Customer", { DisplayName: "Sails", ...sub });
  await people.quiet();
  expect(await inShop("Sails")).toEqual([]);
  expect(await recordOf("Sails")).toMatchObject({
    status: "Excluded",
    reason: {
      code: "EXCLUDED-NOT-IMPORTED",
      cause: "The customer Sails is a sub-customer, and these are left in QuickBooks.",
    },
  });
  await road.saveSettings(settings);
});

test("I-07, row 12: one whose e-mail address the shop has is linked to that customer; a second one of an address says why it stays out", async () => {
  const [kim, ...others] = await inShop("Known");
  expect(others).toEqual([]);
  const { rows } = await road
    .pool()
    .query("select qbo_id, matched_by from binding where record_id = $1", [kim?.id]);
  expect(rows).toEqual([{ qbo_id: (await inBooks("Known Kim")).Id, matched_by: "email" }]);
  expect((await inBooks("Known Kim")).Notes).toBe("VIP");

  const twins = [await recordOf("Twin One"), await recordOf("Twin Two")];
  expect(twins.map((twin) => twin?.status).toSorted()).toEqual(["Excluded", "Synchronized"]);
  const out = twins.find((twin) => twin?.status === "Excluded");
  expect(out?.reason?.cause).toMatch(
    /fits a customer of the shop that is linked to another customer of QuickBooks/,
  );
});

test("what Shopify would not take is said in its words, and is not tried again until one side changes", async () => {
  const [one] = await inShop("Phoneless");
  expect(await people.record(String(one?.id))).toMatchObject({
    status: "Failed",
    reason: { cause: expect.stringContaining("Phone is invalid") },
  });
  const again = await people.requestsOf(async () => {
    await people.push(String(one?.id));
    await people.quiet();
  });
  expect(again.shopNames).not.toContain("CustomerUpdate");
  await change("Phoneless", { PrimaryPhone: { FreeFormNumber: "541 555 0177" } });
  expect(await people.record(String(one?.id))).toMatchObject({ status: "Synchronized", reason: null });
  expect(await inShop("Phoneless")).toMatchObject([{ defaultPhoneNumber: { phoneNumber: "+15415550177" } }]);
});

test("Z-08: a change on either side reaches the other with one write, and never comes back", async () => {
  const [ann] = await inShop("Lee");
  const fromBooks = await people.requestsOf(() => change("Ann Lee", { Notes: "Pays at last" }));
  expect(await inShop("Lee")).toMatchObject([{ note: "Pays at last" }]);
  // The change itself is a request to QuickBooks.
  expect(fromBooks.booksWrites).toBe(1);
  expect(fromBooks.shopNames.filter((name) => name === "CustomerUpdate")).toHaveLength(1);
  const fromShop = await people.requestsOf(async () => {
    await people.update(String(ann?.id), { lastName: "Leeds", note: "Paid" });
    await people.quiet();
  });
  expect(fromShop.booksWrites).toBe(1);
  expect(fromShop.shopNames).not.toContain("CustomerUpdate");
  expect(await inBooks("Ann Leeds")).toMatchObject({ FamilyName: "Leeds", Notes: "Paid" });
});

test("where both sides changed a field, the setting says who wins, or a person does", async () => {
  const [ann] = await inShop("Leeds");
  const bothChange = async (ours: string, theirs: string) => {
    const { Id, SyncToken } = await inBooks("Ann Leeds");
    // While the integration is off nobody brings them together.
    await road.saveSettings({ ...settings, isEnabled: false });
    await road.write("Customer", { Id, SyncToken, sparse: true, Notes: theirs });
    await people.update(String(ann?.id), { note: ours });
    await people.quiet();
  };
  await bothChange("ours", "theirs");
  await road.saveSettings({
    ...settings,
    customers: { ...settings.customers, conflicts: { ...settings.customers.conflicts, notes: "ask" } },
  });
  await people.push(String(ann?.id));
  await people.quiet();
  expect(await people.record(String(ann?.id))).toMatchObject({
    status: "Held",
    reason: {
      code: "LIST-CONFLICT",
      cause: expect.stringContaining("notes is «ours» in Shopify and «theirs» in QuickBooks"),
    },
  });
  expect(await inBooks("Ann Leeds")).toMatchObject({ Notes: "theirs" });
  const { differing } = (await road.read("/app/links/look")) as {
    differing: { link: { kind: string; key: string }; differences: { label: string; seen: string }[] }[];
  };
  expect(differing).toMatchObject([{ differences: [{ label: "Notes", isConflict: true }] }]);
  const [
    {
      link,
      differences: [notes],
    } = { link: { kind: "", key: "" }, differences: [] },
  ] = differing;
  const { kind, key } = link;
  const seen = notes?.seen ?? "";
  await road.submit("/app/links/look", { intent: "settle", kind, key, seen, choice: "shopify" });
  await people.quiet();
  expect(await inBooks("Ann Leeds")).toMatchObject({ Notes: "ours" });
  expect(await people.record(String(ann?.id))).toMatchObject({ status: "Synchronized" });
  expect(await road.read("/app/links/look")).toMatchObject({ differing: [] });

  await bothChange("ours once more", "theirs");
  await road.saveSettings({
    ...settings,
    customers: { ...settings.customers, conflicts: { ...settings.customers.conflicts, notes: "quickbooks" } },
  });
  await people.push(String(ann?.id));
  await people.quiet();
  expect(await inShop("Leeds")).toMatchObject([{ note: "theirs" }]);
  await road.saveSettings(settings);
});

test("Z-24: one that is inactive says so and appears once it is active again", async () => {
  const off = await road.write("Customer", {
    DisplayName: "Zoe Away",
    GivenName: "Zoe",
    FamilyName: "Away",
    Active: true,
  });
  await road.write("Customer", { Id: off.Id, SyncToken: off.SyncToken, sparse: true, Active: false });
  await people.quiet();
  expect(await inShop("Away")).toEqual([]);
  expect(await people.record(off.Id, "booksCustomer")).toMatchObject({
    status: "Excluded",
    reason: { cause: expect.stringContaining("is inactive in QuickBooks") },
  });
  const now = (await people.books()).find(({ Id }) => Id === off.Id) as Name;
  await road.write("Customer", {
    Id: off.Id,
    SyncToken: now.SyncToken,
    sparse: true,
    Active: true,
    DisplayName: "Zoe Away",
  });
  await people.quiet();
  expect(await inShop("Away")).toHaveLength(1);
});

test("when all is looked at again, nothing is written on either side", async () => {
  const again = await people.requestsOf(async () => {
    const { rows } = await road.pool().query("select id from record where kind = 'customer'");
    for (const { id } of rows) await people.push(id);
    await road.sweep();
    await people.quiet();
  });
  expect(again.booksWrites).toBe(0);
  expect(again.shopNames.filter((name) => /^Customer(Set|Update)$/.test(name))).toEqual([]);
});
