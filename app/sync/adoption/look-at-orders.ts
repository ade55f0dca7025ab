import { ok, type Result } from "#app/domain/faults/fault.ts";
import {
  type BooksDocumentFacts,
  type ShopOrderFacts,
  soldDocumentTypes,
} from "#app/domain/lists/adoption/adoption-facts.ts";
import { shiftDay } from "#app/domain/lists/adoption/day-distance.ts";
import { matchDocuments, type OrderMatch, refOf } from "#app/domain/lists/adoption/match-documents.ts";
import { formatMoney } from "#app/domain/money/format-decimal.ts";
import type { AdoptionPorts } from "#app/sync/adoption/adoption-ports.ts";
import type { Adoption, AdoptionMatch, AdoptionProgress, Books, StandingDocument } from "#app/sync/ports.ts";

const windowDays = 31;
/** Programs date documents by the order, its payment or its shipment. */
const earlierDays = 7;
const laterDays = 14;
/** Orders without a find whose numbers are asked for by themselves: their documents may be of another time. */
const mostNumbers = 300;
const numbersPerRequest = 30;

/** What one step found, and what it cost. `isSpent`: QuickBooks was asked as often as a person allowed, before the step was done. */
export type LookStep = {
  progress: AdoptionProgress;
  asked: number;
  found: AdoptionMatch[];
  /** Earlier finds that hold no more. */
  cleared: string[];
  isSpent?: true;
};

/**
 * Looks at a month of orders that are not in the books by this app: reads the sales documents around it, a thousand a request,
 * and those of the orders' numbers, thirty a request, and matches them. Documents that an earlier month took are weighed again
 * with the orders that took them.
 */
export async function lookAtOrders(
  ports: AdoptionPorts,
  adoption: Adoption,
  books: Books,
): Promise<Result<LookStep>> {
  const { progress } = adoption;
  const from = progress.position ?? adoption.toDay;
  const to = [shiftDay(from, windowDays - 1), adoption.toDay].toSorted()[0] ?? from;
  const settings = await ports.settings.load(adoption.shop);
  const orders = await readOrders(ports, adoption, { from, to, money: settings.booksCurrency });
  if (!orders.ok) return orders;
  const next = nextProgress(adoption, to, orders.value.looked);
  if (orders.value.open.length === 0) return ok({ progress: next, asked: 0, found: [], cleared: [] });
  const reader = createReader(ports, adoption, books);
  const documents = await reader.readWindow({
    from: shiftDay(from, -earlierDays),
    to: shiftDay(to, laterDays),
  });
  if (!documents.ok) return documents;
  if (documents.value === null)
    return ok({ progress, asked: reader.asked(), found: [], cleared: [], isSpent: true });
  const claims = await ports.adoptions.findClaims(adoption.id, "order", documents.value.map(refOf));
  const all = [...orders.value.open, ...claims.map(({ facts }) => facts as ShopOrderFacts)];
  const first = matchDocuments(all, documents.value);
  const missing = first.filter(({ verdict }) => verdict === "none").slice(0, mostNumbers);
  const numbers = missing.flatMap(({ orderId }) =>
    numbersOf(
      all.find(({ id }) => id === orderId),
      settings.invoicePrefix,
    ),
  );
  const named = await reader.readNumbers(numbers);
  if (!named.ok) return named;
  const whole = [...new Map([...documents.value, ...named.value].map((one) => [refOf(one), one])).values()];
  const matches = whole.length > documents.value.length ? matchDocuments(all, whole) : first;
  const byId = new Map(all.map((order) => [order.id, order]));
  return ok({
    progress: next,
    asked: reader.asked(),
    found: matches.flatMap((match) => matchRow(byId.get(match.orderId), match) ?? []),
    cleared: claims.map(({ key }) => key),
  });
}

function nextProgress({ progress, toDay }: Adoption, to: string, looked: number): AdoptionProgress {
  const counted = { ...progress.looked, order: progress.looked.order + looked };
  return to >= toDay
    ? { phase: "customers", position: null, looked: counted }
    : { phase: "orders", position: shiftDay(to, 1), looked: counted };
}

async function readOrders(
  ports: AdoptionPorts,
  { shop, realmId }: Adoption,
  wanted: { from: string; to: string; money: "shop" | "presentment" },
): Promise<Result<{ open: ShopOrderFacts[]; looked: number }>> {
  const orders: ShopOrderFacts[] = [];
  for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
    const page = await ports.shopFacts.listOrders(shop, wanted, cursor);
    if (!page.ok) return page;
    orders.push(...page.value.orders);
    cursor = page.value.cursor;
  }
  const booked = await ports.adoptions.findBooked(
    shop,
    realmId,
    orders.map(({ id }) => id),
  );
  return ok({ open: orders.filter(({ id }) => !booked.has(id)), looked: orders.length });
}

