import { randomBytes } from "node:crypto";
import { explain } from "#app/domain/faults/explain.ts";
import type { Fault } from "#app/domain/faults/fault.ts";
import type { Actor, Reason } from "#app/domain/record/record-status.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";
import { embeddedAppUrl } from "#app/shopify/admin-urls.ts";
import type { Connection } from "#app/sync/ports.ts";

export type ConnectOutcome = { returnTo: string } | { failure: Reason; returnTo: string | null };

/** Intuit's sign-in address with a state that is bound to the shop, works once and for minutes. */
export async function beginConnect(adapters: Adapters, shop: string): Promise<string> {
  const state = randomBytes(32).toString("base64url");
  await adapters.stores.oauthStates.save(state, shop);
  const url = await adapters.qbo.oauth.authorizeUrl(state);
  if (url.ok) return url.value;
  throw new Response(explain(url.fault).cause, { status: 503, statusText: "QuickBooks cannot be reached" });
}

/**
 * Handles Intuit's callback: uses the state up, exchanges the code, reads the company, stores the connection with
 * encrypted tokens, and sends on what waited for it. A shop has one company: another one is refused with the reason.
 */
export async function completeConnect(adapters: Adapters, callbackUrl: string): Promise<ConnectOutcome> {
  const state = new URL(callbackUrl).searchParams.get("state") ?? "";
  const owner = await adapters.stores.oauthStates.consume(state);
  if (!owner) return { failure: staleSignIn, returnTo: null };
  const { shop } = owner;
  const returnTo = backToApp(adapters, shop, "/app/connection");
  const exchanged = await adapters.qbo.oauth.exchangeCallback(publicAddress(adapters, callbackUrl));
  if (!exchanged.ok) return { failure: explainSignIn(exchanged.fault), returnTo };
  const { realmId, tokens } = exchanged.value;
  const company = await adapters.qbo.readCompany(realmId, tokens.accessToken);
  if (!company.ok) return { failure: explain(company.fault), returnTo };
  const { companyName, country, homeCurrency, isMultiCurrency, plan } = company.value;
  const connection: Connection = {
    shop,
    realmId,
    companyName,
    country,
    homeCurrency,
    isMultiCurrency,
    plan,
    status: "connected",
    connectedAt: adapters.clock.now(),
  };
  const outcome = await adapters.stores.connections.connect(connection, tokens);
  if (outcome === "refused") return { failure: otherCompany, returnTo };
  await requestWaiting(adapters, shop);
  await adapters.listPorts.pulls.want(shop, realmId, { why: "connected" });
  adapters.log.info("quickbooks connected", { shop, realmId });
  return { returnTo };
}

/** Ends the connection here and at Intuit. What waits stays; the links stay for the same company. */
export async function disconnect(adapters: Adapters, shop: string, actor: Actor): Promise<void> {
  const stored = await adapters.stores.connections.load(shop);
  await adapters.stores.connections.disconnect(shop);
  if (stored) {
    const revoked = await adapters.qbo.oauth.revoke(stored.tokens.refreshToken);
    if (!revoked.ok) adapters.log.warn("revoking at Intuit failed", { shop, fault: revoked.fault.kind });
  }
  adapters.log.info("quickbooks disconnected", { shop, actor: actor.kind });
}

/** Orders that waited for the connection go out now instead of at their next try. */
async function requestWaiting(adapters: Adapters, shop: string): Promise<void> {
  const { rows } = await adapters.database.pool.query<{ id: string }>(
    "select id from record where shop = $1 and kind = 'order' and requested_seq > considered_seq",
    [shop],
  );
  const ids = rows.map((row) => row.id);
  await adapters.stores.records.request(shop, "order", ids, { kind: "system", name: "QuickBooks connected" });
}

/** The callback as Intuit called it: behind a proxy the request may show an inner address. */
function publicAddress(adapters: Adapters, callbackUrl: string): string {
  const { pathname, search } = new URL(callbackUrl);
  return adapters.env.APP_URL + pathname + search;
}

export function backToApp({ env }: Adapters, shop: string, path: string): string {
  return embeddedAppUrl(env.SHOPIFY_ADMIN_ORIGIN, shop, env.SHOPIFY_APP_HANDLE, path);
}

function explainSignIn(fault: Fault): Reason {
  const reason = explain(fault);
  if (fault.kind !== "permission") return reason;
  return {
    ...reason,
    title: "QuickBooks was not connected",
    cause: "The sign-in was cancelled, or this QuickBooks user may not connect apps.",
    fix: "Connect again as an administrator of the QuickBooks company and press Connect on Intuit's page.",
  };
}

const staleSignIn: Reason = {
  code: "AUTH-STALE-SIGN-IN",
  title: "This sign-in is no longer valid",
  cause: "The link was used before, is older than a few minutes, or did not begin in this app.",
  fix: "Open the app in the Shopify admin and press Connect to QuickBooks again.",
  action: null,
};

const otherCompany: Reason = {
  code: "AUTH-OTHER-COMPANY",
  title: "Another QuickBooks company is connected",
  cause:
    "A shop keeps its books in one QuickBooks company, and this shop is connected to another one already.",
  fix: "Sign in to the company that is connected, or disconnect it first.",
  action: null,
};
