import { SHOPIFY_ADMIN_ORIGIN } from "#app/shopify/admin-urls.ts";

const REAUTHORIZE_URL = "X-Shopify-API-Request-Failure-Reauthorize-Url";
const CSP = "Content-Security-Policy";

/**
 * Moves a response of Shopify's library to another admin origin: the library knows only admin.shopify.com. Redirects
 * that lead into the admin lead to `adminOrigin`, and pages may be framed by it too. A new response; the status stays.
 */
export function rehomeResponse(response: Response, adminOrigin: string): Response {
  if (adminOrigin === SHOPIFY_ADMIN_ORIGIN) return response;
  const headers = new Headers(response.headers);
  for (const name of ["Location", REAUTHORIZE_URL]) {
    const target = headers.get(name);
    if (target?.startsWith(`${SHOPIFY_ADMIN_ORIGIN}/`)) {
      headers.set(name, adminOrigin + target.slice(SHOPIFY_ADMIN_ORIGIN.length));
    }
  }
  if (headers.has(CSP)) allowFrameBy(headers, adminOrigin);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

/**
 * Adds `origin` to the ancestors that may frame a page. A page without a policy gets one with the admin alone: the
 * library sets none when the address lacks its `shop`, and anybody could frame it.
 */
export function allowFrameBy(headers: Headers, origin: string): void {
  const policy = headers.get(CSP) ?? `frame-ancestors ${SHOPIFY_ADMIN_ORIGIN};`;
  const ancestors = /frame-ancestors ([^;]*)/.exec(policy)?.[1]?.split(/\s+/) ?? [];
  const isAllowed = ancestors.includes(origin);
  headers.set(
    CSP,
    isAllowed ? policy : policy.replace(/frame-ancestors ([^;]*)/, `frame-ancestors $1 ${origin}`),
  );
}

/** The path in the admin of an address `shopify://admin/...`; null for any other address. */
export function adminPathOf(address: string): string | null {
  const match = /^shopify:\/*admin(\/.*)$/i.exec(address);
  return match?.[1] ?? null;
}

/** App Bridge's script: it lets a page in the frame move the whole window without a click. */
export type AppBridgeScript = { apiKey: string; url: string };

/**
 * Leads out of the frame, to an address that is ours to choose and never a visitor's.
 *
 * A data request of App Bridge gets 401 with the header that makes App Bridge open the address in the whole window; a
 * document gets a small page that does the same. Unlike the library's redirect it accepts `http:` on a loopback
 * address, which demos need.
 */
export function leaveFrame(
  request: Request,
  address: string,
  appBridge: AppBridgeScript,
  target: "_top" | "_parent" = "_top",
): Response {
  const url = new URL(address);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    throw new TypeError(`${url.origin} is no address to leave for`);
  }
  if (request.headers.has("Authorization")) {
    return new Response(null, {
      status: 401,
      headers: {
        "X-Shopify-API-Request-Failure-Reauthorize": "1",
        [REAUTHORIZE_URL]: url.href,
        "Access-Control-Expose-Headers": REAUTHORIZE_URL,
      },
    });
  }
  // `<` would end the script element early.
  const literal = JSON.stringify(url.href).replaceAll("<", "\\u003c");
  const page = `<!doctype html><title>Leaving</title>
<script data-api-key="${appBridge.apiKey}" src="${appBridge.url}"></script>
<script>window.open(${literal}, "${target}")</script>`;
  return new Response(page, { headers: { "Content-Type": "text/html;charset=utf-8" } });
}

const isLoopback = (hostname: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
