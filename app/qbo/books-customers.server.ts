import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import type { Currency } from "#app/domain/money/currency.ts";
import { usableEmail } from "#app/domain/text/usable-email.ts";
import { cleanName } from "#app/qbo/clean-name.ts";
import { checkCurrency } from "#app/qbo/company.ts";
import type { EntityClient } from "#app/qbo/entity-client.server.ts";
import { createListReaders } from "#app/qbo/lists/list-readers.ts";
import { mapCustomerPatch, mapNewCustomer } from "#app/qbo/map-customer.ts";
import type { FactsReader } from "#app/qbo/read-facts.server.ts";
import type { Books } from "#app/sync/ports.ts";

type CustomerBooks = Pick<
  Books,
  "findCustomerById" | "findCustomersByEmail" | "findCustomerByName" | "createCustomer" | "updateCustomer"
>;

/** The customers of a company. An address or a name that QuickBooks could not hold finds nobody. */
export function createCustomerBooks(
  client: EntityClient,
  homeCurrency: Currency,
  facts: Pick<FactsReader, "readCompany">,
): CustomerBooks {
  const { Customer } = createListReaders({ homeCurrency });
  const subject = "customer";

  return {
    findCustomerById: (id) => client.read(Customer, id),
    async findCustomersByEmail(email) {
      const address = usableEmail(email);
      return address === null
        ? ok([])
        : client.query(Customer, [{ field: "PrimaryEmailAddr", equals: address }]);
    },
    async findCustomerByName(displayName) {
      const name = cleanName(displayName);
      if (name === "") return ok(null);
      const found = await client.query(Customer, [
        { field: "DisplayName", equals: name },
        { field: "Active", any: true },
      ]);
      if (!found.ok) return found;
      const named = found.value.filter((customer) => isSameName(customer.name, name));
      return ok(named.find((customer) => customer.isActive) ?? named[0] ?? null);
    },
    async createCustomer(customer, requestId): Promise<Result<CustomerEntry>> {
      const company = await facts.readCompany();
      if (!company.ok) return company;
      const currency = checkCurrency(company.value, customer.currency, subject);
      if (!currency.ok) return currency;
      const body = mapNewCustomer(customer, company.value);
      const name = body.DisplayName;
      if (name === "") return failed({ kind: "malformed", what: "customer name", subject });
      return client.create(Customer, body, requestId, { subject, name });
    },
    async updateCustomer(known, patch, requestId) {
      const body = mapCustomerPatch(known, patch);
      const about = { subject, ...(body.DisplayName === undefined ? {} : { name: body.DisplayName }) };
      return client.update(Customer, body, requestId, about);
    },
  };
}

/** QuickBooks compares names without regard to case. */
function isSameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
