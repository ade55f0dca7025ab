import { expect, test } from "vitest";
import { aClient, clientOf, errorOf, type TestClient } from "./test-client.ts";

const REDIRECT = "http://localhost:4567/callback";
const SCOPE = "com.intuit.quickbooks.accounting openid";

function basic(client: TestClient): string {
  const { clientId, clientSecret } = client.emulator;
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
}

async function decide(
  client: TestClient,
  decision: string,
  over: Record<string, string> = {},
): Promise<Response> {
  const body = new URLSearchParams({
    client_id: client.emulator.clientId,
    redirect_uri: REDIRECT,
    response_type: "code",
    scope: SCOPE,
    state: "s-1",
    decision,
    ...over,
  });
  return fetch(`${client.emulator.baseUrl}/connect/oauth2`, { method: "POST", body, redirect: "manual" });
}

async function token(
  client: TestClient,
  fields: Record<string, string>,
  authorization = basic(client),
  more: Record<string, string> = {},
) {
  const response = await fetch(`${client.emulator.baseUrl}/oauth2/v1/tokens/bearer`, {
    method: "POST",
    headers: { Authorization: authorization, Accept: "application/json", ...more },
    body: new URLSearchParams(fields),
  });
  return { status: response.status, body: await response.json() };
}

async function connect(client: TestClient) {
  const callback = new URL((await decide(client, "connect")).headers.get("location") ?? "");
  const code = callback.searchParams.get("code") ?? "";
  return {
    code,
    callback,
    ...(await token(client, { grant_type: "authorization_code", code, redirect_uri: REDIRECT })),
  };
}

test("discovery names endpoints on the emulator's own address", async () => {
  const client = await aClient();
  const document = await (await fetch(client.emulator.discoveryUrl)).json();
  expect(document.token_endpoint).toBe(`${client.emulator.baseUrl}/oauth2/v1/tokens/bearer`);
  expect(document.issuer).toBe("https://oauth.platform.intuit.com/op/v1");
  expect(document.authorization_endpoint).toBe(`${client.emulator.baseUrl}/connect/oauth2`);
});

test("the consent page names the company and escapes what it echoes", async () => {
  const client = await aClient();
  const search = new URLSearchParams({
    client_id: client.emulator.clientId,
    redirect_uri: REDIRECT,
    response_type: "code",
    scope: SCOPE,
    state: '"><script>',
  });
  const html = await (await fetch(`${client.emulator.baseUrl}/connect/oauth2?${search}`)).text();
  expect(html).toContain("Harbor &amp; Pine Outfitters LLC");
  expect(html).not.toContain("<script>");
});

test("connecting gives a code once, the state, the realm, and tokens that open the API", async () => {
  const client = await aClient();
  const connected = await connect(client);
  expect(connected.callback.searchParams.get("state")).toBe("s-1");
  expect(connected.callback.searchParams.get("realmId")).toBe(client.emulator.realmId);
  expect(connected.body).toMatchObject({
    token_type: "bearer",
    expires_in: 3600,
    x_refresh_token_expires_in: 8726400,
  });
  expect(connected.body.id_token.split(".")).toHaveLength(3);
  const api = clientOf(client.emulator, connected.body.access_token);
  expect((await api.get(`/companyinfo/${client.emulator.realmId}`)).status).toBe(200);
  const again = await token(client, {
    grant_type: "authorization_code",
    code: connected.code,
    redirect_uri: REDIRECT,
  });
  expect(again).toEqual({
    status: 400,
    body: { error: "invalid_grant", error_description: "Invalid authorization code" },
  });
});

test("cancelling and unknown scopes come back as errors on the redirect", async () => {
  const client = await aClient();
  const cancelled = new URL((await decide(client, "cancel")).headers.get("location") ?? "");
  expect(cancelled.searchParams.get("error")).toBe("access_denied");
  const scope = new URL(
    (await decide(client, "connect", { scope: "everything" })).headers.get("location") ?? "",
  );
  expect(scope.searchParams.get("error")).toBe("invalid_scope");
});

test("a redirect address that is not registered is never redirected to", async () => {
  const client = await aClient({ redirectUris: ["https://app.example/cb"] });
  const response = await decide(client, "connect");
  expect(response.status).toBe(400);
  expect(response.headers.get("location")).toBeNull();
});

test("a wrong secret is 401 invalid_client and an unknown grant type is refused", async () => {
  const client = await aClient();
  expect(await token(client, { grant_type: "refresh_token" }, "Basic eDp5")).toEqual({
    status: 401,
    body: { error: "invalid_client" },
  });
  expect((await token(client, { grant_type: "password" })).body.error).toBe("unsupported_grant_type");
});

