import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { Currency } from "#app/domain/money/currency.ts";
import { usableEmail } from "#app/domain/text/usable-email.ts";
import { cleanName } from "#app/qbo/clean-name.ts";
import { checkCurrency } from "#app/qbo/company.ts";
import type { EntityClient, EntityKind } from "#app/qbo/entity-client.server.ts";
import { mapCustomer } from "#app/qbo/map-customer.ts";
import type { FactsReader } from "#app/qbo/read-facts.server.ts";
import { type QboCustomer, qboCustomer } from "#app/qbo/wire/answers.ts";
import type { Books, BooksCustomer } from "#app/sync/ports.ts";

type CustomerBooks = Pick<
  Books,
  "findCustomerById" | "findCustomersByEmail" | "findCustomerByName" | "createCustomer"
>;

const CUSTOMER: EntityKind<QboCustomer> = { entity: "Customer", schema: qboCustomer };

/** The customers of a company. An address or a name that QuickBooks could not hold finds nobody. */
export function createCustomerBooks(
  client: EntityClient,
  homeCurrency: Currency,
  facts: Pick<FactsReader, "readCompany">,
): CustomerBooks {
  const read = (customer: QboCustomer): BooksCustomer => ({
    id: customer.Id,
    displayName: customer.DisplayName,
    email: customer.PrimaryEmailAddr?.Address ?? null,
    currency: customer.CurrencyRef?.value ?? homeCurrency,
    isActive: customer.Active ?? true,
  });

  return {
    async findCustomerById(id) {
      const found = await client.read(CUSTOMER, id);
      return found.ok ? ok(found.value && read(found.value)) : found;
    },
    async findCustomersByEmail(email) {
      const address = usableEmail(email);
      if (address === null) return ok([]);
      const found = await client.query(CUSTOMER, [{ field: "PrimaryEmailAddr", equals: address }]);
      return found.ok ? ok(found.value.map(read)) : found;
    },
    async findCustomerByName(displayName) {
      const name = cleanName(displayName);
      if (name === "") return ok(null);
      const found = await client.queryIn(CUSTOMER, "DisplayName", [name]);
      if (!found.ok) return found;
      const customers = found.value.map(read);
      return ok(customers.find((customer) => customer.isActive) ?? customers[0] ?? null);
    },
    async createCustomer(need, displayName, requestId): Promise<Result<BooksCustomer>> {
      const subject = "customer";
      const company = await facts.readCompany();
      if (!company.ok) return company;
      const currency = checkCurrency(company.value, need.currency, subject);
      if (!currency.ok) return currency;
      const body = mapCustomer(need, displayName, company.value);
      const name = body.DisplayName;
      if (name === "") return failed({ kind: "malformed", what: "customer name", subject });
      const created = await client.create(CUSTOMER, body, requestId, { subject, name });
      return created.ok ? ok(read(created.value)) : created;
    },
  };
}
