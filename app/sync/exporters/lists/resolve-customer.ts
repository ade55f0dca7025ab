import type { CustomerNeed } from "#app/domain/accounting/plan.ts";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { personNameCandidates } from "#app/domain/mapping/name-candidates.ts";
import { hash } from "#app/sync/content-hash.ts";
import { boundId, type ExportContext, listBinding } from "#app/sync/exporters/export-context.ts";
import type { BooksCustomer } from "#app/sync/ports.ts";
import { waitForLock } from "#app/sync/wait-for-lock.ts";

/** QBO takes more in a display name, but PrintOnCheckName, which follows it, stops at 110. */
const maxNameLength = 100;

/**
 * The QBO customer of a document: linked before, else found by e-mail, else by name, else created. Never a guess
 * between two: several customers with the buyer's e-mail are a fault `ambiguous`. A namesake with another e-mail is
 * somebody else, so the new customer gets a number behind the name.
 */
export async function resolveCustomer(context: ExportContext, need: CustomerNeed): Promise<Result<string>> {
  const key = `${need.key}|${need.currency}`;
  const bound = await boundId(context, "customer", key);
  if (bound) return ok(bound);
  return underBuyerLocks(context, need, key, async () => {
    const meanwhile = await boundId(context, "customer", key);
    if (meanwhile) return ok(meanwhile);
    const customer = await findOrCreate(context, need, key);
    if (!customer.ok) return customer;
    await context.ports.bindings.bind({
      ...listBinding(context, "customer", key, "Customer", customer.value.id),
      name: need.displayName,
      booksName: customer.value.displayName,
    });
    return ok(customer.value.id);
  });
}

/**
 * One order at a time per buyer, and per e-mail address, which a guest and a customer account may share: the second
 * finds what the first created. Orders of different buyers do not wait for each other, so their calls travel together.
 * Always in this order, so that no two orders wait for each other for ever.
 */
function underBuyerLocks(
  context: ExportContext,
  need: CustomerNeed,
  key: string,
  work: () => Promise<Result<string>>,
): Promise<Result<string>> {
  const lock = (kind: string, text: string, inside: () => Promise<Result<string>>) =>
    waitForLock(context.ports, `${context.shop}/${kind}/${hash([text])}`, inside);
  const email = need.email?.trim().toLowerCase();
  const inner = email ? () => lock("create-customer-email", email, work) : work;
  return lock("create-customer", key, inner);
}

async function findOrCreate(
  context: ExportContext,
  need: CustomerNeed,
  key: string,
): Promise<Result<BooksCustomer>> {
  const byEmail = need.email ? await findByEmail(context, need, need.email) : ok(null);
  if (!byEmail.ok) return byEmail;
  if (byEmail.value) return ok(byEmail.value);
  return createOrFindByName(context, need, key);
}

async function findByEmail(
  context: ExportContext,
  need: CustomerNeed,
  email: string,
): Promise<Result<BooksCustomer | null>> {
  const found = await context.books.findCustomersByEmail(email);
  if (!found.ok) return found;
  const fitting = found.value.filter((customer) => customer.isActive && customer.currency === need.currency);
  const namesakes = fitting.filter((customer) => sameText(customer.displayName, nameInBooks(context, need)));
  const choice = fitting.length === 1 ? fitting : namesakes;
  if (fitting.length > 1 && choice.length !== 1) {
    return failed({
      kind: "ambiguous",
      subject: `customer ${need.displayName}`,
      what: "the buyer's e-mail address",
      candidates: fitting.map(({ id, displayName }) => ({ id, name: displayName })),
      choice: { kind: "customer", key: `${need.key}|${need.currency}`, name: need.displayName },
    });
  }
  return ok(choice[0] ?? null);
}

async function createOrFindByName(
  context: ExportContext,
  need: CustomerNeed,
  key: string,
): Promise<Result<BooksCustomer>> {
  const base = nameInBooks(context, need);
  for (const name of personNameCandidates(base, markOf(need), maxNameLength)) {
    const requestId = hash([context.shop, context.books.realmId, "customer", key, name]).slice(0, 36);
    // Created first, as most buyers are new and reads are metered. A vendor or an employee may carry the name, too.
    const created = await context.books.createCustomer(need, name, requestId);
    if (created.ok || created.fault.kind !== "duplicateName") return created;
    const namesake = await context.books.findCustomerByName(name);
    if (!namesake.ok) return namesake;
    if (namesake.value && isSamePerson(namesake.value, need)) return ok(namesake.value);
  }
  return failed(clash(need, base));
}

/** Shopify's number of the customer, or a guest's address: no two buyers share it. */
function markOf(need: CustomerNeed): string | null {
  return need.key === "guest" ? null : (need.key.split(/^email:|\//).at(-1) ?? null);
}

/** QBO ties a customer to one currency, so a buyer in another one needs a second customer, told apart by its name. */
function nameInBooks(context: ExportContext, need: CustomerNeed): string {
  return need.currency === context.connection.homeCurrency
    ? need.displayName
    : `${need.displayName} ${need.currency}`;
}

function isSamePerson(customer: BooksCustomer, need: CustomerNeed): boolean {
  if (!customer.isActive || customer.currency !== need.currency) return false;
  return need.email === null || customer.email === null || sameText(customer.email, need.email);
}

function sameText(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}

function clash(need: CustomerNeed, name: string): Fault {
  return { kind: "duplicateName", subject: `customer ${need.displayName}`, name };
}
