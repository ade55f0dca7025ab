import { expect, test } from "vitest";
import type { ApplicationPlan, OrderPlan } from "#app/domain/accounting/plan.ts";
import { changeDay } from "#app/domain/mapping/change-day.ts";
import { moveToOpenPeriod } from "#app/domain/mapping/move-to-open-period.ts";
import { aNeed } from "#tests/support/a-plan.ts";

const aDocument = (key: string, date: string): ApplicationPlan => ({
  type: "application",
  key,
  date,
  currency: "USD",
  privateNote: `A note. plumbline:${key}`,
  source: null,
  customer: aNeed({ key: "guest", currency: "USD", displayName: "Guest" }),
  links: [],
  why: { field: "", mapping: "", rule: "" },
});
const plan: OrderPlan = {
  form: "invoice",
  documents: [aDocument("old", "2026-01-05"), aDocument("new", "2026-02-03")],
  proof: {
    currency: "USD",
    expectedMinor: 0,
    bookedMinor: 0,
    differenceMinor: 0,
    taxExpectedMinor: 0,
    taxBookedMinor: 0,
    cashExpectedMinor: 0,
    cashBookedMinor: 0,
  },
  decisions: [],
};
const closing = { bookCloseDate: "2026-01-31" };
const nothing = () => false;

test("a document in closed books holds the order, or is dated on the first open day with a note", () => {
  const kinds = { hold: "closedPeriod", list: "forAccountant" } as const;
  for (const closedPeriod of ["hold", "list"] as const) {
    expect(moveToOpenPeriod(plan, closing, { closedPeriod }, nothing)).toMatchObject({
      ok: false,
      fault: { kind: kinds[closedPeriod], date: "2026-01-05" },
    });
  }
  const moved = moveToOpenPeriod(plan, closing, { closedPeriod: "firstOpenDay" }, nothing);
  const documents = moved.ok ? moved.value.documents : [];
  expect(documents.map((document) => document.date)).toEqual(["2026-02-01", "2026-02-03"]);
  expect(documents[0]?.privateNote).toBe(
    "Dated 2026-01-05 in Shopify; the books are closed until 2026-01-31. A note. plumbline:old",
  );
});

test("the closing day itself is closed, the day after is open; without a closing date nothing moves", () => {
  const onTheDay = { bookCloseDate: "2026-01-05" };
  expect(moveToOpenPeriod(plan, onTheDay, { closedPeriod: "hold" }, nothing).ok).toBe(false);
  const dayBefore = { bookCloseDate: "2026-01-04" };
  expect(moveToOpenPeriod(plan, dayBefore, { closedPeriod: "hold" }, nothing).ok).toBe(true);
  expect(moveToOpenPeriod(plan, { bookCloseDate: null }, { closedPeriod: "hold" }, nothing).ok).toBe(true);
});

test("what is booked already stays where it is", () => {
  const isBooked = (document: { key: string }) => document.key === "old";
  expect(moveToOpenPeriod(plan, closing, { closedPeriod: "hold" }, isBooked)).toEqual({
    ok: true,
    value: plan,
  });
});

test("the day of a change is the day of the last agreement in the shop's zone, else of the last update", () => {
  const agreement = (happenedAt: string) => ({
    id: happenedAt,
    kind: "edit" as const,
    happenedAt,
    refundId: null,
    returnId: null,
    sales: [],
  });
  const sale = {
    processedAt: "2026-03-01T02:00:00Z",
    updatedAt: "2026-03-20T02:00:00Z",
    timeZone: "America/Los_Angeles",
    agreements: [agreement("2026-03-01T02:00:00Z"), agreement("2026-03-05T02:00:00Z")],
  };
  expect(changeDay(sale)).toBe("2026-03-04");
  expect(changeDay({ ...sale, agreements: [] })).toBe("2026-03-19");
});
