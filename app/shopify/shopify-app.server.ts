import "@shopify/shopify-app-remix/adapters/node";
import { LogSeverity, type Session, ShopifyError } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { ApiVersion, AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import {
  type AppBridgeScript,
  adminPathOf,
  allowFrameBy,
  leaveFrame,
  rehomeResponse,
} from "#app/shopify/admin-frame.ts";
import { SHOPIFY_ADMIN_ORIGIN } from "#app/shopify/admin-urls.ts";
import { shopAddress } from "#app/shopify/shop-address.ts";
import { storeName } from "#app/shopify/shop-domain.ts";
import type { Logger } from "#app/sync/ports.ts";

export type ShopifyAppOptions = {
  apiKey: string;
  apiSecret: string;
  /** Public address of this app; only its origin counts. */
  appUrl: string;
  sessionStorage: SessionStorage;
  /** Runs after each token exchange, possibly several times for one installation: it must be idempotent. */
  afterAuth(session: Session): Promise<void>;
  log: Logger;
  /** Origin that stands in for `https://{shop}`: an emulator or an egress proxy. */
  apiOrigin?: string | null;
  /** Origin of the admin that frames the app, when it is not Shopify's own. */
  adminOrigin?: string | null;
  /**
   * Where App Bridge is loaded from, for the preload header. The library's own bounce page reads the environment
   * variable APP_BRIDGE_URL when it is imported: a demo sets both.
   */
  appBridgeUrl?: string | null;
};

export type ShopifyApp = ReturnType<typeof createShopifyApp>;

const APP_BRIDGE_URL = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

/**
 * The one place that sets up Shopify's library: embedded app, token exchange, expiring offline tokens.
 *
 * With `adminOrigin` the app can live in another admin than admin.shopify.com. The library checks that the `host`
 * parameter names a Shopify domain and builds its redirects from it, so that parameter stays
 * `base64("admin.shopify.com/store/{name}")`; only what leaves this app (redirects into the admin, the frame policy)
 * is moved to the other origin. The library's own checks stay as they are.
 */
export function createShopifyApp(options: ShopifyAppOptions) {
  const adminOrigin = options.adminOrigin ?? SHOPIFY_ADMIN_ORIGIN;
  const appBridge = { apiKey: options.apiKey, url: options.appBridgeUrl ?? APP_BRIDGE_URL };
  const shopify = shopifyApp({
    apiKey: options.apiKey,
    apiSecretKey: options.apiSecret,
    appUrl: options.appUrl,
    apiVersion: ApiVersion.October26,
    distribution: AppDistribution.AppStore,
    sessionStorage: options.sessionStorage,
    hooks: { afterAuth: ({ session }) => options.afterAuth(session) },
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    userAgentPrefix: "Plumbline",
    logger: { level: LogSeverity.Warning, log: logWith(options.log) },
  });
  if (options.apiOrigin) redirectFetch(options.apiOrigin);

  return {
    sessionStorage: shopify.sessionStorage,
    /** Shopify's login redirect, for the route `/auth/login`. */
    login: shopify.login,
    authenticateFlow: shopify.authenticate.flow,
    /** Authenticates a request of the embedded app or an extension; throws Responses that routes must let pass. */
    authenticateAdmin: async (request: Request) => {
      refuseUnreadableHost(request);
      const context = await shopify.authenticate.admin(request).catch((error: unknown) => {
        throw toResponse(error, request, adminOrigin);
      });
      return { ...context, redirect: redirectFrom(request, context, { adminOrigin, appBridge }) };
    },
    /** Sets the frame policy and preloads App Bridge; for `entry.server`. */
    addDocumentResponseHeaders: (request: Request, headers: Headers) => {
      shopify.addDocumentResponseHeaders(request, headers);
      allowFrameBy(headers, adminOrigin);
      if (options.appBridgeUrl) headers.set("Link", `<${options.appBridgeUrl}>; rel="preload"; as="script";`);
    },
  };
}

/** Sends the library's requests to shops to `apiOrigin`, and no other. Counts for the whole process. */
function redirectFetch(apiOrigin: string): void {
  setAbstractFetchFunc((input, init) => {
    if (input instanceof Request) return fetch(new Request(shopAddress(input.url, apiOrigin), input), init);
    return fetch(shopAddress(String(input), apiOrigin), init);
  });
}

/** The library crashes on a `host` that decodes to no address at all; such a visitor goes where a missing host leads. */
function refuseUnreadableHost(request: Request): void {
  const host = new URL(request.url).searchParams.get("host");
  if (host === null || request.headers.has("Authorization")) return;
  if (!URL.canParse(`https://${Buffer.from(host, "base64").toString()}`)) {
    throw new Response(null, { status: 302, headers: { Location: "/auth/login" } });
  }
}

function toResponse(error: unknown, request: Request, adminOrigin: string): unknown {
  if (error instanceof Response) return rehomeResponse(error, adminOrigin);
  // The library throws for an exit-iframe address that it does not trust.
  const isExit = new URL(request.url).pathname.endsWith("/exit-iframe");
  if (error instanceof ShopifyError && isExit)
    return new Response("This address is not allowed.", { status: 400 });
  return error;
}

type RedirectInit = number | (ResponseInit & { target?: "_self" | "_parent" | "_top" | "_blank" });
type LibraryContext = { session: Session; redirect(url: string, init?: RedirectInit): Response };

type Home = { adminOrigin: string; appBridge: AppBridgeScript };

/** The library's redirect, which in another admin leads there and may leave for a loopback address. */
function redirectFrom(request: Request, context: LibraryContext, { adminOrigin, appBridge }: Home) {
  return (url: string, init?: RedirectInit): Response => {
    if (adminOrigin === SHOPIFY_ADMIN_ORIGIN) return context.redirect(url, init);
    const adminPath = adminPathOf(url);
    if (adminPath !== null) {
      const address = `${adminOrigin}/store/${storeName(context.session.shop)}${adminPath}`;
      return leaveFrame(request, address, appBridge, "_parent");
    }
    const target = typeof init === "object" ? init.target : undefined;
    if (target === "_top" || target === "_parent") return leaveFrame(request, url, appBridge, target);
    return context.redirect(url, init);
  };
}

function logWith(log: Logger) {
  return (severity: LogSeverity, message: string) => {
    if (severity === LogSeverity.Error) log.error("shopify.library", { message });
    else log.warn("shopify.library", { message });
  };
}
