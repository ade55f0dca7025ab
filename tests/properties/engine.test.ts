import { afterAll, beforeAll, expect, test } from "vitest";
import { settingsSchema } from "#app/domain/settings/settings.ts";
import { changeOrders } from "#tests/road/place-orders.ts";
import { type CaseBooks, type Dump, openCaseEngine } from "#tests/scenarios/case-engine.ts";
import { placeSchema } from "#tests/scenarios/read-cases.ts";
import { storedBooks, trialBalance } from "#tests/scenarios/stored-books.ts";
import { makeVersions } from "./order-versions/make-versions.ts";
import { createRandom, type Random } from "./shop-history/random.ts";

const place = placeSchema.parse({});
const forms = ["invoice", "salesReceipt"] as const;
/** A seed decides the history of its order and when it is looked at. In these every event happens, alone and among others. */
const seeds = [5, 6, 9, 11, 13, 14, 16, 17, 18, 21, 24, 26, 32, 134];

let engine: Awaited<ReturnType<typeof openCaseEngine>>;
beforeAll(async () => {
  engine = await openCaseEngine();
});
afterAll(() => engine?.close());

test.each(seeds.flatMap((seed) => forms.map((form) => ({ seed, form }))))(
  "any order and repetition of events ends in the same documents: seed $seed, $form",
  async ({ seed, form }) => {
    const number = form === "invoice" ? seed : 100_000 + seed;
    const random = createRandom(-seed);
    const { versions, told } = makeVersions(seed, number);
    const settings = settingsSchema.parse({ form });
    const [first, ...later] = versions;
    const placed = await engine.placeOrder({ order: first, patch: null, place });
    const watched = await engine.openBooks({ name: `watched-${number}`, settings, place }, placed);
    await lookAtRandom(watched, random);
    for (const version of later) {
      await changeOrders(placed.shop.emulator.baseUrl, [version], { webhooks: false });
      await lookAtRandom(watched, random);
    }
    const late = await engine.openBooks({ name: `late-${number}`, settings, place }, placed);
    const [grown, once] = [await watched.run(), await late.run()];

    const what = told.join(" ");
    const isBooked = form === "invoice" || told.includes("pay");
    expect(grown.record.status, what).toBe(isBooked ? "Synchronized" : "Held");
    expect([once.record.status, once.record.reason]).toEqual([grown.record.status, grown.record.reason]);
    expect(readBooks(grown.dump), what).toEqual(readBooks(once.dump));
    expect(trialBalance(grown.dump)).toBe(0);
    expect((await watched.run()).dump).toEqual(grown.dump);
    expect((await late.run()).dump).toEqual(once.dump);
  },
);

/** Deliveries of one version: none, one, the same one twice, or two that two workers take at the same time. */
async function lookAtRandom(books: CaseBooks, random: Random): Promise<void> {
  const look = random.pick(["not", "once", "twice", "at once"]);
  if (look === "not") return;
  await books.request();
  if (look !== "at once") await books.consider();
  if (look === "twice") await books.run();
  if (look !== "at once") return;
  const outcomes = await Promise.all([books.consider(), books.consider()]);
  if (outcomes.some(({ kind }) => kind === "snooze")) await books.consider();
}

/** Everything that QuickBooks stores of the order, items by their names: which one came first gave it its id. */
function readBooks(dump: Dump) {
  const items = new Map((dump.Item as { Id: string; Name: string }[]).map(({ Id, Name }) => [Id, Name]));
  const documents = storedBooks(dump, "USD").map((document) => ({
    ...document,
    lines: document.lines.map(([item, ...rest]) => [items.get(String(item)) ?? item, ...rest]),
  }));
  const balances = dump.trialBalance
    .filter(({ debit, credit }) => debit !== credit)
    .map(({ account, debit, credit }) => `${account} ${(debit - credit).toFixed(2)}`)
    .toSorted();
  return { documents, balances };
}
