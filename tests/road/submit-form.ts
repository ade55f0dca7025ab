import { postJson, userAgent } from "#tests/demo/http.ts";

/** Where the routes of the pages live whose forms the tests submit and whose data they read. */
const routes: Record<string, string> = {
  "/app": "routes/app._index",
  "/app/orders": "routes/app.orders._index",
  "/app/customers": "routes/app.customers._index",
  "/app/products": "routes/app.products._index",
  "/app/activity": "routes/app.activity._index",
  "/app/push/customers": "routes/app.push.$kind",
  "/app/push/products": "routes/app.push.$kind",
  "/app/backfill": "routes/app.backfill",
  "/app/connection": "routes/app.connection",
  "/app/books": "routes/app.books",
  "/app/settings": "routes/app.settings",
  "/app/adopt": "routes/app.adopt",
  "/app/links": "routes/app.links._index",
  "/app/links/look": "routes/app.links.look",
  "/app/links/link": "routes/app.links.link",
  "/app/links/choose": "routes/app.links.choose",
  "/app/links/import": "routes/app.links.import",
  "/app/links/export": "routes/app.links.export",
};
/** Submits a form of an embedded page as the merchant's browser does: with a fresh id token, from the app's own origin. */
export async function submitForm(
  appUrl: string,
  shopUrl: string,
  path: string,
  fields: Record<string, string | File>,
): Promise<unknown> {
  const hasFile = Object.values(fields).some((value) => value instanceof File);
  const form = hasFile ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (form instanceof FormData) form.set(name, value);
    else form.set(name, String(value));
  }
  return call(appUrl, shopUrl, path, { method: "POST", body: form, redirect: "manual" });
}

/** Reads what an embedded page shows, as its loader answers it. `path` may carry a query. */
export function readPage(appUrl: string, shopUrl: string, path: string): Promise<unknown> {
  return call(appUrl, shopUrl, path, { redirect: "manual" });
}

async function call(appUrl: string, shopUrl: string, path: string, init: RequestInit): Promise<unknown> {
  const { idToken } = await postJson<{ idToken: string }>(`${shopUrl}/__emulator/id-token`, {});
  const url = new URL(path, appUrl);
  const route =
    routes[url.pathname] ?? (url.pathname.startsWith("/app/activity/") ? "routes/app.activity.$id" : "");
  if (route.endsWith("_index") && init.method === "POST") url.searchParams.set("index", "");
  url.searchParams.set("_data", route);
  const headers = { authorization: `Bearer ${idToken}`, "user-agent": userAgent, origin: appUrl };
  const response = await fetch(url, { ...init, headers });
  const text = await response.text();
  if (response.status >= 400) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
  return text.startsWith("{") ? JSON.parse(text) : text;
}
