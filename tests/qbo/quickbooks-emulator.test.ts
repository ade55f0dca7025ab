import { expect, test } from "vitest";
import { aNewCustomer, must, prepareDraft } from "#tests/qbo/a-draft.ts";
import { openEmulatedBooks } from "#tests/qbo/emulated-books.ts";
import { aNeed, aPaymentPlan } from "#tests/support/a-plan.ts";

test("an order's customer, item, invoice and payment are booked, and found again, to the cent", async () => {
  await using session = await openEmulatedBooks();
  const { books } = session;
  const { clearing, customer, item, draft } = await prepareDraft(books);
  expect(clearing).toMatchObject({ name: "Shopify - 'PayPal' clearing", type: "Bank", isActive: true });
  expect(must(await books.listAccounts())).toContainEqual(clearing);
  expect(must(await books.findCustomerById(customer.id))).toEqual(customer);
  expect(must(await books.findCustomersByEmail("ann@example.com"))).toEqual([customer]);
  expect(must(await books.findCustomerByName("Ann Lee"))).toEqual(customer);
  expect(must(await books.findCustomerByName("Nobody O'Neil \\"))).toBeNull();
  expect(must(await books.findItemsBySkus(["SH'1", "none"]))).toEqual([item]);
  expect(must(await books.findItemsByNames(["Shirt: blue"]))).toEqual([item]);
  expect(must(await books.findItemsByIds([item.id, "999999"]))).toEqual([item]);

  const invoice = must(await books.createDocument(draft, "invoice-1"));
  expect(invoice).toMatchObject({
    type: "Invoice",
    docNumber: "WEB-1001",
    date: "2026-01-30",
    currency: "USD",
    totalMinor: 3752,
    balanceMinor: 3752,
    taxMinor: 0,
  });
  const paymentDraft = {
    plan: aPaymentPlan(),
    customerId: customer.id,
    depositAccountId: clearing.id,
    links: [{ type: "Invoice" as const, id: invoice.id, amountMinor: 3752 }],
  };
  const payment = must(await books.createDocument(paymentDraft, "payment-1"));
  expect(payment).toMatchObject({ type: "Payment", docNumber: "1001", totalMinor: 3752, balanceMinor: 0 });
  const [found] = must(await books.findByNumber("Invoice", "WEB-1001"));
  expect(found).toMatchObject({ id: invoice.id, balanceMinor: 0, privateNote: draft.plan.privateNote });
  expect(must(await books.findByDay("Payment", customer.id, "2026-01-31"))).toEqual([payment]);
});

test("an invoice whose answer was lost is booked once: the same request id gives the first answer", async () => {
  await using session = await openEmulatedBooks();
  const { books } = session;
  const { draft } = await prepareDraft(books);
  await session.injectFault({
    method: "POST",
    path: "/invoice",
    after: 0,
    times: 1,
    dropReplyAfterCommit: true,
  });
  expect(await books.createDocument(draft, "invoice-1")).toMatchObject({ fault: { kind: "outcomeUnknown" } });
  const again = must(await books.createDocument(draft, "invoice-1"));
  expect(must(await books.findByNumber("Invoice", "WEB-1001")).map(({ id }) => id)).toEqual([again.id]);
});

test("a connection that drops before the write leaves nothing behind", async () => {
  await using session = await openEmulatedBooks();
  const { books } = session;
  const { draft } = await prepareDraft(books);
  await session.injectFault({ method: "POST", path: "/invoice", after: 0, times: 1, dropConnection: true });
  expect(await books.createDocument(draft, "invoice-1")).toMatchObject({ fault: { kind: "outcomeUnknown" } });
  expect(must(await books.findByNumber("Invoice", "WEB-1001"))).toEqual([]);
});

test("a 429 rests the realm, a 500 leaves a write open and a read to repeat", async () => {
  await using session = await openEmulatedBooks();
  const { books, clock } = session;
  const { draft } = await prepareDraft(books);
  await session.injectFault({ method: "POST", path: "/invoice", after: 0, times: 1, status: 429 });
  expect(await books.createDocument(draft, "r-1")).toMatchObject({
    fault: { kind: "throttled", retryAfterMs: 60_000 },
  });
  clock.advance(60_000);
  await session.injectFault({ method: "POST", path: "/invoice", after: 0, times: 1, status: 500 });
  expect(await books.createDocument(draft, "r-1")).toMatchObject({ fault: { kind: "outcomeUnknown" } });
  await session.injectFault({ method: "GET", path: "/query", after: 0, times: 1, status: 503 });
  expect(await books.listAccounts()).toMatchObject({ fault: { kind: "unreachable" } });
  expect(await books.createDocument(draft, "r-1")).toMatchObject({ ok: true });
});

test("a name that is taken and a reference that does not exist are faults of their own", async () => {
  await using session = await openEmulatedBooks();
  const { books } = session;
  const { draft } = await prepareDraft(books);
  expect(await books.createCustomer(aNewCustomer("Ann Lee"), "customer-2")).toMatchObject({
    fault: { kind: "duplicateName", name: "Ann Lee", evidence: { remoteCode: "6240" } },
  });
  const stranger = { ...draft, customerId: "999999" };
  expect(await books.createDocument(stranger, "invoice-2")).toMatchObject({ fault: { kind: "missing" } });
});

test("an access token that QuickBooks no longer takes is renewed on the way", async () => {
  await using session = await openEmulatedBooks();
  session.row.tokens.accessToken = "no-longer-good";
  const books = await session.open();
  expect(await books.listAccounts()).toMatchObject({ ok: true });
  expect(session.row.tokens.accessToken).not.toBe("no-longer-good");
  expect(await (await session.open()).listAccounts()).toMatchObject({ ok: true });
});

test("two workers that renew at once both go on, and the connection lives", async () => {
  await using session = await openEmulatedBooks();
  session.row.tokens.accessToken = "no-longer-good";
  const [one, two] = [await session.open(), await session.open()];
  const answers = await Promise.all([one.listAccounts(), two.listAccounts()]);
  expect(answers).toMatchObject([{ ok: true }, { ok: true }]);
  expect(session.row.connection.status).toBe("connected");
});

test("after a disconnect on Intuit's side a person has to connect again", async () => {
  await using session = await openEmulatedBooks();
  expect(await session.oauth.revoke(session.row.tokens.refreshToken)).toEqual({ ok: true, value: null });
  expect(await session.books.listAccounts()).toMatchObject({ fault: { kind: "reauthorize" } });
  expect(session.row.connection.status).toBe("reauthorize");
});

test("names beyond Latin-1 are found where the query language takes no such character, and only they", async () => {
  await using session = await openEmulatedBooks();
  const books = must(await session.source.openBooks("demo.myshopify.com")).books;
  for (const displayName of ["Łukasz Nowak", "Xukasz Nowak"]) {
    must(
      await books.createCustomer(aNewCustomer(displayName, aNeed({ displayName })), displayName.slice(0, 1)),
    );
  }
  await session.changeSettings({ queryCharacters: "latin1" });
  expect(must(await books.findCustomerByName("Łukasz Nowak"))).toMatchObject({ name: "Łukasz Nowak" });
  expect(must(await books.findCustomerByName("Łucja"))).toBeNull();
});
