import "@shopify/shopify-api/adapters/node";
import { ApiVersion, RequestedTokenType, type Shopify, shopifyApi } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { expect, onTestFinished, test } from "vitest";
import { type EmulatorClient, openEmulator } from "./fixtures/emulator-client.ts";
import { lampOrder } from "./fixtures/lamp-order.ts";
import { listenToWebhooks } from "./fixtures/webhook-listener.ts";

/** Shopify's own library, its requests to the shop led to the emulator. */
function openLibrary(shop: EmulatorClient): Shopify {
  const { apiKey, apiSecret, baseUrl, shopDomain } = shop.emulator;
  setAbstractFetchFunc((input, init) => fetch(String(input).replace(`https://${shopDomain}`, baseUrl), init));
  return shopifyApi({
    apiKey,
    apiSecretKey: apiSecret,
    hostName: "app.example",
    isEmbeddedApp: true,
    apiVersion: ApiVersion.October26,
    logger: { log: async () => {} },
  });
}

test("Shopify's library takes the id token, exchanges and refreshes it, and queries with the session", async () => {
  const shop = await openEmulator();
  onTestFinished(() => shop.emulator.close());
  const library = openLibrary(shop);
  const sessionToken = (await shop.control("POST", "id-token")).json.idToken as string;
  const claims = await library.session.decodeSessionToken(sessionToken);
  expect(claims.dest).toBe("https://plumbline-demo.myshopify.com");
  const exchanged = await library.auth.tokenExchange({
    shop: shop.emulator.shopDomain,
    sessionToken,
    requestedTokenType: RequestedTokenType.OfflineAccessToken,
    expiring: true,
  });
  const { session } = await library.auth.refreshToken({
    shop: shop.emulator.shopDomain,
    refreshToken: exchanged.session.refreshToken ?? "",
  });
  const client = new library.clients.Graphql({ session });
  const { data } = await client.request("{ shop { name myshopifyDomain } }");
  expect(data).toEqual({ shop: { name: "Harbor & Pine", myshopifyDomain: "plumbline-demo.myshopify.com" } });
});

test("Shopify's library takes the signature of a webhook and of the launch parameters", async () => {
  const app = await listenToWebhooks();
  const webhooks = [{ topics: ["orders/create"], uri: "/webhooks" }];
  const shop = await openEmulator({ app: { appUrl: app.url, webhooks } });
  onTestFinished(async () => {
    await shop.emulator.close();
    await app.close();
  });
  const library = openLibrary(shop);
  await shop.control("POST", "orders", { orders: [lampOrder({ number: 1001 })], webhooks: true });
  await app.waitFor(1);
  const [webhook] = app.heard;
  const rawRequest = { method: "POST", url: "/webhooks", headers: webhook?.headers };
  const checked = await library.webhooks.validate({
    rawBody: webhook?.body ?? "",
    rawRequest,
    rawResponse: undefined,
  });
  expect(checked).toMatchObject({
    valid: true,
    topic: "ORDERS_CREATE",
    domain: "plumbline-demo.myshopify.com",
  });
  const { url } = (await shop.control("GET", "embed-url?path=/app")).json;
  expect(await library.utils.validateHmac(Object.fromEntries(new URL(url).searchParams))).toBe(true);
});
