import { expect, test } from "vitest";
import { type SalesDocumentType, salesDocumentTypes } from "#app/domain/accounting/plan.ts";
import type { DocumentDraft, QboDocumentType } from "#app/sync/ports.ts";
import { must } from "#tests/qbo/a-draft.ts";
import { openWithBuyer } from "#tests/qbo/company-with-buyer.ts";
import { aLine, aMoneyPlace, anEntryPlan, aPaymentPlan } from "#tests/support/a-plan.ts";

type Company = Awaited<ReturnType<typeof openWithBuyer>>;
type Kind = SalesDocumentType | "payment" | "journalEntry";

const KINDS: [Kind, QboDocumentType][] = [
  ["invoice", "Invoice"],
  ["salesReceipt", "SalesReceipt"],
  ["creditMemo", "CreditMemo"],
  ["refundReceipt", "RefundReceipt"],
  ["estimate", "Estimate"],
  ["payment", "Payment"],
  ["journalEntry", "JournalEntry"],
];

/** A draft of `amountMinor`, of any kind, on the same day. */
function draftOf(company: Company, kind: Kind, amountMinor: number): DocumentDraft {
  const { customer, clearing, receivable } = company;
  const common = { date: "2026-01-30", privateNote: "plumbline:gid://shopify/Thing/1" };
  if (kind === "payment") {
    const plan = aPaymentPlan({ ...common, amountMinor, referenceNumber: "WEB-1001" });
    return { plan, customerId: customer.id, depositAccountId: clearing.id, links: [] };
  }
  if (kind === "journalEntry") {
    const plan = anEntryPlan(amountMinor, { ...common, docNumber: "WEB-1001" });
    return { plan, customerId: customer.id, accountIds: [receivable, clearing.id] };
  }
  const lines = [aLine({ amountMinor, quantity: 1, unitPriceMinor: amountMinor })];
  return company.draftOf({ ...common, type: kind, lines, totalMinor: amountMinor });
}

test.each(KINDS)(
  "a %s is booked as planned, found by number and day, replaced, and gone when deleted",
  async (kind, type) => {
    await using company = await openWithBuyer();
    const { books, customer } = company;
    const created = must(await books.createDocument(draftOf(company, kind, 3_752), "r-1"));
    expect(created).toMatchObject({
      type,
      docNumber: "WEB-1001",
      date: "2026-01-30",
      currency: "USD",
      totalMinor: 3_752,
      taxMinor: 0,
      customerId: type === "JournalEntry" ? null : customer.id,
      privateNote: "plumbline:gid://shopify/Thing/1",
      isDeposited: false,
    });
    expect(must(await books.findByNumber(type, "WEB-1001"))).toEqual([created]);
    expect(must(await books.findByDay(type, customer.id, "2026-01-30"))).toEqual([created]);
    expect(must(await books.findByDay(type, customer.id, "2026-01-31"))).toEqual([]);
    expect(must(await books.findDocument(type, created.id))).toEqual(created);

    const renamed = { ...created, docNumber: "KEPT-1" };
    const updated = must(await books.updateDocument(draftOf(company, kind, 2_000), renamed, "r-2"));
    expect(updated).toEqual({
      ...created,
      syncToken: "1",
      docNumber: "KEPT-1",
      totalMinor: 2_000,
      balanceMinor: created.balanceMinor === 0 ? 0 : 2_000,
    });
    expect(await books.updateDocument(draftOf(company, kind, 2_100), created, "r-3")).toMatchObject({
      fault: { kind: "stale", evidence: { remoteCode: "5010" } },
    });

    await company.postWire(type, { Id: updated.id, SyncToken: "1" }, "?operation=delete");
    expect(must(await books.findDocument(type, created.id))).toBeNull();
    expect(must(await books.findByNumber(type, "KEPT-1"))).toEqual([]);
    expect(await books.updateDocument(draftOf(company, kind, 2_100), updated, "r-4")).toMatchObject({
      fault: { kind: "missing" },
    });
  },
);

test.each(KINDS.filter(([kind]) => kind !== "payment"))(
  "a number that another %s has is a fault of its own",
  async (kind) => {
    await using company = await openWithBuyer({
      preferences: { OtherPrefs: { NameValue: [{ Name: "WarnDuplicateJournalNumber", Value: "true" }] } },
    });
    must(await company.books.createDocument(draftOf(company, kind, 100), "r-1"));
    expect(await company.books.createDocument(draftOf(company, kind, 200), "r-2")).toMatchObject({
      fault: { kind: "duplicateNumber", docNumber: "WEB-1001" },
    });
  },
);

test.each<[Kind, QboDocumentType]>([
  ["payment", "Payment"],
  ["salesReceipt", "SalesReceipt"],
])("a %s that stands on a deposit says so and is frozen", async (kind, type) => {
  await using company = await openWithBuyer();
  const { books, accounts } = company;
  const accountId = (subType: string) => accounts.find((account) => account.subType === subType)?.id ?? "";
  const undeposited = { ...draftOf(company, kind, 5_000), depositAccountId: accountId("UndepositedFunds") };
  const created = must(await books.createDocument(undeposited, "r-1"));
  await company.postWire("Deposit", {
    DepositToAccountRef: { value: accountId("Checking") },
    Line: [{ Amount: 50, LinkedTxn: [{ TxnId: created.id, TxnType: type, TxnLineId: "0" }] }],
  });
  const deposited = must(await books.findDocument(type, created.id));
  expect(deposited).toMatchObject({ isDeposited: true });
  const answer = await books.updateDocument(undeposited, deposited ?? created, "r-2");
  expect(answer).toMatchObject({ fault: { kind: "frozen", evidence: { remoteCode: "6540" } } });
});

