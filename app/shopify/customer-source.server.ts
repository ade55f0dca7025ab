import type { z } from "zod";
import { failed, ok } from "#app/domain/faults/fault.ts";
import type { AdminClient, AdminOperation } from "#app/shopify/admin-client.server.ts";
import { mapCompany, mapCustomer } from "#app/shopify/mapping/map-customer.ts";
import { COMPANY_QUERY } from "#app/shopify/queries/company.graphql.ts";
import {
  CUSTOMER_BY_IDENTIFIER_QUERY,
  CUSTOMER_QUERY,
  CUSTOMER_SEARCH_QUERY,
} from "#app/shopify/queries/customer.graphql.ts";
import {
  companyAnswerWire,
  customerAnswerWire,
  customersAnswerWire,
} from "#app/shopify/wire/customer-wire.ts";
import type { ShopLists } from "#app/sync/ports.ts";

/** What a shop without companies, or without approval for protected customer data, keeps from the app. */
const withheld = [
  "customer.firstName",
  "customer.lastName",
  "customer.displayName",
  "customer.note",
  "customer.defaultEmailAddress",
  "customer.defaultPhoneNumber",
  "customer.defaultAddress",
  "customer.addressesV2",
  "customer.lastOrder",
  "customer.companyContactProfiles",
];

const customerOperation = (
  name: string,
  document: string,
): AdminOperation<z.infer<typeof customerAnswerWire>> => ({
  name,
  document,
  answer: customerAnswerWire,
  mayBeDenied: withheld,
});
const readOne = customerOperation("Customer", CUSTOMER_QUERY);
const readByIdentifier = customerOperation("CustomerByIdentifier", CUSTOMER_BY_IDENTIFIER_QUERY);
const search: AdminOperation<z.infer<typeof customersAnswerWire>> = {
  name: "CustomerSearch",
  document: CUSTOMER_SEARCH_QUERY,
  answer: customersAnswerWire,
};
const readOneCompany: AdminOperation<z.infer<typeof companyAnswerWire>> = {
  name: "Company",
  document: COMPANY_QUERY,
  answer: companyAnswerWire,
};

type CustomerLists = Pick<ShopLists, "readCustomer" | "readCompany" | "findCustomers">;

/** Customers and companies out of a shop's Admin API. */
export function createCustomerSource(client: AdminClient): CustomerLists {
  return {
    async readCustomer(shop, id) {
      if (!/^gid:\/\/shopify\/Customer\/\d+$/.test(id)) return failed(malformedId);
      const answer = await client.run(shop, readOne, { id }, `customer ${id}`);
      if (!answer.ok) return answer;
      return ok(answer.value.customer && mapCustomer(answer.value.customer));
    },
    async readCompany(shop, id) {
      if (!/^gid:\/\/shopify\/Company\/\d+$/.test(id)) return failed(malformedId);
      const answer = await client.run(shop, readOneCompany, { id }, `company ${id}`);
      if (!answer.ok) return answer;
      const { company, shop: facts } = answer.value;
      return ok(company && mapCompany(company, facts.currencyCode));
    },
    async findCustomers(shop, by) {
      const subject = "customers of the shop";
      if ("name" in by) {
        const answer = await client.run(shop, search, { search: nameSearch(by.name) }, subject);
        return answer.ok ? ok(answer.value.customers.nodes.map(mapCustomer)) : answer;
      }
      const answer = await client.run(shop, readByIdentifier, { identifier: by }, subject);
      if (!answer.ok) return answer;
      return ok(answer.value.customer ? [mapCustomer(answer.value.customer)] : []);
    },
  };
}

const malformedId = { kind: "malformed", subject: "a customer", what: "the customer's id" } as const;

/** Search terms for the parts of a name that there are; the search finds more than exact names. */
function nameSearch({ firstName, lastName }: { firstName: string | null; lastName: string | null }): string {
  const terms = [
    ["first_name", firstName],
    ["last_name", lastName],
  ].flatMap(([field, value]) => (value ? [`${field}:${quote(value)}`] : []));
  return terms.join(" AND ");
}

const quote = (value: string): string => `"${value.replace(/[\\"]/g, (character) => `\\${character}`)}"`;
