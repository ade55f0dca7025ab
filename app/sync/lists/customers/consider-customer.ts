import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { customerHref, reactivateHref } from "#app/domain/lists/link-choice.ts";
import type { Settings } from "#app/domain/settings/settings.ts";
import { considerOnce, type RecordRef } from "#app/sync/consider-once.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { listCustomerLinks } from "#app/sync/lists/customers/customer-links.ts";
import { followLink } from "#app/sync/lists/customers/follow-link.ts";
import { linkCustomer } from "#app/sync/lists/customers/link-customer.ts";
import {
  partyOfLocation,
  partyOfRecord,
  type RecordParty,
  type RecordSubject,
} from "#app/sync/lists/customers/parties-of-record.ts";
import { releaseWaiting } from "#app/sync/lists/customers/release-waiting.ts";
import { type SyncedPair, syncLink } from "#app/sync/lists/customers/sync-link.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import type { Binding, RecordChange, SyncPorts, SyncRecord } from "#app/sync/ports.ts";
import type { Consideration } from "#app/sync/settle-record.ts";

/**
 * Considers one customer or company of the shop: reads both sides, brings them to agree, and links it first where it is
 * to be in QuickBooks: with its first order, by a person's push, or at once by setting. Repeating it changes nothing.
 */
export function considerCustomer(ports: SyncPorts, ref: RecordRef): Promise<Outcome> {
  return considerOnce(ports, { ...ref, kind: "customer" }, consider);
}

async function consider(ports: SyncPorts, record: SyncRecord): Promise<Consideration> {
  const { shop, override } = record;
  const settings = await ports.settings.load(shop);
  const reading = await readSubject(ports, record);
  if (!reading.ok) return answer(reading);
  const subject = reading.value;
  // The link stays: what was booked for the customer is the customer's.
  if (!subject) return answer(failed({ kind: "deleted", subject: `customer ${record.name}` }));
  const facts = factsOf(subject);
  const barred = barredBy(record, settings, String(facts.name));
  if (barred) return { ...answer(failed(barred)), facts };
  const opened = await ports.books.openBooks(shop);
  const isDue = override?.kind === "push" || settings.customers.push === "automatic";
  if (!opened.ok) return { ...answer(failed(isDue ? opened.fault : waits(facts))), facts };
  const context: ExportContext = { ports, shop, settings, ...opened.value };
  const synced = await syncRecord(context, record, subject, isDue);
  if (!synced.ok) {
    // A link that ended is not made again by a push of long ago.
    const isEnded = synced.fault.kind === "unlinked";
    return { ...answer(synced), facts: { ...facts, ...(isEnded ? { override: null } : {}) } };
  }
  await release(context, record, synced.value);
  return settle(context, facts, synced.value);
}

async function readSubject(
  ports: SyncPorts,
  { shop, id }: SyncRecord,
): Promise<Result<RecordSubject | null>> {
  if (id.startsWith("gid://shopify/Company/")) {
    const company = await ports.shopLists.readCompany(shop, id);
    return company.ok ? ok(company.value && { kind: "company", company: company.value }) : company;
  }
  const customer = await ports.shopLists.readCustomer(shop, id);
  return customer.ok ? ok(customer.value && { kind: "person", customer: customer.value }) : customer;
}

function factsOf(subject: RecordSubject): RecordChange {
  return subject.kind === "company"
    ? { name: subject.company.name, processedAt: subject.company.createdAt }
    : {
        name: subject.customer.displayName,
        customerName: subject.customer.email,
        processedAt: subject.customer.createdAt,
      };
}

function barredBy({ override }: SyncRecord, { isEnabled }: Settings, name: string): Fault | null {
  const subject = `customer ${name}`;
  if (override?.kind === "hold") return { kind: "heldByPerson", subject, note: override.note };
  if (override?.kind === "exclude") return { kind: "excludedByPerson", subject, note: override.note };
  return isEnabled ? null : { kind: "syncOff", subject };
}

const waits = ({ name = "" }: RecordChange): Fault => ({
  kind: "waitsForOrder",
  subject: `customer ${name}`,
});

