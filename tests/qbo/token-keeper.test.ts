import { expect, test } from "vitest";
import { createQboOAuth } from "#app/qbo/oauth.server.ts";
import { createTokenKeeper } from "#app/qbo/token-keeper.server.ts";
import type { Connection, Locks } from "#app/sync/ports.ts";
import { adapterDeps, someLocks } from "#tests/qbo/adapter-deps.ts";
import { aConnection, memoryTokenStore } from "#tests/qbo/memory-token-store.ts";
import { type Reply, startScriptedServer } from "#tests/qbo/scripted-server.ts";

const SHOP = "demo.myshopify.com";
const HOUR_MS = 3_600_000;

/** A token endpoint that takes each refresh token once: using one twice ends the connection, as Intuit's does. */
function rotatingTokens() {
  let serial = 1;
  return (body: string): Reply => {
    if (new URLSearchParams(body).get("refresh_token") !== `refresh-${serial}`) {
      return { status: 400, body: { error: "invalid_grant" } };
    }
    serial += 1;
    return {
      status: 200,
      body: {
        access_token: `access-${serial}`,
        refresh_token: `refresh-${serial}`,
        expires_in: 3600,
        x_refresh_token_expires_in: 8_726_400,
      },
    };
  };
}

async function aShop(options: { answer?: (body: string) => Reply; connection?: Partial<Connection> } = {}) {
  const answer = options.answer ?? rotatingTokens();
  const server = await startScriptedServer((request) => answer(request.body));
  const deps = adapterDeps();
  const endpoints = { authorize: server.origin, token: `${server.origin}/token`, revoke: server.origin };
  const app = { clientId: "app", clientSecret: "secret", redirectUri: "http://localhost/callback" };
  const oauth = createQboOAuth({ ...app, ...deps, endpoints });
  const now = deps.clock.now().getTime();
  const { store, row } = memoryTokenStore(aConnection(options.connection), {
    accessToken: "access-1",
    refreshToken: "refresh-1",
    accessExpiresAt: new Date(now + HOUR_MS),
    refreshExpiresAt: new Date(now + 100 * 24 * HOUR_MS),
    refreshHardExpiresAt: new Date(now + 1000 * 24 * HOUR_MS),
  });
  const shared = someLocks();
  const aKeeper = (locks: Locks = shared) =>
    createTokenKeeper({ store, oauth, locks, clock: deps.clock, log: deps.log });
  return { server, row, clock: deps.clock, locks: shared, aKeeper };
}

async function open(keeper: ReturnType<typeof createTokenKeeper>) {
  const session = await keeper.openSession(SHOP);
  if (!session.ok) throw new Error(session.fault.kind);
  return session.value.tokens;
}

test("a fresh token is handed out as it is stored", async () => {
  const { server, aKeeper } = await aShop();
  await using _ = server;
  expect(await (await open(aKeeper())).current()).toEqual({ ok: true, value: "access-1" });
  expect(server.seen).toEqual([]);
});

test("a token in its last five minutes is renewed ahead and the last value received is stored", async () => {
  const { server, aKeeper, clock, row } = await aShop();
  await using _ = server;
  const tokens = await open(aKeeper());
  clock.advance(HOUR_MS - 5 * 60_000);
  expect(await tokens.current()).toEqual({ ok: true, value: "access-2" });
  expect(await tokens.current()).toEqual({ ok: true, value: "access-2" });
  expect(server.seen).toHaveLength(1);
  expect(row.tokens).toMatchObject({ accessToken: "access-2", refreshToken: "refresh-2" });
  expect(row.tokens.refreshHardExpiresAt).not.toBeNull();
});

test("many workers with one expired token refresh it once and all go on", async () => {
  const { server, aKeeper, clock, row } = await aShop();
  await using _ = server;
  const sessions = await Promise.all(Array.from({ length: 8 }, () => open(aKeeper())));
  clock.advance(HOUR_MS);
  const answers = await Promise.all(sessions.map((tokens) => tokens.current()));
  expect(answers).toEqual(answers.map(() => ({ ok: true, value: "access-2" })));
  expect(server.seen).toHaveLength(1);
  expect(row.connection.status).toBe("connected");
});

test("a token that another worker renewed meanwhile is taken over without a refresh", async () => {
  const { server, aKeeper } = await aShop();
  await using _ = server;
  const early = await open(aKeeper());
  const late = await open(aKeeper());
  expect(await early.renew("access-1")).toEqual({ ok: true, value: "access-2" });
  expect(await late.renew("access-1")).toEqual({ ok: true, value: "access-2" });
  expect(server.seen).toHaveLength(1);
});

test("a token that another worker renewed just before the lock came free is not refreshed again", async () => {
  const { server, aKeeper, locks } = await aShop();
  await using _ = server;
  const early = await open(aKeeper());
  const afterEarly: Locks = {
    async withLock(key, work) {
      await early.renew("access-1");
      return locks.withLock(key, work);
    },
  };
  const late = await open(aKeeper(afterEarly));
  expect(await late.renew("access-1")).toEqual({ ok: true, value: "access-2" });
  expect(server.seen).toHaveLength(1);
});

test("a refresh token that is no longer good marks the shop, which then is not asked for again", async () => {
  const { server, aKeeper, row } = await aShop({
    answer: () => ({ status: 400, body: { error: "invalid_grant" } }),
  });
  await using _ = server;
  const tokens = await open(aKeeper());
  expect(await tokens.renew("access-1")).toMatchObject({
    fault: { kind: "reauthorize", system: "quickbooks" },
  });
  expect(row.connection.status).toBe("reauthorize");
  expect(await aKeeper().openSession(SHOP)).toMatchObject({ fault: { kind: "reauthorize" } });
  expect(server.seen).toHaveLength(1);
});

test("while the token endpoint is down a token that still lives is used, an expired one is not", async () => {
  const { server, aKeeper, clock, row } = await aShop({ answer: () => ({ status: 503, body: "" }) });
  await using _ = server;
  const tokens = await open(aKeeper());
  clock.advance(HOUR_MS - 60_000);
  expect(await tokens.current()).toEqual({ ok: true, value: "access-1" });
  clock.advance(60_000);
  expect(await tokens.current()).toMatchObject({ fault: { kind: "unreachable" } });
  expect(row.connection.status).toBe("connected");
});

test("a shop without a company, or with one that was disconnected, is not connected", async () => {
  const { server, aKeeper } = await aShop({ connection: { status: "disconnected" } });
  await using _ = server;
  expect(await aKeeper().openSession(SHOP)).toMatchObject({ fault: { kind: "notConnected" } });
  expect(await aKeeper().openSession("other.myshopify.com")).toMatchObject({
    fault: { kind: "notConnected" },
  });
});
