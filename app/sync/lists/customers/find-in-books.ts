import { ok, type Result } from "#app/domain/faults/fault.ts";
import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import { type CustomerMatch, matchCustomer } from "#app/domain/lists/customers/match-customer.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { nameInCurrency, type ShopParty } from "#app/sync/lists/customers/shop-party.ts";
import type { Binding } from "#app/sync/ports.ts";

/** A copy of the list that is older than this is not relied on. */
const freshForMs = 60 * 60_000;

/**
 * Looks for a party among the customers of QuickBooks: in our copy of the list, which costs no metered read. Who is not
 * there may have been entered a moment ago, so QuickBooks itself is asked for the e-mail address before anybody is
 * created: one read for a new customer. By name it is asked only once the name is known to be taken.
 */
export async function findInBooks(context: ExportContext, party: ShopParty): Promise<Result<CustomerMatch>> {
  const { ports, shop, books } = context;
  const { email } = party.side.fields;
  const known = await matchInCopy(context, party);
  if (known.kind !== "none" || !email) return ok(known);
  const found = await books.findCustomersByEmail(email);
  if (!found.ok) return found;
  await ports.mirror.put(shop, books.realmId, found.value);
  return ok(await choose(context, party, found.value));
}

async function matchInCopy(context: ExportContext, party: ShopParty): Promise<CustomerMatch> {
  const { ports, shop, books } = context;
  if (!(await isListFresh(context))) return { kind: "none" };
  const match = (by: "email" | "name", keys: string[]) =>
    ports.mirror.match(shop, books.realmId, "Customer", by, keys);
  const [byEmail, byName] = await Promise.all([
    match(
      "email",
      [matchKey(party.side.fields.email)].flatMap((key) => key ?? []),
    ),
    match(
      "name",
      namesOf(context, party).flatMap((name) => matchKey(name) ?? []),
    ),
  ]);
  return choose(context, party, [...byEmail, ...byName]);
}

/** Whether an entry whose name is the wanted one is the party itself. */
export async function isParty(
  context: ExportContext,
  party: ShopParty,
  entry: CustomerEntry,
): Promise<"email" | "name" | null> {
  const match = await choose(context, party, [entry]);
  return match.kind === "one" ? match.by : null;
}

async function choose(
  context: ExportContext,
  party: ShopParty,
  entries: readonly CustomerEntry[],
): Promise<CustomerMatch> {
  const { ports, shop, books } = context;
  const ids = [...new Set(entries.map(({ id }) => id))];
  const links = ids.length > 0 ? await ports.bindings.findByQboIds(shop, books.realmId, "Customer", ids) : [];
  const distinct = [...new Map(entries.map((entry) => [entry.id, entry])).values()];
  const others = links.filter((link) => isSomebodyElse(link, party));
  const gone = await goneOwners(context, others);
  const candidates = distinct.map((entry) => ({
    entry,
    isTaken: others.some((link) => link.qboId === entry.id && !gone.has(ownerOf(link))),
  }));
  const { currency, parentId, isCompany, side } = party;
  return matchCustomer(
    { currency, parentId, isCompany, email: side.fields.email, names: namesOf(context, party) },
    candidates,
  );
}

function namesOf({ connection }: ExportContext, { displayName, otherNames, currency }: ShopParty): string[] {
  return [displayName, ...otherNames].map((name) => nameInCurrency(name, currency, connection.homeCurrency));
}

const ownerOf = ({ key }: Binding): string => key.split("|")[0] ?? "";

/** A guest may come back under an account; whoever else is linked to an entry is somebody of his own. */
function isSomebodyElse(link: Binding, party: ShopParty): boolean {
  const owner = ownerOf(link);
  return link.kind === "customer" && owner !== party.key && !owner.startsWith("email:");
}

/** Customers that Shopify has no more leave theirs to whoever they are now. Asked only where an entry is taken. */
async function goneOwners({ ports, shop }: ExportContext, links: readonly Binding[]): Promise<Set<string>> {
  const gone = new Set<string>();
  for (const owner of new Set(links.map(ownerOf))) {
    if (!owner.startsWith("gid://shopify/Customer/")) continue;
    const found = await ports.shopLists.readCustomer(shop, owner);
    if (found.ok && found.value === null) gone.add(owner);
  }
  return gone;
}

async function isListFresh({ ports, shop, books }: ExportContext): Promise<boolean> {
  const states = await ports.mirror.states(shop, books.realmId);
  const list = states.find(({ type }) => type === "Customer");
  if (!list?.filledAt || !list.readUntil) return false;
  return ports.clock.now().getTime() - list.readUntil.getTime() < freshForMs;
}
