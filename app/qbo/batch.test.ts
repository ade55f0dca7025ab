import { expect, test } from "vitest";
import { failed, ok } from "#app/domain/faults/fault.ts";
import { batchCall, readBatch } from "#app/qbo/batch.ts";
import type { Exchange } from "#app/qbo/http-exchange.server.ts";
import type { QboCall } from "#app/qbo/qbo-call.ts";
import { readExchange } from "#app/qbo/read-exchange.ts";

const INVOICE: QboCall = {
  method: "POST",
  path: "/invoice",
  effect: "write",
  subject: "invoice WEB-1",
  docNumber: "WEB-1",
  requestId: "11111111-2222-4333-8444-555555555555",
  batchItem: { operation: "create", Invoice: { DocNumber: "WEB-1" } },
};
const CUSTOMERS: QboCall = {
  method: "GET",
  path: "/query",
  effect: "read",
  subject: "Customer list",
  batchItem: { Query: "SELECT * FROM Customer WHERE DisplayName = 'Ann'" },
};
const CALLS = [INVOICE, CUSTOMERS];

const answered = (status: number, body: unknown): Exchange => ({
  kind: "answered",
  status,
  headers: new Headers({ intuit_tid: "1-5f73" }),
  text: JSON.stringify(body),
});
const results = (outcome: Exchange, calls: readonly QboCall[] = CALLS) =>
  readBatch(outcome, calls).map((fate) => (fate.kind === "answered" ? fate.result : fate.kind));

test("each call becomes one item under an id of its own, and any write makes the batch a write", () => {
  const batch = batchCall(CALLS, "a-request-id");
  expect(batch).toEqual({
    method: "POST",
    path: "/batch",
    effect: "write",
    subject: "batch of 2",
    requestId: "a-request-id",
    body: {
      BatchItemRequest: [
        { bId: "1", operation: "create", Invoice: { DocNumber: "WEB-1" } },
        { bId: "2", Query: "SELECT * FROM Customer WHERE DisplayName = 'Ann'" },
      ],
    },
  });
  expect(batchCall([CUSTOMERS, CUSTOMERS], "x").effect).toBe("read");
});

test("answers find their calls by id, whatever their order", () => {
  const query = { bId: "2", QueryResponse: { Customer: [{ Id: "7" }] } };
  const invoice = { bId: "1", Invoice: { Id: "9" } };
  expect(results(answered(200, { BatchItemResponse: [query, invoice] }))).toEqual([ok(invoice), ok(query)]);
});

test("a fault of an item is exactly the fault that the call alone would have met", () => {
  const Fault = {
    Error: [{ Message: "Duplicate", Detail: "taken", code: "6140", element: "" }],
    type: "ValidationFault",
  };
  const [inBatch] = results(answered(200, { BatchItemResponse: [{ bId: "1", Fault }] }));
  expect(inBatch).toEqual(readExchange(answered(400, { Fault }), INVOICE));
  expect(inBatch).toMatchObject({ fault: { kind: "duplicateNumber", docNumber: "WEB-1" } });
});

test("a system fault of one item leaves that write open and that read to repeat", () => {
  const Fault = { Error: [{ Message: "m", Detail: "d", code: "10000" }], type: "SystemFault" };
  const items = [
    { bId: "1", Fault },
    { bId: "2", Fault },
  ];
  expect(results(answered(200, { BatchItemResponse: items }))).toMatchObject([
    { fault: { kind: "outcomeUnknown", evidence: { httpStatus: 500 } } },
    { fault: { kind: "unreachable", evidence: { requestRef: "1-5f73" } } },
  ]);
});

test("an item without an answer has an unknown outcome", () => {
  expect(results(answered(200, { BatchItemResponse: [] }))).toMatchObject([
    { fault: { kind: "outcomeUnknown", subject: "invoice WEB-1" } },
    { fault: { kind: "unreachable", subject: "Customer list" } },
  ]);
});

test.each<[string, Exchange, string, string]>([
  ["a lost reply", { kind: "noAnswer", cause: "ECONNRESET" }, "outcomeUnknown", "unreachable"],
  ["a connection that never stood", { kind: "notSent", cause: "ECONNREFUSED" }, "unreachable", "unreachable"],
  ["a 500", answered(500, {}), "outcomeUnknown", "unreachable"],
  ["a page of the edge", answered(200, "<html>"), "outcomeUnknown", "unreachable"],
  ["a success of another shape", answered(200, { Invoice: {} }), "outcomeUnknown", "unreachable"],
  ["a 429", answered(429, {}), "throttled", "throttled"],
  ["a 401", answered(401, {}), "reauthorize", "reauthorize"],
])("%s counts for every call by what it does", (_, outcome, write, read) => {
  expect(results(outcome)).toMatchObject([
    { fault: { kind: write, subject: "invoice WEB-1" } },
    { fault: { kind: read, subject: "Customer list" } },
  ]);
});

test("a batch that is refused for its content has run nothing: its calls go alone", () => {
  const Fault = { Error: [{ Message: "m", Detail: "Unrecognized field", code: "2010" }] };
  expect(results(answered(400, { Fault }))).toEqual(["goAlone", "goAlone"]);
});

test("queries of a batch that is full may lack rows: they go alone, its writes stand", () => {
  const rows = Array.from({ length: 600 }, (_, index) => ({ Id: String(index) }));
  const item = (bId: string) => ({ bId, QueryResponse: { Customer: rows } });
  const invoice = { bId: "1", Invoice: { Id: "9" } };
  const outcome = answered(200, { BatchItemResponse: [invoice, item("2"), item("3")] });
  expect(results(outcome, [INVOICE, CUSTOMERS, CUSTOMERS])).toEqual([ok(invoice), "goAlone", "goAlone"]);
});

test("a batch without any answer knows nobody's number", () => {
  const lost = results({ kind: "noAnswer", cause: "UND_ERR_SOCKET" })[0];
  expect(lost).toEqual(
    failed({
      kind: "outcomeUnknown",
      subject: "invoice WEB-1",
      evidence: { system: "quickbooks", remoteText: "UND_ERR_SOCKET" },
    }),
  );
});
