import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type RunningUi, startUi } from "./start-ui.ts";

let ui: RunningUi;
beforeAll(async () => {
  ui = await startUi();
});
afterEach(() => {
  ui.state.refusal = null;
});
afterAll(() => ui.close());

const get = (path: string) => fetch(ui.origin + path, { redirect: "manual" });

test("a redirect of Shopify's sign-in is passed on", async () => {
  ui.state.refusal = () => new Response(null, { status: 302, headers: { Location: "/auth/login" } });
  const response = await get("/app/orders");
  expect([response.status, response.headers.get("location")]).toEqual([302, "/auth/login"]);
});

test("the header by which App Bridge gets a new token survives, for documents and for data", async () => {
  const header = "x-shopify-retry-invalid-session-request";
  ui.state.refusal = () => new Response(null, { status: 401, headers: { [header]: "1" } });
  for (const path of ["/app/orders", "/app/orders?index&_data=routes%2Fapp.orders._index"]) {
    const response = await get(path);
    expect([response.status, response.headers.get(header)], path).toEqual([401, "1"]);
  }
});

test("a bot is told that the page is gone, not that something broke", async () => {
  ui.state.refusal = () => new Response(null, { status: 410 });
  const response = await get("/app");
  expect(response.status).toBe(410);
  expect(await response.text()).not.toContain("could not be shown");
});

test("the small page of scripts that leaves the frame is sent as it is", async () => {
  const script = '<script>window.open("https://admin.shopify.com/store/x/apps/y", "_top")</script>';
  ui.state.refusal = () => new Response(script, { headers: { "Content-Type": "text/html" } });
  expect(await (await get("/app")).text()).toContain(script);
});

test("text of a refusal is shown as text, never run as a page", async () => {
  ui.state.refusal = () => new Response("<img src=x onerror=alert(1)>", { status: 503 });
  const response = await get("/app");
  expect(response.status).toBe(503);
  const page = await response.text();
  expect(page).not.toContain("<img src=x");
  expect(page).toContain("&lt;img src=x");
  expect(page).toContain("support@plumbline.example");
});
