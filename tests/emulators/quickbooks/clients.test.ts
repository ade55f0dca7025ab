import OAuthClient from "intuit-oauth";
import { expect, onTestFinished, test } from "vitest";
import { startQuickBooksEmulator } from "./start.ts";

/** Intuit's own client for Node, unchanged but for the addresses that it calls. */

const REDIRECT_URI = "http://127.0.0.1:1/callback";
const ACCOUNTING = "com.intuit.quickbooks.accounting";

async function startWithClient(clientSecret?: string) {
  const now = new Date();
  const emulator = await startQuickBooksEmulator({ clock: () => now });
  onTestFinished(() => emulator.close());
  const client = new OAuthClient({
    environment: "sandbox",
    clientId: emulator.clientId,
    clientSecret: clientSecret ?? emulator.clientSecret,
    redirectUri: REDIRECT_URI,
    includeRefreshTokenHardExpiresIn: true,
  });
  const discovered = (await (await fetch(emulator.discoveryUrl)).json()) as Record<string, string>;
  client.setAuthorizeURLs({
    authorizeEndpoint: discovered.authorization_endpoint ?? "",
    tokenEndpoint: discovered.token_endpoint ?? "",
    revokeEndpoint: discovered.revocation_endpoint ?? "",
    userInfoEndpoint: discovered.userinfo_endpoint ?? "",
  });
  const call = (path: string, body?: unknown) =>
    client.makeApiCall({
      url: `${emulator.baseUrl}/v3/company/${emulator.realmId}/${path}`,
      ...(body === undefined ? {} : { method: "POST" as const, body }),
    });
  return { emulator, client, call };
}

/** Opens the consent page as a browser does, presses the button, and returns where it leads. */
async function answerConsent(authorizeUri: string, decision: "connect" | "cancel"): Promise<string> {
  const shown = await fetch(authorizeUri);
  expect(shown.status).toBe(200);
  const page = await shown.text();
  const fields = new URLSearchParams({ decision });
  for (const [, name, value] of page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)) {
    fields.set(name ?? "", (value ?? "").replaceAll("&amp;", "&"));
  }
  const action = new URL(/<form method="post" action="([^"]+)"/.exec(page)?.[1] ?? "", authorizeUri);
  const answer = await fetch(action, { method: "POST", body: fields, redirect: "manual" });
  expect(answer.status).toBe(302);
  return answer.headers.get("location") ?? "";
}

async function connect(scope: string[] = [ACCOUNTING]) {
  const started = await startWithClient();
  const callback = await answerConsent(started.client.authorizeUri({ scope, state: "s&t=1" }), "connect");
  await started.client.createToken(callback);
  return { ...started, callback };
}

test("consent leads back with code, realm and the state that was sent", async () => {
  const { emulator, callback } = await connect();
  const { origin, pathname, searchParams } = new URL(callback);
  expect(origin + pathname).toBe(REDIRECT_URI);
  expect(searchParams.get("state")).toBe("s&t=1");
  expect(searchParams.get("realmId")).toBe(emulator.realmId);
  expect(emulator.realmId).toMatch(/^\d{15,19}$/);
});

test("a cancelled consent leads back with access_denied and no code", async () => {
  const { client } = await startWithClient();
  const { searchParams } = new URL(
    await answerConsent(client.authorizeUri({ scope: [ACCOUNTING] }), "cancel"),
  );
  expect(searchParams.get("error")).toBe("access_denied");
  expect(searchParams.has("code")).toBe(false);
});

test("the code becomes tokens with the lifetimes of the service", async () => {
  const { client, emulator } = await connect();
  const token = client.getToken();
  expect(token).toMatchObject({ token_type: "bearer", expires_in: 3600, realmId: emulator.realmId });
  expect(token.x_refresh_token_expires_in).toBe(8726400);
  expect(token.x_refresh_token_hard_expires_in).toBe(157680000);
  expect(token.refresh_token).toMatch(/^AB11/);
  expect(client.isAccessTokenValid()).toBe(true);
  expect(token.id_token).toBe("");
});

test("a code is good once", async () => {
  const { client, callback } = await connect();
  await expect(client.createToken(callback)).rejects.toMatchObject({ error: "invalid_grant" });
});