test("a refresh keeps the value inside 24 hours and rotates it after, when the old one stops working", async () => {
  const client = await aClient();
  const first = (await connect(client)).body.refresh_token;
  const same = await token(client, { grant_type: "refresh_token", refresh_token: first });
  expect(same.body.refresh_token).toBe(first);
  await client.control("POST", "clock", { advanceMs: 25 * 3_600_000 });
  const rotated = await token(client, { grant_type: "refresh_token", refresh_token: first });
  expect(rotated.body.refresh_token).not.toBe(first);
  expect(await token(client, { grant_type: "refresh_token", refresh_token: first })).toEqual({
    status: 400,
    body: { error: "invalid_grant", error_description: "Incorrect or invalid refresh token" },
  });
});

test("the switch rotates the refresh token every time", async () => {
  const client = await aClient();
  await client.control("POST", "settings", { rotateOnEveryRefresh: true });
  const first = client.emulator.refreshToken;
  const rotated = await token(client, { grant_type: "refresh_token", refresh_token: first });
  expect(rotated.body.refresh_token).not.toBe(first);
});

test("expired, garbled and revoked tokens answer the gateway's 401 envelope, another realm its 403", async () => {
  const client = await aClient();
  const other = clientOf({ ...client.emulator, realmId: "1" });
  const forbidden = await other.get("/customer/1");
  expect([forbidden.status, errorOf(forbidden).code]).toEqual([403, "3100"]);
  const garbled = await clientOf(client.emulator, "x").get("/customer/1");
  expect([garbled.status, errorOf(garbled).detail]).toEqual([
    401,
    "Malformed bearer token: too short or too long",
  ]);
  await client.control("POST", "expire-tokens");
  const expired = await client.get("/customer/1");
  expect(expired.headers.get("www-authenticate")).toBe('Bearer realm="Intuit", error="invalid_token"');
  expect(errorOf(expired)).toEqual({
    message: "message=AuthenticationFailed; errorCode=003200; statusCode=401",
    detail: `Token expired: ${client.emulator.accessToken}`,
    code: "3200",
    element: null,
  });
  await client.control("POST", "disconnect");
  expect(errorOf(await client.get("/customer/1")).detail).toBe("Token revoked");
  const refused = await token(client, {
    grant_type: "refresh_token",
    refresh_token: client.emulator.refreshToken,
  });
  expect(refused.body.error).toBe("invalid_grant");
});

test("revoking either token ends the connection; an unknown token is 400", async () => {
  const client = await aClient();
  const revoke = (value: string) =>
    fetch(`${client.emulator.baseUrl}/v2/oauth2/tokens/revoke`, {
      method: "POST",
      headers: { Authorization: basic(client), "Content-Type": "application/json" },
      body: JSON.stringify({ token: value }),
    });
  expect((await revoke("nothing")).status).toBe(400);
  expect((await revoke(client.emulator.refreshToken)).status).toBe(200);
  expect((await client.get("/preferences")).status).toBe(401);
});

test("a fresh refresh token shows its whole lifetime, also when the clock moves while it is made", async () => {
  let at = Date.parse("2026-07-01T12:00:00Z");
  const client = await aClient({
    clock: () => {
      at += 1;
      return new Date(at);
    },
  });
  expect((await connect(client)).body.x_refresh_token_expires_in).toBe(8726400);
});

test("a connection ends five years after the consent, however often it is refreshed", async () => {
  const client = await aClient({ clock: () => new Date("2026-07-01T12:00:00Z") });
  const DAY_S = 86_400;
  const wait = (days: number) => client.control("POST", "clock", { advanceMs: days * DAY_S * 1000 });
  const refreshed = (refresh_token: string) =>
    token(client, { grant_type: "refresh_token", refresh_token }, basic(client), {
      "x-include-refresh-token-hard-expires-in": "true",
    });
  let value = (await connect(client)).body.refresh_token;
  for (let days = 100; days <= 1800; days += 100) {
    await wait(100);
    const { status, body } = await refreshed(value);
    expect([status, body.x_refresh_token_hard_expires_in]).toEqual([200, (1825 - days) * DAY_S]);
    value = body.refresh_token;
  }
  const last = await refreshed(value);
  expect(last.body.x_refresh_token_expires_in).toBe(25 * DAY_S);
  await wait(25);
  expect(await refreshed(value)).toEqual({
    status: 400,
    body: { error: "invalid_grant", error_description: "Incorrect or invalid refresh token" },
  });
});
