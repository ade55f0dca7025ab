import fc from "fast-check";
import { expect, test } from "vitest";
import { recordStatuses } from "#app/domain/record/record-status.ts";
import {
  firstOrderList,
  type OrderListState,
  orderListAddress,
  readOrderListAddress,
  sortKeys,
} from "./order-list-address.ts";

test("every state of the list survives its address", () => {
  const state: fc.Arbitrary<OrderListState> = fc.record({
    status: fc.option(fc.constantFrom(...recordStatuses)),
    search: fc.string({ maxLength: 40 }).map((text) => text.trim()),
    sort: fc.constantFrom(...sortKeys),
    direction: fc.constantFrom("asc", "desc"),
    cursor: fc.option(fc.base64String({ minLength: 4 })),
  });
  fc.assert(
    fc.property(state, (wanted) => {
      const { searchParams } = new URL(orderListAddress(wanted), "https://app.example");
      expect(readOrderListAddress(searchParams)).toEqual(wanted);
    }),
  );
});

test("an address of nonsense shows the first view", () => {
  const parameters = new URLSearchParams("status=Lost&sort=total%20up&cursor=");
  expect(readOrderListAddress(parameters)).toEqual(firstOrderList);
  expect(orderListAddress(firstOrderList)).toBe("/app/orders");
});
