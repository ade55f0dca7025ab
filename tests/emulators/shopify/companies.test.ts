import { expect, test } from "vitest";
import { makeCustomer } from "./fixtures/make-customer.ts";
import { openShop } from "./fixtures/open-shop.ts";

const address = (city: string) => ({
  id: `gid://shopify/CompanyAddress/${city.length}`,
  address1: "1 Main St",
  city,
  countryCode: "CA",
  companyName: "Fir & Fern",
});

test("a company is stored with its locations and contacts, which are found from every side", async () => {
  const shop = await openShop();
  const buyer = await makeCustomer(shop, { firstName: "Nora", email: "nora@example.com" });
  const company = {
    id: "gid://shopify/Company/70",
    name: "Fir & Fern Inn",
    externalId: "FF-70",
    createdAt: "2026-01-02T00:00:00Z",
    updatedAt: "2026-01-02T00:00:00Z",
    locations: [
      {
        id: "gid://shopify/CompanyLocation/701",
        name: "Ottawa",
        billingAddress: address("Ottawa"),
        taxSettings: { taxExempt: true, taxRegistrationId: "R1" },
      },
      {
        id: "gid://shopify/CompanyLocation/702",
        name: "Montreal",
        externalId: "FF-702",
        shippingAddress: address("Montreal"),
      },
    ],
    contacts: [{ id: "gid://shopify/CompanyContact/7001", title: "Buyer", customer: { id: buyer.id } }],
  };
  await shop.topics();
  await shop.control("POST", "companies", { companies: [company], webhooks: true });
  expect(await shop.topics()).toEqual([
    "companies/create",
    "company_locations/create",
    "company_locations/create",
  ]);
  expect(shop.bodyOf("company_locations/create")).toMatchObject({
    name: "Montreal",
    external_id: "FF-702",
    company: { name: "Fir & Fern Inn" },
  });
  const data = await shop.run(
    `query All($buyer: ID!) {
      companies(first: 5, query: "external_id:FF-70") { nodes { name contactsCount { count } locationsCount { count } mainContact { title customer { email } }
        locations(first: 5) { nodes { name company { name } billingAddress { city } taxSettings { taxExempt taxRegistrationId } } }
        contacts(first: 5) { nodes { id isMainContact customer { firstName } } } } }
      companyLocations(first: 5, query: "company_id:70 name:Montreal") { nodes { id shippingAddress { city } } }
      companyContact(id: "gid://shopify/CompanyContact/7001") { company { externalId } }
      companiesCount { count }
      customer(id: $buyer) { companyContactProfiles { company { name } } } }`,
    { buyer: buyer.id },
  );
  expect(data.companies.nodes).toEqual([
    {
      name: "Fir & Fern Inn",
      contactsCount: { count: 1 },
      locationsCount: { count: 2 },
      mainContact: { title: "Buyer", customer: { email: "nora@example.com" } },
      locations: {
        nodes: [
          {
            name: "Ottawa",
            company: { name: "Fir & Fern Inn" },
            billingAddress: { city: "Ottawa" },
            taxSettings: { taxExempt: true, taxRegistrationId: "R1" },
          },
          {
            name: "Montreal",
            company: { name: "Fir & Fern Inn" },
            billingAddress: null,
            taxSettings: { taxExempt: false, taxRegistrationId: null },
          },
        ],
      },
      contacts: {
        nodes: [
          { id: "gid://shopify/CompanyContact/7001", isMainContact: true, customer: { firstName: "Nora" } },
        ],
      },
    },
  ]);
  expect(data.companyLocations.nodes).toEqual([
    { id: "gid://shopify/CompanyLocation/702", shippingAddress: { city: "Montreal" } },
  ]);
  expect(data.companyContact.company.externalId).toBe("FF-70");
  expect(data.companiesCount.count).toBe(1);
  expect(data.customer.companyContactProfiles).toEqual([{ company: { name: "Fir & Fern Inn" } }]);
});

test("companies open with read_companies alone, customers do not", async () => {
  const shop = await openShop();
  await shop.control("POST", "settings", { scopes: ["read_companies"] });
  expect((await shop.run("{ companies(first: 1) { nodes { id } } }")).companies.nodes).toEqual([]);
  const { json } = await shop.graphql("{ customers(first: 1) { nodes { id } } }");
  expect(json.errors[0].extensions.code).toBe("ACCESS_DENIED");
});
