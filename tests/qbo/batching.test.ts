import { expect, test } from "vitest";
import type { Books } from "#app/sync/ports.ts";
import { aNewCustomer, must, prepareDraft } from "#tests/qbo/a-draft.ts";
import { openEmulatedBooks } from "#tests/qbo/emulated-books.ts";

type Session = Awaited<ReturnType<typeof openEmulatedBooks>>;
/** Until the calls that were made stand in line: a booking first asks what is known of the company. */
const untilInLine = () => new Promise<void>((resolve) => process.nextTick(resolve));

type Logged = { method: string; path: string; query: string; status: number };

/** Ten calls go alone while there is room; what comes after them has to wait and travels together. */
const ALONE = 10;

/** An invoice to book under each of `count` numbers, when the limits of the minute are fresh. */
async function prepareNumbers(session: Session, count: number) {
  const { draft } = await prepareDraft(session.books);
  session.clock.advance(120_000);
  const numbers = Array.from({ length: count }, (_, index) => `WEB-${2001 + index}`);
  const book = (number: string, sends = 0, books: Books = session.books) =>
    books.createDocument(
      { ...draft, plan: { ...draft.plan, docNumber: number } },
      `request-${number}`,
      sends,
    );
  return { numbers, book };
}

async function readBatches(session: Session): Promise<Logged[]> {
  const response = await fetch(`${session.emulator.baseUrl}/__emulator/requests`);
  const { requests } = (await response.json()) as { requests: Logged[] };
  return requests.filter(({ path }) => path.endsWith("/batch"));
}

async function countBooked(session: Session, numbers: readonly string[]): Promise<number[]> {
  session.clock.advance(120_000);
  const found = await Promise.all(numbers.map((number) => session.books.findByNumber("Invoice", number)));
  return found.map((each) => must(each).length);
}

test("calls that have to wait travel together, and each gets its own answer: object, rows or fault", async () => {
  await using session = await openEmulatedBooks();
  const { books, counts } = session;
  const { numbers, book } = await prepareNumbers(session, ALONE + 12);
  must(await book("WEB-2022"));
  session.clock.advance(120_000);
  const before = counts.read();
  const invoices = Promise.all(numbers.map((number) => book(number)));
  await untilInLine();
  const others = Promise.all([
    books.createCustomer(aNewCustomer("Ann Lee"), "customer-2"),
    books.findItemsBySkus(["SH'1", "none"]),
    books.findByNumber("Invoice", "WEB-2022"),
    books.listAccounts(),
  ]);
  const answers = await invoices;
  for (const [index, number] of numbers.slice(0, -1).entries()) {
    expect(answers[index]).toMatchObject({ ok: true, value: { docNumber: number, totalMinor: 3752 } });
  }
  const [namesake, items, earlier, accounts] = await others;
  expect(answers.at(-1)).toMatchObject({
    fault: { kind: "duplicateNumber", docNumber: "WEB-2022", evidence: { httpStatus: 400 } },
  });
  expect(namesake).toMatchObject({
    fault: { kind: "duplicateName", name: "Ann Lee", evidence: { httpStatus: 400, remoteCode: "6240" } },
  });
  expect(must(items)).toMatchObject([{ sku: "SH'1" }]);
  expect(must(earlier)).toHaveLength(1);
  expect(must(accounts).length).toBeGreaterThan(5);
  const after = counts.read();
  expect(after.quickbooksBatches - before.quickbooksBatches).toBe(1);
  // Ten alone, one batch of fifteen, and the whole list, which never travels with others.
  expect(after.quickbooksRequests - before.quickbooksRequests).toBe(ALONE + 2);
});

test("a batch whose reply is lost leaves every write open and every query to repeat, and nothing is booked twice", async () => {
  await using session = await openEmulatedBooks();
  const { numbers, book } = await prepareNumbers(session, ALONE + 10);
  await session.injectFault({
    method: "POST",
    path: "/batch",
    after: 0,
    times: 1,
    dropReplyAfterCommit: true,
  });
  const started = session.clock.now().getTime();
  const booking = Promise.all(numbers.map((number) => book(number)));
  await untilInLine();
  const looking = session.books.findByNumber("Invoice", "WEB-1");
  const answers = await booking;
  expect(answers.slice(0, ALONE).every(({ ok }) => ok)).toBe(true);
  for (const answer of answers.slice(ALONE)) {
    expect(answer).toMatchObject({ fault: { kind: "outcomeUnknown" } });
  }
  expect(await looking).toMatchObject({ fault: { kind: "unreachable" } });
  // QuickBooks may still be at it: nobody looks before its eleven items can be done.
  expect(session.clock.now().getTime() - started).toBeGreaterThanOrEqual(11 * 500);
  expect(await countBooked(session, numbers)).toEqual(numbers.map(() => 1));
});

