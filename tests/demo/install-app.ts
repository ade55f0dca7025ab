import { getJson, postJson, userAgent } from "./http.ts";

/** Installs the app in the demo shop and opens it once, as the merchant's browser does: Shopify gives it its tokens then. */
export async function installApp(shopifyUrl: string): Promise<void> {
  await postJson(`${shopifyUrl}/__emulator/install`, {});
  const { url } = await getJson<{ url: string }>(`${shopifyUrl}/__emulator/embed-url?path=/app`);
  const response = await fetch(url, { headers: { "user-agent": userAgent }, redirect: "manual" });
  await response.text();
  if (response.status !== 200) throw new Error(`Opening the app in the admin answered ${response.status}.`);
}

/** Connects QuickBooks by the real OAuth flow: the app's Connect button, Intuit's consent page, the callback. */
export async function connectQuickBooks(appUrl: string, shopifyUrl: string): Promise<void> {
  const authorizeUrl = await pressConnect(appUrl, shopifyUrl);
  const consent = await fetch(authorizeUrl, { headers: { "user-agent": userAgent } });
  const page = await consent.text();
  if (!consent.ok) throw new Error(`QuickBooks' sign-in page answered ${consent.status}.`);
  const callback = await pressConsent(authorizeUrl, page);
  const response = await fetch(callback, { headers: { "user-agent": userAgent }, redirect: "manual" });
  const text = await response.text();
  if (response.status !== 302 && response.status !== 303) {
    throw new Error(
      `The app did not accept QuickBooks' callback (${response.status}): ${text.replace(/<[^>]+>/g, " ").slice(0, 300)}`,
    );
  }
}

/** Presses Connect as App Bridge does: a data request that is answered with where to send the whole browser. */
async function pressConnect(appUrl: string, shopifyUrl: string): Promise<string> {
  const { idToken } = await postJson<{ idToken: string }>(`${shopifyUrl}/__emulator/id-token`, {});
  const response = await fetch(`${appUrl}/app/connection?_data=routes%2Fapp.connection`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${idToken}`,
      "content-type": "application/x-www-form-urlencoded",
      "user-agent": userAgent,
      // A relative address of the app: the origin proves that the form is the app's own.
      origin: appUrl,
    },
    body: new URLSearchParams({ intent: "connect" }),
    redirect: "manual",
  });
  await response.text();
  const target =
    response.headers.get("x-shopify-api-request-failure-reauthorize-url") ??
    response.headers.get("location") ??
    response.headers.get("x-remix-redirect");
  if (!target) throw new Error(`The Connect button answered ${response.status} without an address to go to.`);
  return new URL(target, appUrl).href;
}

/** Fills the consent form as it stands in the page and presses its Connect button. */
async function pressConsent(pageUrl: string, page: string): Promise<string> {
  const form = /<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/i.exec(page);
  if (!form) throw new Error("QuickBooks' consent page has no form.");
  const [, action = "", inner = ""] = form;
  const fields = new URLSearchParams();
  for (const [tag] of inner.matchAll(/<input\b[^>]*>/gi)) {
    fields.set(attribute(tag, "name") ?? "", attribute(tag, "value") ?? "");
  }
  const button = [...inner.matchAll(/<button\b[^>]*>([^<]*)/gi)].find(([, label = ""]) =>
    /connect/i.test(label),
  );
  if (!button) throw new Error("QuickBooks' consent page has no Connect button.");
  fields.set(attribute(button[0], "name") ?? "", attribute(button[0], "value") ?? "");
  const response = await fetch(new URL(unescapeHtml(action), pageUrl), {
    method: "POST",
    body: fields,
    redirect: "manual",
  });
  const location = response.headers.get("location");
  if (!location)
    throw new Error(`QuickBooks' consent page answered ${response.status} without going back to the app.`);
  return location;
}

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\b${name}="([^"]*)"`, "i").exec(tag);
  return match ? unescapeHtml(match[1] ?? "") : null;
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
