import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningUi, startUi } from "./start-ui.ts";

let ui: RunningUi;
beforeAll(async () => {
  ui = await startUi();
});
afterAll(() => ui.close());

const get = (path: string) => fetch(ui.origin + path, { redirect: "manual" });

test("webhooks are taken by POST alone", async () => {
  const posted = await fetch(`${ui.origin}/webhooks/shopify`, { method: "POST", body: "{}" });
  expect(posted.status).toBe(200);
  const read = await get("/webhooks/shopify");
  expect([read.status, read.headers.get("allow")]).toEqual([405, "POST"]);
});

test("the health check answers in JSON and is never cached", async () => {
  const response = await get("/healthz");
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: "ok" });
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test("Shopify's first visit to the bare address keeps all its parameters", async () => {
  const response = await get("/?shop=harbor-pine.myshopify.com&host=YWRtaW4&embedded=1");
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toBe(
    "/app?shop=harbor-pine.myshopify.com&host=YWRtaW4&embedded=1",
  );
});

test("a completed QuickBooks sign-in leads back into the app", async () => {
  const response = await get("/qbo/callback?code=good&state=s&realmId=1");
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toBe(`${ui.origin}/app/connection`);
});

test("a failed QuickBooks sign-in is explained with a way back and a contact", async () => {
  const response = await get("/qbo/callback?error=access_denied&state=s");
  expect(response.status).toBe(400);
  const page = await response.text();
  expect(page).toContain("Permission Error");
  expect(page).toContain("Back to Plumbline");
  expect(page).toContain("mailto:support@plumbline.example");
});

test("an address that leads nowhere is answered with 404 and no stack", async () => {
  const response = await get("/wp-login.php");
  expect(response.status).toBe(404);
  const page = await response.text();
  expect(page).toContain("There is no such page");
  expect(page).not.toContain("node_modules");
});