/** Every customer of QuickBooks that the record is, one in each currency; linked first when it is due and is none yet. */
async function syncRecord(
  context: ExportContext,
  record: SyncRecord,
  subject: RecordSubject,
  isDue: boolean,
): Promise<Result<SyncedPair[]>> {
  const links = await listCustomerLinks(context.ports.bindings, context.shop, context.connection, record.id);
  const pairs: SyncedPair[] = [];
  for (const link of links) {
    const synced = await syncOne(context, subject, link);
    if (!synced.ok) return named(synced.fault, record);
    if (synced.value) pairs.push(synced.value);
  }
  if (pairs.length > 0) return ok(pairs);
  if (links.length > 0) return failed({ kind: "unlinked", subject: `customer ${record.name}` });
  if (!isDue) return failed(waits(factsOf(subject)));
  const created = await pushOne(context, subject);
  return created.ok ? ok([created.value]) : named(created.fault, record);
}

async function syncOne(
  context: ExportContext,
  subject: RecordSubject,
  link: Binding,
): Promise<Result<SyncedPair | null>> {
  const followed = await followLink(context, link);
  if (!followed.ok || !followed.value) return followed.ok ? ok(null) : followed;
  const { binding, entry } = followed.value;
  const wanted = await partyOfLink(context, subject, binding, entry?.parentId ?? null);
  if (!wanted.ok) return wanted;
  if (!wanted.value || !(await leads(context, binding))) return ok(entry && { binding, entry, faults: [] });
  const customer = subject.kind === "person" ? subject.customer : null;
  return syncLink(context, { ...wanted.value, binding, entry, customer });
}

/** The party that a link is of: the record itself, or a place of the company, in the link's currency. */
async function partyOfLink(
  context: ExportContext,
  subject: RecordSubject,
  { key, currency }: Binding,
  parentId: string | null,
): Promise<Result<RecordParty | null>> {
  const [owner = "", inKey = context.connection.homeCurrency] = key.split("|");
  const money = currency ?? inKey;
  if (subject.kind === "company" && owner !== subject.company.id) {
    return partyOfLocation(context, subject.company, owner, money, parentId);
  }
  return partyOfRecord(context, subject, money);
}

/** Of several customers of the shop that share one in QuickBooks, the one that was linked first speaks for it. */
async function leads({ ports, shop, books }: ExportContext, binding: Binding): Promise<boolean> {
  const links = await ports.bindings.findByQboIds(shop, books.realmId, "Customer", [binding.qboId]);
  const first = links.find(({ kind, key }) => kind === "customer" && key.startsWith("gid://"));
  return first === undefined || first.key === binding.key;
}

async function pushOne(context: ExportContext, subject: RecordSubject): Promise<Result<SyncedPair>> {
  const { connection } = context;
  const { shopCurrency } = subject.kind === "company" ? subject.company : subject.customer;
  const currency = connection.isMultiCurrency ? shopCurrency : connection.homeCurrency;
  const wanted = await partyOfRecord(context, subject, currency);
  if (!wanted.ok) return wanted;
  const { party, nameOf } = wanted.value;
  const link = await linkCustomer(context, party, { mayCreate: true });
  if (!link.ok) return link;
  if (!link.value) throw new Error("A customer that may be created was neither found nor created.");
  const customer = subject.kind === "person" ? subject.customer : null;
  return syncLink(context, { ...link.value, party, nameOf, customer });
}

function named(fault: Fault, { name }: SyncRecord): Result<never> {
  return failed({ ...fault, subject: fault.subject || `customer ${name}` });
}

/** Whatever waits for this customer to be in QuickBooks, or to be active there again, goes on. */
async function release(
  context: ExportContext,
  record: SyncRecord,
  pairs: readonly SyncedPair[],
): Promise<void> {
  const hrefs = [customerHref(record.id), ...pairs.map(({ entry }) => reactivateHref("customer", entry.id))];
  await releaseWaiting(context.ports, context.shop, hrefs, record);
}

function settle(context: ExportContext, facts: RecordChange, pairs: readonly SyncedPair[]): Consideration {
  const [main] = pairs;
  const shown: RecordChange = main
    ? {
        ...facts,
        documentNumber: main.entry.fullName || main.entry.name,
        documentUrl: context.books.documentUrl("Customer", main.entry.id),
      }
    : facts;
  const [fault, ...furtherFaults] = pairs.flatMap(({ faults }) => faults);
  if (fault) return { ...answer(failed(fault)), furtherFaults, facts: shown };
  return { ...answer(ok(pairs.map(({ binding }) => binding))), facts: shown };
}

const answer = (result: Result<Binding[]>): Consideration => ({ sale: null, plan: null, result });
