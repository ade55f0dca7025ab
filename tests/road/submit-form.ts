import { postJson, userAgent } from "#tests/demo/http.ts";

/** Where the routes of the pages live whose forms the tests submit. */
const routes: Record<string, string> = {
  "/app/orders": "routes/app.orders._index",
  "/app/customers": "routes/app.customers._index",
  "/app/products": "routes/app.products._index",
  "/app/activity": "routes/app.activity._index",
  "/app/connection": "routes/app.connection",
  "/app/settings": "routes/app.settings",
};

/** Submits a form of an embedded page as the merchant's browser does: with a fresh id token, from the app's own origin. */
export async function submitForm(
  appUrl: string,
  shopUrl: string,
  path: string,
  fields: Record<string, string>,
): Promise<unknown> {
  const { idToken } = await postJson<{ idToken: string }>(`${shopUrl}/__emulator/id-token`, {});
  const route = routes[path] ?? (path.startsWith("/app/activity/") ? "routes/app.activity.$id" : "");
  const index = route.endsWith("._index") ? "index&" : "";
  const data = encodeURIComponent(route);
  const response = await fetch(`${appUrl}${path}?${index}_data=${data}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${idToken}`,
      "content-type": "application/x-www-form-urlencoded",
      "user-agent": userAgent,
      origin: appUrl,
    },
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  const text = await response.text();
  if (response.status >= 400) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
  return text.startsWith("{") ? JSON.parse(text) : text;
}
