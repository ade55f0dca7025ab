import { expect, test } from "vitest";
import type { CustomerNeed, InvoicePlan, PlannedLine } from "#app/domain/accounting/plan.ts";
import type { Result } from "#app/domain/faults/fault.ts";
import type { Books } from "#app/sync/ports.ts";
import { openEmulatedBooks } from "#tests/qbo/emulated-books.ts";

const why = { field: "f", mapping: "m", rule: "r" };

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

function aNeed(changes: Partial<CustomerNeed> = {}): CustomerNeed {
  const address = {
    name: "Ann Lee",
    company: null,
    line1: "1 Main St",
    line2: null,
    city: "Bayshore",
    region: "CA",
    postalCode: "94326",
    country: "US",
    phone: null,
  };
  return {
    key: "email:ann@example.com",
    currency: "USD",
    displayName: "Ann Lee",
    firstName: "Ann",
    lastName: "Lee",
    company: null,
    email: "ann@example.com",
    phone: "+1 555 010 0000",
    billingAddress: address,
    shippingAddress: address,
    ...changes,
  };
}

function aLine(changes: Partial<PlannedLine>): PlannedLine {
  return {
    role: "product",
    item: { kind: "charge", charge: "customSale" },
    description: "Line",
    amountMinor: 0,
    quantity: null,
    unitPriceMinor: null,
    why,
    ...changes,
  };
}

/** 2 × 19.99 − 5.00 + 2.54 tax = 37.52. */
function aPlan(changes: Partial<InvoicePlan> = {}): InvoicePlan {
  return {
    type: "invoice",
    key: "gid://shopify/Order/1",
    docNumber: "WEB-1001",
    date: "2026-01-30",
    currency: "USD",
    customer: aNeed(),
    lines: [
      aLine({ description: "Shirt", amountMinor: 3998, quantity: 2, unitPriceMinor: 1999 }),
      aLine({ role: "discount", description: "SPRING", amountMinor: -500 }),
      aLine({ role: "tax", description: "CA State Tax", amountMinor: 254 }),
    ],
    totalMinor: 3752,
    privateNote: "Order #1001 plumbline:gid://shopify/Order/1",
    customerMemo: "Thank you 🎁",
    shippingAddress: aNeed().shippingAddress,
    billingAddress: aNeed().billingAddress,
    email: "ann@example.com",
    ...changes,
  };
}

async function prepare(books: Books) {
  const accounts = must(await books.listAccounts());
  const income = accounts.find(({ type }) => type === "Income");
  const clearing = must(
    await books.createAccount(
      {
        name: 'Shopify: "PayPal" clearing',
        type: "Bank",
        subType: "Checking",
        description: "Money on its way",
      },
      "account-1",
    ),
  );
  const customer = must(await books.createCustomer(aNeed(), "Ann Lee", "customer-1"));
  const item = must(
    await books.createItem(
      {
        name: "Shirt: blue",
        sku: "SH'1",
        description: "A shirt",
        type: "NonInventory",
        incomeAccountId: income?.id ?? "",
      },
      "item-1",
    ),
  );
  const itemIds = [item.id, item.id, item.id];
  return { clearing, customer, item, draft: { plan: aPlan(), customerId: customer.id, itemIds } };
}

test("an order's customer, item, invoice and payment are booked, and found again, to the cent", async () => {
  await using session = await openEmulatedBooks();
  const { books } = session;
  const { clearing, customer, item, draft } = await prepare(books);
  expect(clearing).toMatchObject({ name: "Shopify - 'PayPal' clearing", type: "Bank", isActive: true });
  expect(must(await books.listAccounts())).toContainEqual(clearing);
  expect(must(await books.findCustomerById(customer.id))).toEqual(customer);
  expect(must(await books.findCustomersByEmail("ann@example.com"))).toEqual([customer]);
  expect(must(await books.findCustomerByName("Ann Lee"))).toEqual(customer);
  expect(must(await books.findCustomerByName("Nobody O'Neil \\"))).toBeNull();
  expect(must(await books.findItemsBySkus(["SH'1", "none"]))).toEqual([item]);
  expect(must(await books.findItemsByNames(["Shirt: blue"]))).toEqual([item]);
  expect(must(await books.findItemsByIds([item.id, "999999"]))).toEqual([item]);

  const invoice = must(await books.createInvoice(draft, "invoice-1"));
  expect(invoice).toMatchObject({
    type: "Invoice",
    docNumber: "WEB-1001",
    date: "2026-01-30",
    currency: "USD",
    totalMinor: 3752,
    balanceMinor: 3752,
    taxMinor: 0,
  });
  const plan = {
    type: "payment" as const,
    key: "gid://shopify/OrderTransaction/1",
    referenceNumber: "1001",
    date: "2026-01-31",
    currency: "USD",
    amountMinor: 3752,
    gateway: "paypal",
    gatewayLabel: "PayPal",
    privateNote: "plumbline:gid://shopify/OrderTransaction/1",
    why,
  };
  const paymentDraft = {
    plan,
    customerId: customer.id,
    invoiceId: invoice.id,
    depositAccountId: clearing.id,
  };
  const payment = must(await books.createPayment(paymentDraft, "payment-1"));
  expect(payment).toMatchObject({ type: "Payment", docNumber: "1001", totalMinor: 3752, balanceMinor: 0 });
  const [found] = must(await books.findInvoicesByNumber("WEB-1001"));
  expect(found).toMatchObject({ id: invoice.id, balanceMinor: 0, privateNote: draft.plan.privateNote });
  expect(must(await books.findPayments(customer.id, "2026-01-31"))).toMatchObject([
    { id: payment.id, privateNote: plan.privateNote },
  ]);
});

