import { expect, test } from "vitest";
import { failed, ok } from "#app/domain/faults/fault.ts";
import type { QboCall } from "#app/qbo/qbo-call.ts";
import { createTransport } from "#app/qbo/transport.server.ts";
import { adapterDeps } from "#tests/qbo/adapter-deps.ts";
import { type Reply, type SeenRequest, startScriptedServer } from "#tests/qbo/scripted-server.ts";

const INVOICE: QboCall = {
  method: "POST",
  path: "/invoice",
  body: { DocNumber: "WEB-1001 é🎁" },
  requestId: "11111111-2222-4333-8444-555555555555",
  effect: "write",
  subject: "invoice WEB-1001",
};
const LIST: QboCall = {
  method: "GET",
  path: "/query",
  params: { query: "SELECT * FROM Item WHERE Name = 'A&B'" },
  effect: "read",
  subject: "Item list",
};
const EXPIRED = {
  fault: { error: [{ message: "AuthenticationFailed", detail: "Token expired: AB01", code: "3200" }] },
};

async function aTransport(answer: (request: SeenRequest, index: number) => Reply | Promise<Reply>) {
  const server = await startScriptedServer(answer);
  const deps = adapterDeps();
  const renewals: string[] = [];
  const tokens = {
    current: async () => ok("old"),
    renew: async (rejected: string) => {
      renewals.push(rejected);
      return ok("new");
    },
  };
  const transport = createTransport({ ...deps, apiOrigin: server.origin, realmId: "9130", tokens });
  return { server, transport, renewals, ...deps };
}

test("a write carries its token, its version, its request id and its body", async () => {
  const { server, transport, counts } = await aTransport(() => ({
    status: 200,
    body: { Invoice: { Id: "1" } },
  }));
  await using _ = server;
  expect(await transport.send(INVOICE)).toEqual(ok({ Invoice: { Id: "1" } }));
  const [request] = server.seen;
  expect(request?.path).toBe("/v3/company/9130/invoice");
  expect(Object.fromEntries(request?.query ?? [])).toEqual({
    minorversion: "75",
    requestid: INVOICE.requestId,
  });
  expect(request?.headers).toMatchObject({
    authorization: "Bearer old",
    accept: "application/json",
    "content-type": "application/json",
  });
  expect(JSON.parse(request?.body ?? "")).toEqual(INVOICE.body);
  expect(counts.read()).toEqual({ quickbooksRequests: 1, quickbooksBatches: 0 });
});

test("a query travels in the address, a long one as a text", async () => {
  const { server, transport } = await aTransport(() => ({ status: 200, body: { QueryResponse: {} } }));
  await using _ = server;
  await transport.send(LIST);
  await transport.send({ ...LIST, method: "POST", params: {}, body: "SELECT * FROM Item" });
  expect(server.seen[0]?.query.get("query")).toBe("SELECT * FROM Item WHERE Name = 'A&B'");
  expect(server.seen[1]).toMatchObject({ method: "POST", body: "SELECT * FROM Item" });
  expect(server.seen[1]?.headers["content-type"]).toBe("application/text");
});

test("a rejected token is renewed once and the request repeated with the same id", async () => {
  const { server, transport, renewals } = await aTransport((request) =>
    request.headers.authorization === "Bearer new"
      ? { status: 200, body: { Invoice: { Id: "1" } } }
      : { status: 401, body: EXPIRED },
  );
  await using _ = server;
  expect(await transport.send(INVOICE)).toMatchObject({ ok: true });
  expect(renewals).toEqual(["old"]);
  expect(server.seen.map((request) => request.query.get("requestid"))).toEqual([
    INVOICE.requestId,
    INVOICE.requestId,
  ]);
});

test("a token that is rejected again after its renewal asks to reconnect", async () => {
  const { server, transport, renewals } = await aTransport(() => ({ status: 401, body: EXPIRED }));
  await using _ = server;
  expect(await transport.send(LIST)).toMatchObject({ ok: false, fault: { kind: "reauthorize" } });
  expect(renewals).toEqual(["old"]);
  expect(server.seen).toHaveLength(2);
});

test("a 429 makes the realm rest: the next request is not even sent", async () => {
  const { server, transport, clock } = await aTransport((_request, index) =>
    index === 0 ? { status: 429, body: "<html></html>" } : { status: 200, body: { QueryResponse: {} } },
  );
  await using _ = server;
  expect(await transport.send(LIST)).toMatchObject({ fault: { kind: "throttled", retryAfterMs: 60_000 } });
  expect(await transport.send(LIST)).toMatchObject({ fault: { kind: "throttled", retryAfterMs: 60_000 } });
  expect(server.seen).toHaveLength(1);
  clock.advance(60_000);
  expect(await transport.send(LIST)).toMatchObject({ ok: true });
});

test("a write whose answer is lost has an unknown outcome, a read is unreachable", async () => {
  const { server, transport } = await aTransport(() => "drop");
  await using _ = server;
  expect(await transport.send(INVOICE)).toMatchObject({ fault: { kind: "outcomeUnknown" } });
  expect(await transport.send(LIST)).toMatchObject({ fault: { kind: "unreachable" } });
});

test("a write that takes too long has an unknown outcome", async () => {
  const never = new AbortController();
  const server = await startScriptedServer(async () => {
    never.abort(new DOMException("late", "TimeoutError"));
    return new Promise<Reply>(() => {});
  });
  await using _ = server;
  const tokens = {
    current: async () => ok("t"),
    renew: async () => failed({ kind: "unreachable", subject: "" }),
  };
  const deps = { ...adapterDeps(), startTimeout: () => never.signal };
  const transport = createTransport({ ...deps, apiOrigin: server.origin, realmId: "9130", tokens });
  expect(await transport.send(INVOICE)).toMatchObject({ fault: { kind: "outcomeUnknown" } });
});

test("a write to a server that is not there was never sent", async () => {
  const { server, transport } = await aTransport(() => "drop");
  await server[Symbol.asyncDispose]();
  expect(await transport.send(INVOICE)).toMatchObject({
    fault: { kind: "unreachable", evidence: { remoteText: "ECONNREFUSED" } },
  });
});

test("a page of the edge is no answer, and its reference is kept", async () => {
  const headers = { intuit_tid: "1-5f73" };
  const { server, transport } = await aTransport((request) => ({
    status: request.method === "GET" ? 502 : 200,
    body: "<html>Sorry</html>",
    headers,
  }));
  await using _ = server;
  expect(await transport.send(LIST)).toMatchObject({
    fault: { kind: "unreachable", evidence: { httpStatus: 502, requestRef: "1-5f73" } },
  });
  expect(await transport.send(INVOICE)).toMatchObject({ fault: { kind: "outcomeUnknown" } });
});

test("an answer that never ends is cut off", async () => {
  const { server, transport } = await aTransport(() => ({ status: 200, body: "x".repeat(34 * 1024 * 1024) }));
  await using _ = server;
  expect(await transport.send(LIST)).toMatchObject({ fault: { kind: "unreachable" } });
});

test("a fault under a status of success is a fault", async () => {
  const body = { Fault: { Error: [{ Message: "m", Detail: "d", code: "5010" }] } };
  const { server, transport, lines } = await aTransport(() => ({ status: 200, body }));
  await using _ = server;
  expect(await transport.send(INVOICE)).toMatchObject({ fault: { kind: "stale" } });
  expect(lines).toEqual([
    {
      event: "quickbooks call failed",
      facts: expect.objectContaining({ kind: "stale", remoteCode: "5010" }),
    },
  ]);
});
