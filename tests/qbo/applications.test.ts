import { expect, test } from "vitest";
import type { ResolvedLink } from "#app/sync/ports.ts";
import { aNewCustomer, must } from "#tests/qbo/a-draft.ts";
import { openWithBuyer } from "#tests/qbo/company-with-buyer.ts";
import { aLine, aNeed, anApplicationPlan, anEntryPlan, aPaymentPlan } from "#tests/support/a-plan.ts";

type Company = Awaited<ReturnType<typeof openWithBuyer>>;

const amount = (amountMinor: number) => ({ totalMinor: amountMinor, lines: [aLine({ amountMinor })] });

async function apply(company: Company, links: ResolvedLink[], currency = "USD", customer = company.customer) {
  const plan = anApplicationPlan({ currency });
  const draft = { plan, customerId: customer.id, depositAccountId: null, links };
  return company.books.createDocument(draft, "application-1");
}

async function balanceOf(company: Company, type: "Invoice" | "CreditMemo", id: string) {
  return must(await company.books.findDocument(type, id))?.balanceMinor;
}

/** What the customer owes in all, as the company's own books have it. */
async function owedBy(company: Company, customerId: string) {
  const wire = await company.session.readWire("Customer", customerId);
  return Reflect.get(Object(wire), "Balance");
}

test("a credit memo settles the invoice that is still open", async () => {
  await using company = await openWithBuyer();
  const invoice = await company.book(amount(5_000), "r-1");
  const credit = await company.book(
    { type: "creditMemo", docNumber: "WEB-1001-C1", ...amount(2_000) },
    "r-2",
  );
  expect(credit).toMatchObject({ totalMinor: 2_000, balanceMinor: 2_000 });
  const applied = await apply(company, [
    { type: "Invoice", id: invoice.id, amountMinor: 2_000 },
    { type: "CreditMemo", id: credit.id, amountMinor: 2_000 },
  ]);
  expect(must(applied)).toMatchObject({ type: "Payment", totalMinor: 0, balanceMinor: 0, docNumber: null });
  expect(await balanceOf(company, "Invoice", invoice.id)).toBe(3_000);
  expect(await balanceOf(company, "CreditMemo", credit.id)).toBe(0);
});

test("a credit that is paid out meets its pay-out entry, and nobody owes anything", async () => {
  await using company = await openWithBuyer();
  const { books, clearing, customer, receivable } = company;
  const credit = await company.book({ type: "creditMemo", ...amount(2_000) }, "r-1");
  const entryDraft = {
    plan: anEntryPlan(2_000),
    customerId: customer.id,
    accountIds: [receivable, clearing.id],
  };
  const entry = must(await books.createDocument(entryDraft, "r-2"));
  expect(entry).toMatchObject({ type: "JournalEntry", docNumber: "WEB-1001-R1", totalMinor: 2_000 });
  must(
    await apply(company, [
      { type: "CreditMemo", id: credit.id, amountMinor: 2_000 },
      { type: "JournalEntry", id: entry.id, amountMinor: 2_000 },
    ]),
  );
  expect(await balanceOf(company, "CreditMemo", credit.id)).toBe(0);
  expect(await owedBy(company, customer.id)).toBe(0);
  // Nothing of the entry is left for another credit.
  const another = await company.book({ type: "creditMemo", docNumber: "WEB-1001-C2", ...amount(100) }, "r-3");
  const twice = { plan: anApplicationPlan(), customerId: customer.id, depositAccountId: null };
  const links: ResolvedLink[] = [
    { type: "CreditMemo", id: another.id, amountMinor: 100 },
    { type: "JournalEntry", id: entry.id, amountMinor: 100 },
  ];
  expect(await books.createDocument({ ...twice, links }, "r-4")).toMatchObject({
    fault: { kind: "rejected" },
  });
});