test("an invoice whose answer was lost is booked once: the same request id gives the first answer", async () => {
  await using session = await openEmulatedBooks();
  const { books } = session;
  const { draft } = await prepare(books);
  await session.injectFault({
    method: "POST",
    path: "/invoice",
    after: 0,
    times: 1,
    dropReplyAfterCommit: true,
  });
  expect(await books.createInvoice(draft, "invoice-1")).toMatchObject({ fault: { kind: "outcomeUnknown" } });
  const again = must(await books.createInvoice(draft, "invoice-1"));
  expect(must(await books.findInvoicesByNumber("WEB-1001")).map(({ id }) => id)).toEqual([again.id]);
});

test("a connection that drops before the write leaves nothing behind", async () => {
  await using session = await openEmulatedBooks();
  const { books } = session;
  const { draft } = await prepare(books);
  await session.injectFault({ method: "POST", path: "/invoice", after: 0, times: 1, dropConnection: true });
  expect(await books.createInvoice(draft, "invoice-1")).toMatchObject({ fault: { kind: "outcomeUnknown" } });
  expect(must(await books.findInvoicesByNumber("WEB-1001"))).toEqual([]);
});

test("a 429 rests the realm, a 500 leaves a write open and a read to repeat", async () => {
  await using session = await openEmulatedBooks();
  const { books, clock } = session;
  const { draft } = await prepare(books);
  await session.injectFault({ method: "POST", path: "/invoice", after: 0, times: 1, status: 429 });
  expect(await books.createInvoice(draft, "r-1")).toMatchObject({
    fault: { kind: "throttled", retryAfterMs: 60_000 },
  });
  clock.advance(60_000);
  await session.injectFault({ method: "POST", path: "/invoice", after: 0, times: 1, status: 500 });
  expect(await books.createInvoice(draft, "r-1")).toMatchObject({ fault: { kind: "outcomeUnknown" } });
  await session.injectFault({ method: "GET", path: "/query", after: 0, times: 1, status: 503 });
  expect(await books.listAccounts()).toMatchObject({ fault: { kind: "unreachable" } });
  expect(await books.createInvoice(draft, "r-1")).toMatchObject({ ok: true });
});

test("a name that is taken and a reference that does not exist are faults of their own", async () => {
  await using session = await openEmulatedBooks();
  const { books } = session;
  const { draft } = await prepare(books);
  expect(await books.createCustomer(aNeed(), "Ann Lee", "customer-2")).toMatchObject({
    fault: { kind: "duplicateName", name: "Ann Lee", evidence: { remoteCode: "6240" } },
  });
  const stranger = { ...draft, customerId: "999999" };
  expect(await books.createInvoice(stranger, "invoice-2")).toMatchObject({ fault: { kind: "missing" } });
});

test("an access token that QuickBooks no longer takes is renewed on the way", async () => {
  await using session = await openEmulatedBooks();
  session.row.tokens.accessToken = "no-longer-good";
  const before = session.row.tokens.refreshToken;
  const books = await session.open();
  expect(await books.listAccounts()).toMatchObject({ ok: true });
  expect(session.row.tokens.accessToken).not.toBe("no-longer-good");
  expect(session.row.tokens.refreshToken).not.toBe("");
  expect(before).not.toBe("");
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
