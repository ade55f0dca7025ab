import { expect, test } from "vitest";
import { aClient, errorOf, type Json, type TestClient } from "./test-client.ts";

const ref = (value: string) => ({ value });
const APAccountRef = ref("33");
const account = (Amount: number, more: Json = {}) => ({
  Amount,
  DetailType: "AccountBasedExpenseLineDetail",
  AccountBasedExpenseLineDetail: { AccountRef: ref("20") },
  ...more,
});
const rope = (Qty: number, itemId: string, more: Json = {}) => ({
  Amount: Qty * 3,
  DetailType: "ItemBasedExpenseLineDetail",
  ItemBasedExpenseLineDetail: { ItemRef: ref(itemId), Qty, UnitPrice: 3 },
  ...more,
});
const standsFor = (order: Json, TxnLineId: string | undefined) => ({
  LinkedTxn: [{ TxnId: order.Id, TxnType: "PurchaseOrder", TxnLineId }],
});

async function anOrder(client: TestClient): Promise<{ order: Json; VendorRef: Json; itemId: string }> {
  const VendorRef = ref((await client.create("Vendor", { DisplayName: "Rope Works" })).Id);
  const { Id: itemId } = await client.create("Item", {
    ...{ Name: "Rope", Type: "NonInventory" },
    ...{ IncomeAccountRef: ref("79"), ExpenseAccountRef: ref("80") },
  });
  const Line = [rope(10, itemId), account(40)];
  const order = await client.create("PurchaseOrder", { VendorRef, APAccountRef, Line });
  return { order, VendorRef, itemId };
}
const stateOf = async (client: TestClient, order: Json) => {
  const { POStatus, LinkedTxn } = (await client.get(`/purchaseorder/${order.Id}`)).body.PurchaseOrder;
  return [POStatus, LinkedTxn.map((link: Json) => `${link.TxnType} ${link.TxnId}`)];
};
const current = async (client: TestClient, entity: string, id: string): Promise<Json> =>
  (await client.get(`/${entity.toLowerCase()}/${id}`)).body[entity];

test("an order closes when every line of it is billed, and opens again line by line", async () => {
  const client = await aClient();
  const { order, VendorRef, itemId } = await anOrder(client);
  const half = [rope(4, itemId, standsFor(order, "1"))];
  const first = await client.create("Bill", { VendorRef, Line: half });
  expect(first.LinkedTxn).toEqual([{ TxnId: order.Id, TxnType: "PurchaseOrder" }]);
  expect(first.Line[0].LinkedTxn).toEqual(standsFor(order, "1").LinkedTxn);
  expect(await stateOf(client, order)).toEqual(["Open", [`Bill ${first.Id}`]]);
  const rest = [rope(6, itemId, standsFor(order, "1")), account(40, standsFor(order, "2"))];
  const second = await client.create("Bill", { VendorRef, Line: rest });
  expect(await stateOf(client, order)).toEqual(["Closed", [`Bill ${first.Id}`, `Bill ${second.Id}`]]);
  // Only 5 of the 6 came: the line is open again.
  const fewer = [rope(5, itemId, standsFor(order, "1")), account(40, standsFor(order, "2"))];
  await client.create("Bill", { ...second, Line: fewer });
  expect((await stateOf(client, order))[0]).toBe("Open");
  await client.create("Bill", { ...(await current(client, "Bill", second.Id)), Line: rest });
  expect((await stateOf(client, order))[0]).toBe("Closed");
  const gone = await current(client, "Bill", first.Id);
  await client.post("/bill?operation=delete", { Id: first.Id, SyncToken: gone.SyncToken });
  expect(await stateOf(client, order)).toEqual(["Open", [`Bill ${second.Id}`]]);
});

test("a cheque closes an order too, and an update without the link opens it", async () => {
  const client = await aClient();
  const { order, VendorRef, itemId } = await anOrder(client);
  const Line = [rope(10, itemId, standsFor(order, "1")), account(40, standsFor(order, "2"))];
  const body = {
    PaymentType: "Check",
    AccountRef: ref("35"),
    EntityRef: { ...VendorRef, type: "Vendor" },
    Line,
  };
  const cheque = await client.create("Purchase", body);
  expect(await stateOf(client, order)).toEqual(["Closed", [`Purchase ${cheque.Id}`]]);
  const unlinked = [rope(10, itemId), account(40)];
  await client.create("Purchase", { ...body, Id: cheque.Id, SyncToken: "0", Line: unlinked });
  expect(await stateOf(client, order)).toEqual(["Open", []]);
});

test("a link names a line of an order of the same vendor", async () => {
  const client = await aClient();
  const { order, VendorRef } = await anOrder(client);
  const other = ref((await client.create("Vendor", { DisplayName: "Sail Loft" })).Id);
  const bill = async (vendor: Json, link: Json) =>
    errorOf(await client.post("/bill", { VendorRef: vendor, Line: [account(40, link)] }));
  expect(await bill(VendorRef, standsFor(order, undefined))).toMatchObject({
    code: "2020",
    element: "Line.LinkedTxn.TxnLineId",
  });
  expect(await bill(VendorRef, standsFor(order, "9"))).toEqual({
    Message: "Txn ID Cannot Be Linked",
    Detail: `The Txn ID (identified by ${order.Id}) you're trying to use can't be linked.`,
    code: "620",
    element: "Line.LinkedTxn.TxnLineId",
  });
  expect((await bill(other, standsFor(order, "1"))).code).toBe("620");
  expect((await bill(VendorRef, standsFor({ Id: "999" }, "1"))).Detail).toBe(
    "Business Validation Error: The entity PurchaseOrder 999 that you are trying to link does not exist. PurchaseOrder 999",
  );
});

test("an order that was closed by hand stays closed, until it is opened by hand", async () => {
  const client = await aClient();
  const { order, VendorRef } = await anOrder(client);
  const closing = { ...order, POStatus: "Closed" };
  expect((await client.create("PurchaseOrder", closing)).POStatus).toBe("Closed");
  const { Id } = await client.create("Bill", { VendorRef, Line: [account(1, standsFor(order, "2"))] });
  expect((await stateOf(client, order))[0]).toBe("Closed");
  const opening = { ...(await current(client, "PurchaseOrder", order.Id)), POStatus: "Open" };
  expect((await client.create("PurchaseOrder", opening)).POStatus).toBe("Open");
  await client.post("/bill?operation=delete", { Id, SyncToken: "0" });
  expect(await stateOf(client, order)).toEqual(["Open", []]);
});

test("a deleted order leaves the bills that were made from it", async () => {
  const client = await aClient();
  const { order, VendorRef } = await anOrder(client);
  const bill = await client.create("Bill", { VendorRef, Line: [account(40, standsFor(order, "2"))] });
  const { SyncToken } = await current(client, "PurchaseOrder", order.Id);
  await client.post("/purchaseorder?operation=delete", { Id: order.Id, SyncToken });
  expect(await current(client, "Bill", bill.Id)).toMatchObject({ LinkedTxn: [], Line: [{ LinkedTxn: [] }] });
});
