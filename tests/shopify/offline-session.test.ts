import { expect, onTestFinished, test } from "vitest";
import { createOfflineTokens } from "#app/shopify/offline-session.server.ts";
import { readShopFacts } from "#app/shopify/shop-facts.server.ts";
import { startShop } from "#tests/shopify/start-shop.ts";

const HOUR_MS = 3_600_000;

async function startInstalledShop() {
  const shop = await startShop({ app: { configPath: "shopify.app.toml" } });
  onTestFinished(() => shop.emulator.close());
  const session = await shop.install();
  const refusal = (changes: object) =>
    shop.control("POST", "faults", { method: "POST", path: "access_token", times: 1, ...changes });
  return { ...shop, session, refusal };
}

test("a token with more than five minutes of life is used as it is", async () => {
  const { tokens, shop, session, clock } = await startInstalledShop();
  await clock.sleep(HOUR_MS - 6 * 60_000);
  expect(await tokens.accessToken(shop)).toEqual({ ok: true, value: session.accessToken });
});

test("a token with less is renewed, and the new pair is stored with its times", async () => {
  const { tokens, shop, session, clock, storage, client } = await startInstalledShop();
  await clock.sleep(HOUR_MS - 4 * 60_000);
  const renewed = await tokens.accessToken(shop);
  const stored = await storage.loadSession(session.id);
  expect(renewed).toEqual({ ok: true, value: stored?.accessToken });
  expect(stored?.accessToken).not.toBe(session.accessToken);
  expect(stored?.refreshToken).not.toBe(session.refreshToken);
  expect(stored?.expires).toEqual(new Date(clock.now().getTime() + HOUR_MS));
  expect((await readShopFacts(client, shop)).ok).toBe(true);
});

test("workers that find the token old at the same time renew it once", async () => {
  const { emulator, shop, clock, control, storage, locks, log } = await startInstalledShop();
  await clock.sleep(HOUR_MS);
  let announce = () => {};
  const renewed = new Promise<void>((resolve) => {
    announce = resolve;
  });
  const tokens = createOfflineTokens({
    ...{ apiKey: emulator.apiKey, apiSecret: emulator.apiSecret, apiOrigin: emulator.baseUrl, locks, log },
    // Whoever finds the lock taken comes back once the renewal is stored.
    clock: { now: clock.now, sleep: () => renewed },
    storage: {
      ...storage,
      storeSession: async (session) => {
        const isStored = await storage.storeSession(session);
        announce();
        return isStored;
      },
    },
  });
  const answers = await Promise.all(Array.from({ length: 5 }, () => tokens.accessToken(shop)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]?.ok).toBe(true);
  const { requests } = await control<{ requests: { path: string }[] }>("GET", "requests");
  expect(requests.filter((request) => request.path.includes("access_token"))).toHaveLength(2);
});

test("a renewal that another process holds up goes back to the queue", async () => {
  const { tokens, shop, clock, locks } = await startInstalledShop();
  await clock.sleep(HOUR_MS);
  locks.heldBySomebody.add(`shopify-token|${shop}`);
  expect(await tokens.accessToken(shop)).toMatchObject({ fault: { kind: "throttled" } });
});

test("a lost reply to a renewal is made good by the next try", async () => {
  const { tokens, shop, clock, refusal } = await startInstalledShop();
  await clock.sleep(HOUR_MS);
  await refusal({ dropReplyAfterCommit: true });
  expect(await tokens.accessToken(shop)).toMatchObject({ fault: { kind: "unreachable" } });
  expect((await tokens.accessToken(shop)).ok).toBe(true);
});

test("a dead refresh token asks the merchant to open the app again", async () => {
  const { tokens, shop, clock } = await startInstalledShop();
  await clock.sleep(91 * 24 * HOUR_MS);
  expect(await tokens.accessToken(shop)).toMatchObject({
    fault: {
      kind: "reauthorize",
      system: "shopify",
      evidence: { httpStatus: 400, remoteCode: "invalid_grant" },
    },
  });
});

test.each([
  [{ status: 500, body: "oops" }, "unreachable"],
  [{ status: 429, headers: { "retry-after": "3" } }, "throttled"],
  [{ status: 403, body: {} }, "permission"],
  [{ status: 400, body: { error: "invalid_client" } }, "permission"],
  [{ status: 400, body: "<html>" }, "reauthorize"],
  [{ status: 200, body: { access_token: "x" } }, "malformed"],
])("a renewal answered with %j is a fault %s", async (answer, kind) => {
  const { tokens, shop, clock, refusal } = await startInstalledShop();
  await clock.sleep(HOUR_MS);
  await refusal(answer);
  expect(await tokens.accessToken(shop)).toMatchObject({ ok: false, fault: { kind } });
});

test("a token that Shopify refuses is renewed once and the request repeated", async () => {
  const { client, shop, storage, session } = await startInstalledShop();
  session.accessToken = "shpat_revoked";
  await storage.storeSession(session);
  expect((await readShopFacts(client, shop)).ok).toBe(true);
  expect(client.requestCount()).toBe(2);
});

test("a shop that uninstalled the app is to open it again", async () => {
  const { client, shop, control } = await startInstalledShop();
  await control("POST", "uninstall");
  expect(await readShopFacts(client, shop)).toMatchObject({
    fault: { kind: "reauthorize", system: "shopify" },
  });
});

test("keep-alive renews a pair whose refresh token dies soon, and leaves a fresh one", async () => {
  const { tokens, shop, clock, storage, session } = await startInstalledShop();
  expect(await tokens.keepAlive(shop, 14)).toEqual({ ok: true, value: "fresh" });
  await clock.sleep(80 * 24 * HOUR_MS);
  expect(await tokens.keepAlive(shop, 14)).toEqual({ ok: true, value: "renewed" });
  expect((await storage.loadSession(session.id))?.refreshTokenExpires).toEqual(
    new Date(clock.now().getTime() + 90 * 24 * HOUR_MS),
  );
});
