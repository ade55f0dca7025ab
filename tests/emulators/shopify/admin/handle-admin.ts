import type { IncomingMessage, ServerResponse } from "node:http";
import type { AdminView } from "../admin-view.ts";
import { type AdminPage, adminDocument, appPath, storePath } from "./admin-layout.ts";
import { appOverlays, appSettingsBody, embeddedAppBody, installBody } from "./app-page.ts";
import { customersIndex } from "./customers-page.ts";
import { homeBody } from "./home-page.ts";
import { html } from "./html.ts";
import { indexBody } from "./index-page.ts";
import { readListRequest } from "./listing.ts";
import { orderBody } from "./order-page.ts";
import { ordersIndex } from "./orders-page.ts";
import { productsIndex } from "./products-page.ts";
import { serveAppBridge, serveAsset } from "./serve-asset.ts";

type Visit = { view: AdminView; url: URL; rest: string; request: IncomingMessage; response: ServerResponse };

type Route = { method: "GET" | "POST"; pattern: RegExp; serve: (visit: Visit) => void | Promise<void> };

/** Patterns are matched against the path below `/store/{name}`; the first group is handed on as `rest`. */
const ROUTES: Route[] = [
  {
    method: "GET",
    pattern: /^\/?$/,
    serve: ({ view, response }) =>
      sendPage(response, view, { title: "Home", section: "home", body: homeBody(view) }),
  },
  { method: "GET", pattern: /^\/orders\/?$/, serve: serveOrders },
  { method: "GET", pattern: /^\/orders\/(\d+)$/, serve: serveOrder },
  { method: "GET", pattern: /^\/products\/?$/, serve: serveProducts },
  { method: "GET", pattern: /^\/customers\/?$/, serve: serveCustomers },
  {
    method: "GET",
    pattern: /^\/settings\/apps$/,
    serve: ({ view, response }) =>
      sendPage(response, view, { title: "Apps", section: "settings", body: appSettingsBody(view) }),
  },
  { method: "POST", pattern: /^\/id-token$/, serve: serveIdToken },
  { method: "POST", pattern: /^\/apps\/[^/]+\/(install|uninstall)$/, serve: serveInstallation },
  { method: "GET", pattern: /^\/apps\/[^/]+(\/.*)?$/, serve: serveApp },
];

/**
 * Serves the emulated admin: `/store/{name}` and below, `/admin-assets/*` and the stub `/app-bridge.js`.
 *
 * @returns true when the request was one of these and has been answered (also with 404 or 405).
 */
export async function handleAdmin(
  request: IncomingMessage,
  response: ServerResponse,
  view: AdminView,
): Promise<boolean> {
  const url = URL.parse(request.url ?? "/", "http://admin.invalid");
  if (url === null) return false;
  if (url.pathname === "/app-bridge.js") {
    await serveAppBridge(response);
    return true;
  }
  if (url.pathname.startsWith("/admin-assets/")) {
    const isSent = await serveAsset(response, url.pathname.slice("/admin-assets/".length));
    if (!isSent) response.writeHead(404, { "content-type": "text/plain" }).end("No such file.\n");
    return true;
  }
  if (url.pathname !== "/store" && !url.pathname.startsWith("/store/")) return false;
  await serveStore(request, response, view, url);
  return true;
}

async function serveStore(
  request: IncomingMessage,
  response: ServerResponse,
  view: AdminView,
  url: URL,
): Promise<void> {
  const root = storePath(view, "");
  if (url.pathname !== root && !url.pathname.startsWith(`${root}/`)) {
    sendNotFound(response, view);
    return;
  }
  const path = url.pathname.slice(root.length);
  const method = request.method === "HEAD" ? "GET" : request.method;
  const matches = ROUTES.filter((route) => route.pattern.test(path));
  const route = matches.find((candidate) => candidate.method === method);
  if (route !== undefined) {
    if (method === "POST" && !isSameOrigin(request)) {
      sendText(response, 403, "Only the admin's own pages may do this.\n");
      return;
    }
    return route.serve({ view, url, rest: route.pattern.exec(path)?.[1] ?? "", request, response });
  }
  if (matches.length > 0) {
    sendText(response, 405, "Method not allowed.\n");
    return;
  }
  sendNotFound(response, view);
}

