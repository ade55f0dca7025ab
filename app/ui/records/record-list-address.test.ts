import fc from "fast-check";
import { expect, test } from "vitest";
import { recordStatuses } from "#app/domain/record/record-status.ts";
import { listedKinds } from "#app/ui/record/kind-words.ts";
import {
  firstList,
  orderListAddress,
  type RecordListState,
  readRecordListAddress,
  recordListAddress,
  sortKeys,
} from "./record-list-address.ts";

test.each(listedKinds)("every state of the list of %ss survives its address", (kind) => {
  const state: fc.Arbitrary<RecordListState> = fc.record({
    status: fc.option(fc.constantFrom(...recordStatuses)),
    search: fc.string({ maxLength: 40 }).map((text) => text.trim()),
    sort: fc.constantFrom(...sortKeys),
    direction: fc.constantFrom("asc", "desc"),
    cursor: fc.option(fc.base64String({ minLength: 4 })),
  });
  fc.assert(
    fc.property(state, (wanted) => {
      const { searchParams } = new URL(recordListAddress(kind, wanted), "https://app.example");
      expect(readRecordListAddress(kind, searchParams)).toEqual(wanted);
    }),
  );
});

test("an address of nonsense shows the first view", () => {
  const parameters = new URLSearchParams("status=Lost&sort=total%20up&cursor=");
  expect(readRecordListAddress("order", parameters)).toEqual(firstList("order"));
  expect(orderListAddress({})).toBe("/app/orders");
  expect(recordListAddress("customer", {})).toBe("/app/customers");
});