/** The ways in which programs and people write the number of an order. */
function numbersOf(order: ShopOrderFacts | undefined, prefix: string): string[] {
  if (!order) return [];
  const bare = order.name.replace(/^#+/, "");
  return [...new Set([bare, order.name, prefix + bare])].filter((number) => number.length <= 21);
}

function createReader(ports: AdoptionPorts, adoption: Adoption, books: Books) {
  let asked = 0;
  const isSpent = () => adoption.asked + asked >= adoption.allowed;
  const readFacts = (documents: StandingDocument[]) => withoutLinked(ports, adoption, documents);
  return {
    asked: () => asked,
    async readWindow(window: { from: string; to: string }): Promise<Result<BooksDocumentFacts[] | null>> {
      const documents: StandingDocument[] = [];
      for (const type of soldDocumentTypes) {
        for (let position: number | null = 1; position !== null; ) {
          if (isSpent()) return ok(null);
          asked += 1;
          const page: Awaited<ReturnType<Books["standing"]["listByDate"]>> = await books.standing.listByDate(
            type,
            window,
            position,
          );
          if (!page.ok) return page;
          documents.push(...page.value.documents);
          position = page.value.next;
        }
      }
      return ok(await readFacts(documents));
    },
    async readNumbers(numbers: readonly string[]): Promise<Result<BooksDocumentFacts[]>> {
      const documents: StandingDocument[] = [];
      for (let start = 0; start < numbers.length && !isSpent(); start += numbersPerRequest) {
        for (const type of soldDocumentTypes) {
          asked += 1;
          const found = await books.standing.listByNumber(
            type,
            numbers.slice(start, start + numbersPerRequest),
          );
          if (!found.ok) return found;
          documents.push(...found.value);
        }
      }
      return ok(await readFacts(documents));
    },
  };
}

/** Documents that no order of ours has, with what the copy of QuickBooks' customers knows of their buyers. */
async function withoutLinked(
  { bindings, mirror }: AdoptionPorts,
  { shop, realmId }: Adoption,
  documents: readonly StandingDocument[],
): Promise<BooksDocumentFacts[]> {
  const linked = new Set<string>();
  for (const type of soldDocumentTypes) {
    const ids = documents.filter((document) => document.type === type).map(({ id }) => id);
    for (const { qboId } of await bindings.findByQboIds(shop, realmId, type, ids))
      linked.add(`${type} ${qboId}`);
  }
  const customerIds = [...new Set(documents.flatMap(({ customerId }) => customerId ?? []))];
  const customers = new Map(
    (await mirror.find(shop, realmId, "Customer", customerIds)).map((entry) => [entry.id, entry]),
  );
  return documents.flatMap((document): BooksDocumentFacts[] => {
    const { type, id, docNumber, date, totalMinor, currency, texts, lines, customerId } = document;
    if ((type !== "Invoice" && type !== "SalesReceipt") || linked.has(`${type} ${id}`)) return [];
    const customer = customerId === null ? undefined : customers.get(customerId);
    const email = document.email ?? customer?.email ?? null;
    const customerName = document.customerName ?? customer?.name ?? null;
    return [{ type, id, docNumber, date, totalMinor, currency, texts, lines, email, customerName }];
  });
}

function matchRow(
  order: ShopOrderFacts | undefined,
  { verdict, candidates }: OrderMatch,
): AdoptionMatch | null {
  const [best] = candidates;
  if (!order || verdict === "none" || !best) return null;
  return {
    kind: "order",
    key: order.id,
    name: `${order.name}, ${order.date}, ${formatMoney(order.totalMinor, order.currency)}`,
    facts: order,
    verdict,
    score: best.score,
    candidates: candidates.map(({ document, score, reasons }) => ({
      ref: refOf(document),
      label: describe(document),
      score,
      reasons,
    })),
    ref: verdict === "match" ? refOf(best.document) : null,
    state: "open",
    reason: null,
  };
}

const typeWords = { Invoice: "Invoice", SalesReceipt: "Sales receipt" } as const;
function describe({
  type,
  id,
  docNumber,
  date,
  totalMinor,
  currency,
  customerName,
}: BooksDocumentFacts): string {
  const name = `${typeWords[type]} ${docNumber ?? `with the id ${id}`}`;
  return [name, date, formatMoney(totalMinor, currency), customerName].filter(Boolean).join(", ");
}
