import { createHmac } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { type EmulatorClient, openEmulator } from "./fixtures/emulator-client.ts";
import type { ShopifyEmulatorOptions } from "./start.ts";

async function openShop(options: ShopifyEmulatorOptions = {}): Promise<EmulatorClient> {
  const client = await openEmulator(options);
  onTestFinished(() => client.emulator.close());
  return client;
}

test("token exchange gives an expiring offline token and a refresh token", async () => {
  const shop = await openShop();
  const { status, json } = await shop.exchange();
  expect(status).toBe(200);
  expect(json).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 7_776_000 });
  expect(json.access_token).toMatch(/^shpat_[0-9a-f]{32}$/);
  expect(json.scope.split(",")).toContain("write_orders");
});

test("an online token names its user", async () => {
  const shop = await openShop();
  const { json } = await shop.exchange({
    requested_token_type: "urn:shopify:params:oauth:token-type:online-access-token",
  });
  expect(json.associated_user.account_owner).toBe(true);
  shop.setToken(json.access_token);
  expect((await shop.graphql("{ shop { id } }")).status).toBe(200);
});

test("an access token ends after 60 minutes of the clock and its refresh token makes a new one", async () => {
  let now = new Date("2026-11-22T12:00:00Z");
  const shop = await openShop({ clock: () => now });
  const first = (await shop.exchange()).json;
  shop.setToken(first.access_token);
  now = new Date("2026-11-22T12:59:59Z");
  expect((await shop.graphql("{ shop { id } }")).status).toBe(200);
  now = new Date("2026-11-22T13:00:00Z");
  expect((await shop.graphql("{ shop { id } }")).status).toBe(401);
  const second = await shop.refresh(first.refresh_token);
  shop.setToken(second.json.access_token);
  expect((await shop.graphql("{ shop { id } }")).status).toBe(200);
});

test("a refresh token stays good until its replacement is used, and not after that", async () => {
  const shop = await openShop();
  const first = (await shop.exchange()).json.refresh_token;
  expect((await shop.refresh(first)).status).toBe(200);
  const second = (await shop.refresh(first)).json.refresh_token;
  expect((await shop.refresh(second)).status).toBe(200);
  const late = await shop.refresh(first);
  expect(late.status).toBe(400);
  expect(late.json.error).toBe("invalid_grant");
});

test("a refresh token ends after 90 days", async () => {
  let now = new Date("2026-11-22T12:00:00Z");
  const shop = await openShop({ clock: () => now });
  const { refresh_token } = (await shop.exchange()).json;
  now = new Date(now.getTime() + 90 * 86_400_000);
  expect((await shop.refresh(refresh_token)).json.error).toBe("invalid_grant");
});

test("a wrong client secret is refused", async () => {
  const shop = await openShop();
  const { status, json } = await shop.exchange({ client_secret: "guess" });
  expect([status, json.error]).toEqual([400, "invalid_client"]);
});

test.each([
  ["that another secret signed", {}, "guess"],
  ["for another app", { aud: "other" }, undefined],
  ["of another shop", { dest: "https://other.myshopify.com" }, undefined],
  ["that has expired", { exp: 1 }, undefined],
])("an id token %s is an invalid subject token", async (_name, claims, secret) => {
  const shop = await openShop();
  const good = (await shop.control("POST", "id-token")).json.idToken as string;
  const [header = "", payload = ""] = good.split(".");
  const changed = { ...JSON.parse(Buffer.from(payload, "base64url").toString("utf8")), ...claims };
  const content = `${header}.${Buffer.from(JSON.stringify(changed)).toString("base64url")}`;
  const signature = createHmac("sha256", secret ?? shop.emulator.apiSecret)
    .update(content)
    .digest("base64url");
  const { status, json } = await shop.exchange({ subject_token: `${content}.${signature}` });
  expect([status, json.error]).toEqual([400, "invalid_subject_token"]);
});

test("uninstalling revokes every token", async () => {
  const shop = await openShop();
  const { refresh_token } = (await shop.exchange()).json;
  await shop.control("POST", "uninstall");
  expect((await shop.graphql("{ shop { id } }")).status).toBe(401);
  expect((await shop.refresh(refresh_token)).status).toBe(400);
  expect((await shop.exchange()).json.error).toBe("invalid_subject_token");
});

test("the address of the embedded app carries the launch parameters, signed with the app's secret", async () => {
  const shop = await openShop({ app: { appUrl: "http://127.0.0.1:4000" } });
  const { json } = await shop.control("GET", "embed-url?path=/app/orders%3Ftab=all");
  const url = new URL(json.url);
  expect(url.origin + url.pathname).toBe("http://127.0.0.1:4000/app/orders");
  const host = Buffer.from(url.searchParams.get("host") ?? "", "base64").toString("utf8");
  expect(host).toBe("admin.shopify.com/store/plumbline-demo");
  const given = url.searchParams.get("hmac");
  url.searchParams.delete("hmac");
  const text = [...url.searchParams]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`);
  expect(given).toBe(createHmac("sha256", shop.emulator.apiSecret).update(text.join("&")).digest("hex"));
  expect(url.searchParams.get("tab")).toBe("all");
});