/** A page of another origin must not be able to fetch id tokens or (un)install; browsers always send Origin with POST. */
function isSameOrigin(request: IncomingMessage): boolean {
  const origin = request.headers.origin;
  return origin === undefined || URL.parse(origin)?.host === request.headers.host;
}

function serveOrders({ view, url, response }: Visit): void {
  const body = indexBody(view, ordersIndex(view), readListRequest(url.searchParams));
  sendPage(response, view, { title: "Orders", section: "orders", body });
}

function serveProducts({ view, url, response }: Visit): void {
  const body = indexBody(view, productsIndex(view), readListRequest(url.searchParams));
  sendPage(response, view, { title: "Products", section: "products", body });
}

function serveCustomers({ view, url, response }: Visit): void {
  const body = indexBody(view, customersIndex(view), readListRequest(url.searchParams));
  sendPage(response, view, { title: "Customers", section: "customers", body });
}

function serveOrder({ view, rest, response }: Visit): void {
  const order = view.orders().find((candidate) => candidate.legacyResourceId === rest);
  if (order === undefined) {
    sendNotFound(response, view);
    return;
  }
  sendPage(response, view, { title: order.name, section: "orders", body: orderBody(view, order) });
}

function serveIdToken({ view, response }: Visit): void {
  if (!view.isInstalled()) {
    sendText(response, 403, "The app is not installed.\n");
    return;
  }
  response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify({ idToken: view.mintIdToken() }));
}

async function serveInstallation({ view, url, rest, response }: Visit): Promise<void> {
  if (appHandle(url) !== encodeURIComponent(view.app.handle)) {
    sendNotFound(response, view);
    return;
  }
  if (rest === "install") view.install();
  else await view.uninstall();
  response
    .writeHead(303, { location: rest === "install" ? appPath(view) : storePath(view, "/settings/apps") })
    .end();
}

function serveApp({ view, url, rest, response }: Visit): void {
  const handle = appHandle(url);
  // Shopify leads /apps/{api key}, which the library's redirects use, to the address with the handle.
  if (handle === encodeURIComponent(view.app.apiKey)) {
    response.writeHead(302, { location: `${appPath(view)}${rest}${url.search}` }).end();
    return;
  }
  if (handle !== encodeURIComponent(view.app.handle)) {
    sendNotFound(response, view);
    return;
  }
  if (!view.isInstalled()) {
    sendPage(response, view, {
      title: `Install ${view.app.name}`,
      section: "app",
      body: installBody(view),
    });
    return;
  }
  const path = `${rest === "" ? "/" : rest}${url.search}`;
  const head = html`<script type="module" src="/admin-assets/host/app-host.js"></script>`;
  sendPage(response, view, {
    title: view.app.name,
    section: "app",
    body: embeddedAppBody(view, path),
    isFullHeight: true,
    overlays: appOverlays(),
    head,
  });
}

function appHandle(url: URL): string {
  const [, handle = ""] = /\/apps\/([^/]+)/.exec(url.pathname) ?? [];
  return handle;
}

function sendPage(response: ServerResponse, view: AdminView, page: AdminPage, status = 200): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
  response.end(adminDocument(view, page));
}

function sendNotFound(response: ServerResponse, view: AdminView): void {
  const body = html`<div class="page narrow"><section class="card empty-state"><h1>There’s no page at this address</h1><p>Check the URL, or go to the <a href="${storePath(view, "")}">home page</a>.</p></section></div>`;
  sendPage(response, view, { title: "Page not found", section: "home", body }, 404);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(text);
}