test("a payment settles its invoice and what an exchange entry takes from it; the rest is the customer's credit", async () => {
  await using company = await openWithBuyer();
  const { books, clearing, customer, receivable } = company;
  const invoice = await company.book(amount(5_000), "r-1");
  // 0.30 more came in than was due: a gain, owed by the customer until the payment covers it.
  const entryDraft = {
    plan: anEntryPlan(30, { purpose: "exchange" }),
    customerId: customer.id,
    accountIds: [receivable, clearing.id],
  };
  const entry = must(await books.createDocument(entryDraft, "r-2"));
  const payment = must(
    await books.createDocument(
      {
        plan: aPaymentPlan({ amountMinor: 5_100 }),
        customerId: customer.id,
        depositAccountId: clearing.id,
        links: [
          { type: "Invoice", id: invoice.id, amountMinor: 5_000 },
          { type: "JournalEntry", id: entry.id, amountMinor: 30 },
        ],
      },
      "r-3",
    ),
  );
  expect(payment).toMatchObject({ totalMinor: 5_100, balanceMinor: 70 });
  expect(await balanceOf(company, "Invoice", invoice.id)).toBe(0);
  expect(await owedBy(company, customer.id)).toBe(-0.7);
});

test("a payment that loses its invoice keeps the money as credit and can be linked to the next", async () => {
  await using company = await openWithBuyer();
  const { books, clearing, customer } = company;
  const first = await company.book(amount(5_000), "r-1");
  const draft = {
    plan: aPaymentPlan({ amountMinor: 5_000 }),
    customerId: customer.id,
    depositAccountId: clearing.id,
    links: [{ type: "Invoice" as const, id: first.id, amountMinor: 5_000 }],
  };
  const payment = must(await books.createDocument(draft, "r-2"));
  const unlinked = must(await books.updateDocument({ ...draft, links: [] }, payment, "r-3"));
  expect(unlinked).toMatchObject({ balanceMinor: 5_000, docNumber: "1001" });
  expect(await balanceOf(company, "Invoice", first.id)).toBe(5_000);
  must(await books.updateDocument(draft, unlinked, "r-4"));
  expect(await balanceOf(company, "Invoice", first.id)).toBe(0);
});

test("an invoice that was paid can still be replaced, by its newest SyncToken", async () => {
  await using company = await openWithBuyer();
  const { books, clearing, customer } = company;
  const invoice = await company.book(amount(5_000), "r-1");
  const links = [{ type: "Invoice" as const, id: invoice.id, amountMinor: 5_000 }];
  const payment = {
    plan: aPaymentPlan({ amountMinor: 5_000 }),
    customerId: customer.id,
    depositAccountId: clearing.id,
    links,
  };
  must(await books.createDocument(payment, "r-2"));
  const paid = must(await books.findDocument("Invoice", invoice.id)) ?? invoice;
  const larger = must(await books.updateDocument(company.draftOf(amount(6_000)), paid, "r-3"));
  expect(larger).toMatchObject({ totalMinor: 6_000, balanceMinor: 1_000 });
});

test.each([
  ["EUR", 1_234],
  ["JPY", 1_480],
])("a sale, its refund and its pay-out in %s leave nothing open", async (currency, minor) => {
  await using company = await openWithBuyer();
  const { books, postWire } = company;
  const need = aNeed({ currency });
  const customer = must(
    await books.createCustomer(aNewCustomer(`Ann Lee (${currency})`, need), "customer-2"),
  );
  const foreign = { currency, customer: need };
  const book = (changes: Parameters<Company["draftOf"]>[0], requestId: string) =>
    books.createDocument(
      { ...company.draftOf({ ...foreign, ...changes }), customerId: customer.id },
      requestId,
    );
  const credit = must(await book({ type: "creditMemo", ...amount(minor) }, "r-1"));
  expect(credit).toMatchObject({ currency, totalMinor: minor, balanceMinor: minor });
  // QuickBooks opened the receivable of that currency with the first document in it.
  const accounts = must(await books.listAccounts());
  const receivable = accounts.find(
    (account) => account.type === "Accounts Receivable" && account.currency === currency,
  );
  const bank = await postWire("Account", {
    Name: `Clearing ${currency}`,
    AccountType: "Bank",
    CurrencyRef: { value: currency },
  });
  const entryDraft = {
    plan: anEntryPlan(minor, foreign),
    customerId: customer.id,
    accountIds: [receivable?.id ?? "", bank.Id],
  };
  const entry = must(await books.createDocument(entryDraft, "r-2"));
  expect(entry).toMatchObject({ currency, totalMinor: minor });
  const links: ResolvedLink[] = [
    { type: "CreditMemo", id: credit.id, amountMinor: minor },
    { type: "JournalEntry", id: entry.id, amountMinor: minor },
  ];
  must(await apply(company, links, currency, customer));
  expect(await balanceOf(company, "CreditMemo", credit.id)).toBe(0);
  expect(await owedBy(company, customer.id)).toBe(0);
});