test("an update clears what the plan of today no longer has", async () => {
  await using company = await openWithBuyer();
  const { books } = company;
  const before = await company.book({ customerMemo: "Thank you", shipDate: "2026-02-01" }, "r-1");
  const plan = company.draftOf({ customerMemo: null, email: null, shippingAddress: null });
  must(await books.updateDocument(plan, before, "r-2"));
  const wire = await company.session.readWire("Invoice", before.id);
  for (const member of ["CustomerMemo", "ShipDate", "BillEmail", "ShipAddr"]) {
    expect(wire).not.toHaveProperty(member);
  }
  expect(wire).toMatchObject({ DueDate: "2026-01-30", TotalAmt: 37.52 });
});

test("an update whose answer was lost is known by its number of changes, and can be sent again", async () => {
  await using company = await openWithBuyer();
  const { books, session } = company;
  const booked = await company.book({}, "r-1");
  const draft = company.draftOf({ lines: [aLine({ amountMinor: 100 })], totalMinor: 100 });
  await session.injectFault({
    method: "POST",
    path: "/invoice",
    after: 0,
    times: 1,
    dropReplyAfterCommit: true,
  });
  expect(await books.updateDocument(draft, booked, "r-2")).toMatchObject({
    fault: { kind: "outcomeUnknown" },
  });
  // The same request again is answered from memory, with the old number of changes.
  expect(must(await books.updateDocument(draft, booked, "r-2", 1))).toMatchObject({ syncToken: "1" });
  const standing = must(await books.findDocument("Invoice", booked.id)) ?? booked;
  expect(standing).toMatchObject({ syncToken: "1", totalMinor: 100 });
  expect(must(await books.updateDocument(draft, standing, "r-3"))).toMatchObject({ totalMinor: 100 });
});

test.each(salesDocumentTypes)("a %s takes everything that a plan can carry", async (type) => {
  await using company = await openWithBuyer({
    preferences: {
      AccountingInfoPrefs: { ClassTrackingPerTxn: true, TrackDepartments: true },
      SalesFormsPrefs: {
        CustomTxnNumbers: true,
        CustomField: [
          {
            CustomField: [
              { Name: "SalesFormsPrefs.UseSalesCustom1", Type: "BooleanType", BooleanValue: true },
              { Name: "SalesFormsPrefs.SalesCustomName1", Type: "StringType", StringValue: "Crew" },
            ],
          },
        ],
      },
    },
  });
  const { Id: classId } = await company.postWire("Class", { Name: "Web" });
  const { Id: departmentId } = await company.postWire("Department", { Name: "Online" });
  const isReceipt = type === "salesReceipt" || type === "refundReceipt";
  const plan = company.draftOf({
    type,
    classId,
    departmentId,
    termId: "3",
    dueDate: "2026-03-01",
    customFields: [{ definitionId: "1", value: "Blue" }],
    shipDate: "2026-02-02",
    trackingNumber: "1Z999",
    shipMethod: "UPS",
    deposit: isReceipt ? aMoneyPlace({ paymentMethodId: "2" }) : null,
  });
  const booked = must(await company.books.createDocument(plan, "r-1"));
  expect(await company.session.readWire(booked.type, booked.id)).toMatchObject({
    ClassRef: { value: classId },
    DepartmentRef: { value: departmentId },
    CustomField: [{ DefinitionId: "1", StringValue: "Blue" }],
    ...(isReceipt ? { PaymentMethodRef: { value: "2" }, PaymentRefNum: "PP-77" } : {}),
    ...(type === "invoice" || type === "estimate" ? { DueDate: "2026-03-01" } : {}),
  });
});

test("an invoice closes the estimate that it follows from", async () => {
  await using company = await openWithBuyer();
  const estimate = await company.book({ type: "estimate", docNumber: "EST-1" }, "r-1");
  const origin = { type: "estimate" as const, key: "gid://shopify/DraftOrder/1" };
  const draft = { ...company.draftOf({ origin }), originId: estimate.id };
  const invoice = must(await company.books.createDocument(draft, "r-2"));
  expect(await company.session.readWire("Estimate", estimate.id)).toMatchObject({
    TxnStatus: "Closed",
    LinkedTxn: [{ TxnId: invoice.id, TxnType: "Invoice" }],
  });
});

test("classes, locations and fields of their own stand where the company tracks them", async () => {
  await using company = await openWithBuyer();
  await company.session.changeSettings({
    ClassTrackingPerTxn: false,
    ClassTrackingPerTxnLine: true,
    TrackDepartments: true,
  });
  const { Id: classId } = await company.postWire("Class", { Name: "Web" });
  const { Id: departmentId } = await company.postWire("Department", { Name: "Online" });
  company.session.clock.advance(6 * 60_000);
  const invoice = await company.book(
    { classId, departmentId, lines: [aLine({ amountMinor: 3_752 })] },
    "r-1",
  );
  expect(await company.session.readWire("Invoice", invoice.id)).toMatchObject({
    DepartmentRef: { value: departmentId },
    Line: [{ SalesItemLineDetail: { ClassRef: { value: classId } } }, {}],
  });
});