test("a refresh gives a new access token and keeps the refresh token within the day", async () => {
  const { client, call } = await connect();
  const before = { ...client.getToken() };
  await client.refresh();
  const after = client.getToken();
  expect(after.access_token).not.toBe(before.access_token);
  expect(after.refresh_token).toBe(before.refresh_token);
  expect((await call("companyinfo/1")).status).toBe(200);
});

test("a refresh with an unknown token is invalid_grant with the service's description", async () => {
  const { client } = await connect();
  await expect(client.refreshUsingToken("AB11unknown")).rejects.toMatchObject({
    error: "invalid_grant",
    error_description: "Incorrect or invalid refresh token",
  });
});

test("a wrong client secret is invalid_client", async () => {
  const { client } = await startWithClient("not the secret");
  await expect(client.refreshUsingToken("AB11unknown")).rejects.toMatchObject({ error: "invalid_client" });
});

test("revoking ends the connection: neither the access nor the refresh token works again", async () => {
  const { client, call } = await connect();
  const { refresh_token = "", access_token = "" } = client.getToken();
  await client.revoke({ refresh_token });
  expect(client.getToken().access_token).toBe("");
  client.setToken({ access_token, refresh_token, expires_in: 3600, x_refresh_token_expires_in: 8726400 });
  await expect(call("companyinfo/1")).rejects.toMatchObject({ code: "401" });
  await expect(client.refreshUsingToken(refresh_token)).rejects.toMatchObject({ error: "invalid_grant" });
  await expect(client.revoke({ refresh_token })).rejects.toThrow();
});

test("with the openid scope the user's data can be read", async () => {
  const { client } = await connect([ACCOUNTING, "openid", "email"]);
  expect(client.getToken().id_token).not.toBe("");
  expect((await client.getUserInfo()).json).toMatchObject({ emailVerified: true });
});

test("the id token passes the client's own validation", async () => {
  const { client, emulator } = await connect([ACCOUNTING, "openid"]);
  const urls = OAuthClient as unknown as { jwks_uri: string };
  const ofIntuit = urls.jwks_uri;
  onTestFinished(() => {
    urls.jwks_uri = ofIntuit;
  });
  urls.jwks_uri = `${emulator.baseUrl}/op/v1/jwks`;
  expect(await client.validateIdToken()).toBe(true);
});

test("the client finds code and detail of a fault, and the id of the exchange", async () => {
  const { call } = await connect();
  await expect(call("invoice", { CustomerRef: { value: "1" } })).rejects.toMatchObject({
    code: "2020",
    description: "Required parameter Line is missing in the request",
    faultType: "ValidationFault",
    intuitTid: expect.stringMatching(/^1-/),
  });
});

test("an invoice written by the client can be sent back as returned, and stands in the readable books", async () => {
  const { call, emulator } = await connect();
  const accounts = await call("query?query=select * from Account where AccountType = 'Income'");
  const income = accounts.json.QueryResponse.Account[0].Id;
  const customer = (await call("customer", { DisplayName: "Zoë 🦊 <b>" })).json.Customer;
  const item = (await call("item", { Name: "Mug", Type: "Service", IncomeAccountRef: { value: income } }))
    .json.Item;
  const Line = [
    { Amount: 25, DetailType: "SalesItemLineDetail", SalesItemLineDetail: { ItemRef: { value: item.Id } } },
  ];
  const { Invoice } = (await call("invoice", { CustomerRef: { value: customer.Id }, Line })).json;
  expect(Invoice).toMatchObject({ SyncToken: "0", TotalAmt: 25, Balance: 25, domain: "QBO", sparse: false });
  const again = (await call("invoice", { ...Invoice, PrivateNote: "changed" })).json.Invoice;
  expect(again).toMatchObject({ Id: Invoice.Id, SyncToken: "1", PrivateNote: "changed", TotalAmt: 25 });
  const page = await fetch(`${emulator.baseUrl}/books/invoices/${Invoice.Id}`);
  expect(page.headers.get("content-type")).toMatch(/^text\/html/);
  const text = await page.text();
  expect(text).toContain("Zoë 🦊 &lt;b&gt;");
  expect(text).toContain("Balanced");
});