test("a repeat travels alone with its own request id, so that QuickBooks answers it from memory", async () => {
  await using session = await openEmulatedBooks();
  const { numbers, book } = await prepareNumbers(session, ALONE + 6);
  await session.injectFault({
    method: "POST",
    path: "/invoice",
    after: 0,
    times: 3,
    dropReplyAfterCommit: true,
  });
  const first = await Promise.all(numbers.map((number) => book(number)));
  const lost = numbers.filter((_, index) => !first[index]?.ok);
  expect(lost).toHaveLength(3);
  session.clock.advance(120_000);
  const before = session.counts.read().quickbooksBatches;
  const others = Array.from({ length: ALONE + 4 }, (_, index) => book(`WEB-${3001 + index}`));
  const repeats = await Promise.all(lost.map((number) => book(number, 1)));
  expect(repeats.every(({ ok }) => ok)).toBe(true);
  await Promise.all(others);
  expect(session.counts.read().quickbooksBatches - before).toBe(1);
  expect(await countBooked(session, numbers)).toEqual(numbers.map(() => 1));
});

test("a batch with a token that is no longer good is renewed once and done once", async () => {
  await using session = await openEmulatedBooks();
  const { numbers, book } = await prepareNumbers(session, ALONE + 5);
  await session.injectFault({ method: "POST", path: "/batch", after: 0, times: 1, status: 401 });
  const token = session.row.tokens.accessToken;
  const answers = await Promise.all(numbers.map((number) => book(number)));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(session.row.tokens.accessToken).not.toBe(token);
  const batches = await readBatches(session);
  expect(batches.map(({ status }) => status)).toEqual([401, 200]);
  expect(await countBooked(session, numbers)).toEqual(numbers.map(() => 1));
});

test("a 429 to a batch rests the realm for all; afterwards everything is booked once", async () => {
  await using session = await openEmulatedBooks();
  const { numbers, book } = await prepareNumbers(session, ALONE + 5);
  await session.injectFault({ method: "POST", path: "/batch", after: 0, times: 1, status: 429 });
  const answers = await Promise.all(numbers.map((number) => book(number)));
  for (const answer of answers.slice(ALONE)) expect(answer).toMatchObject({ fault: { kind: "throttled" } });
  const sent = session.counts.read().quickbooksRequests;
  expect(await book("WEB-9999")).toMatchObject({ fault: { kind: "throttled" } });
  expect(session.counts.read().quickbooksRequests).toBe(sent);
  session.clock.advance(120_000);
  const again = await Promise.all(numbers.slice(ALONE).map((number) => book(number)));
  expect(again.every(({ ok }) => ok)).toBe(true);
  expect(await countBooked(session, numbers)).toEqual(numbers.map(() => 1));
});

test.each([500, 503])("a %i to a batch leaves its writes open and its queries to repeat", async (status) => {
  await using session = await openEmulatedBooks();
  const { numbers, book } = await prepareNumbers(session, ALONE + 5);
  await session.injectFault({ method: "POST", path: "/batch", after: 0, times: 1, status });
  const booking = Promise.all(numbers.map((number) => book(number)));
  await untilInLine();
  const looking = session.books.findByNumber("Invoice", "WEB-1");
  const answers = await booking;
  for (const answer of answers.slice(ALONE)) {
    expect(answer).toMatchObject({ fault: { kind: "outcomeUnknown", evidence: { httpStatus: status } } });
  }
  expect(await looking).toMatchObject({ fault: { kind: "unreachable" } });
  expect(await countBooked(session, numbers)).toEqual(numbers.map((_, index) => (index < ALONE ? 1 : 0)));
});

test("a batch that QuickBooks cannot read is taken apart: each call meets its own answer", async () => {
  await using session = await openEmulatedBooks();
  const { numbers, book } = await prepareNumbers(session, ALONE + 5);
  const body = { Fault: { Error: [{ Message: "m", Detail: "d", code: "2010" }], type: "ValidationFault" } };
  await session.injectFault({ method: "POST", path: "/batch", after: 0, times: 1, status: 400, body });
  const answers = await Promise.all(numbers.map((number) => book(number)));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(await countBooked(session, numbers)).toEqual(numbers.map(() => 1));
});

test("everybody who opens the same books shares their batches, under a request id of 36 characters", async () => {
  await using session = await openEmulatedBooks();
  const { numbers, book } = await prepareNumbers(session, ALONE + 8);
  const opened = await Promise.all(numbers.map(() => session.open()));
  const before = session.counts.read().quickbooksBatches;
  const answers = await Promise.all(numbers.map((number, index) => book(number, 0, opened[index])));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(session.counts.read().quickbooksBatches - before).toBe(1);
  const [batch] = await readBatches(session);
  expect(new URLSearchParams(batch?.query).get("requestid")).toHaveLength(36);
});

test("looks at documents and changes of documents travel together, too", async () => {
  await using session = await openEmulatedBooks();
  const { draft } = await prepareDraft(session.books);
  const { books, counts } = session;
  const invoice = must(await books.createDocument(draft, "invoice-1"));
  session.clock.advance(120_000);
  const before = counts.read();
  const looks = Promise.all(
    Array.from({ length: ALONE + 5 }, () => books.findDocument("Invoice", invoice.id)),
  );
  const gone = books.findDocument("Invoice", "999999");
  const changing = books.updateDocument(draft, invoice, "invoice-2");
  expect((await looks).map((look) => must(look)?.id)).toEqual(Array(ALONE + 5).fill(invoice.id));
  expect(must(await gone)).toBeNull();
  expect(must(await changing)).toMatchObject({ id: invoice.id, syncToken: "1" });
  const after = counts.read();
  expect(after.quickbooksBatches - before.quickbooksBatches).toBe(1);
  expect(after.quickbooksRequests - before.quickbooksRequests).toBe(ALONE + 1);
});
