import { expect, test } from "vitest";
import { mapJournalEntry } from "#app/qbo/map-journal-entry.ts";
import { anEntryPlan } from "#tests/support/a-plan.ts";

const company = { country: "CA", homeCurrency: "CAD", isMultiCurrency: true };

test("a journal entry names the customer where it posts to receivables", () => {
  const plan = anEntryPlan(1_480, { currency: "JPY" });
  expect(mapJournalEntry({ plan, customerId: "7", accountIds: ["84", "90"] }, company)).toEqual({
    DocNumber: "WEB-1001-R1",
    TxnDate: "2026-02-01",
    CurrencyRef: { value: "JPY" },
    PrivateNote: "plumbline:gid://shopify/OrderTransaction/2",
    Line: [
      {
        Amount: 1480,
        Description: "Refund of #1001",
        DetailType: "JournalEntryLineDetail",
        JournalEntryLineDetail: {
          PostingType: "Debit",
          AccountRef: { value: "84" },
          Entity: { Type: "Customer", EntityRef: { value: "7" } },
        },
      },
      {
        Amount: 1480,
        Description: "Refund of #1001",
        DetailType: "JournalEntryLineDetail",
        JournalEntryLineDetail: { PostingType: "Credit", AccountRef: { value: "90" } },
      },
    ],
  });
});

test("a line without an account is a programmer's mistake", () => {
  const draft = { plan: anEntryPlan(1), customerId: "7", accountIds: ["84"] };
  expect(() => mapJournalEntry(draft, company)).toThrow(RangeError);
});
