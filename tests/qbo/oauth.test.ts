import { expect, test } from "vitest";
import { createQboOAuth } from "#app/qbo/oauth.server.ts";
import { adapterDeps } from "#tests/qbo/adapter-deps.ts";
import { type Reply, type SeenRequest, startScriptedServer } from "#tests/qbo/scripted-server.ts";

const APP = {
  clientId: "app-1",
  clientSecret: "secret-1",
  redirectUri: "http://localhost:3000/qbo/callback",
};
const TOKENS = {
  token_type: "bearer",
  expires_in: 3600,
  x_refresh_token_expires_in: 8_726_400,
  access_token: "access-1",
  refresh_token: "refresh-1",
};
const BASIC = `Basic ${Buffer.from("app-1:secret-1").toString("base64")}`;

async function signIn(answer: (request: SeenRequest) => Reply) {
  const server = await startScriptedServer((request) =>
    request.path === "/discovery"
      ? {
          status: 200,
          body: {
            authorization_endpoint: `${server.origin}/consent?tenant=1`,
            token_endpoint: `${server.origin}/token`,
            revocation_endpoint: `${server.origin}/revoke`,
          },
        }
      : answer(request),
  );
  const endpoints = { discoveryUrl: `${server.origin}/discovery` };
  return { server, oauth: createQboOAuth({ ...APP, ...adapterDeps(), endpoints }) };
}

test("the consent page is asked for the books only and given the state", async () => {
  const { server, oauth } = await signIn(() => "drop");
  await using _ = server;
  const address = await oauth.authorizeUrl("state-1");
  const url = new URL(address.ok ? address.value : "");
  expect(url.origin + url.pathname).toBe(`${server.origin}/consent`);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    tenant: "1",
    client_id: "app-1",
    redirect_uri: APP.redirectUri,
    response_type: "code",
    scope: "com.intuit.quickbooks.accounting",
    state: "state-1",
  });
});

test("a callback becomes tokens with the moments of their end", async () => {
  const { server, oauth } = await signIn(() => ({
    status: 200,
    body: { ...TOKENS, x_refresh_token_hard_expires_in: 157_680_000 },
  }));
  await using _ = server;
  const callback = `${APP.redirectUri}?code=code-1&state=s&realmId=9341452`;
  expect(await oauth.exchangeCallback(callback)).toEqual({
    ok: true,
    value: {
      realmId: "9341452",
      tokens: {
        accessToken: "access-1",
        refreshToken: "refresh-1",
        accessExpiresAt: new Date("2026-01-31T13:00:00Z"),
        refreshExpiresAt: new Date("2026-05-12T12:00:00Z"),
        refreshHardExpiresAt: new Date("2031-01-30T12:00:00Z"),
      },
    },
  });
  const request = server.seen.at(-1);
  expect(request?.path).toBe("/token");
  expect(request?.headers).toMatchObject({
    authorization: BASIC,
    accept: "application/json",
    "x-include-refresh-token-hard-expires-in": "true",
  });
  expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
    grant_type: "authorization_code",
    code: "code-1",
    redirect_uri: APP.redirectUri,
  });
});

test("a refresh sends the refresh token and knows no hard end when none is told", async () => {
  const { server, oauth } = await signIn(() => ({ status: 200, body: TOKENS }));
  await using _ = server;
  expect(await oauth.refresh("refresh-0")).toMatchObject({
    value: { refreshToken: "refresh-1", refreshHardExpiresAt: null },
  });
  expect(server.seen.at(-1)?.body).toBe("grant_type=refresh_token&refresh_token=refresh-0");
});

test("a person's refusal and a callback without a company never reach the token endpoint", async () => {
  const { server, oauth } = await signIn(() => ({ status: 200, body: TOKENS }));
  await using _ = server;
  const refused = await oauth.exchangeCallback(`${APP.redirectUri}?error=access_denied&state=s`);
  expect(refused).toMatchObject({ fault: { kind: "permission" } });
  for (const query of ["", "?code=c&state=s", "?code=c&realmId=abc", "?error=invalid_scope", "?realmId=1"]) {
    const result = await oauth.exchangeCallback(APP.redirectUri + query);
    expect(result).toMatchObject({ fault: { kind: "malformed" } });
  }
  expect(server.seen).toEqual([]);
});

test.each<[number, string | object, object]>([
  [
    400,
    { error_description: "Incorrect or invalid refresh token", error: "invalid_grant" },
    { kind: "reauthorize" },
  ],
  [401, { error: "invalid_client" }, { kind: "rejected", evidence: { remoteCode: "invalid_client" } }],
  [403, "<html></html>", { kind: "rejected" }],
  [429, "", { kind: "throttled" }],
  [500, "<html>Oops</html>", { kind: "unreachable" }],
  [200, "<html>Welcome</html>", { kind: "malformed" }],
  [200, { ...TOKENS, access_token: "" }, { kind: "malformed" }],
])("a token answer %i %j is a fault of its own kind, after one request", async (status, body, fault) => {
  const { server, oauth } = await signIn(() => ({ status, body }));
  await using _ = server;
  expect(await oauth.refresh("refresh-0")).toMatchObject({ ok: false, fault });
  expect(server.seen.filter(({ path }) => path === "/token")).toHaveLength(1);
});

test("a refresh whose answer is lost is unreachable and not repeated by itself", async () => {
  const { server, oauth } = await signIn(() => "drop");
  await using _ = server;
  expect(await oauth.refresh("refresh-0")).toMatchObject({ fault: { kind: "unreachable" } });
  expect(server.seen.filter(({ path }) => path === "/token")).toHaveLength(1);
});

test.each([
  [200, ""],
  [400, { error: "invalid_token" }],
])("a revocation answered with %i ends the connection", async (status, body) => {
  const { server, oauth } = await signIn(() => ({ status, body }));
  await using _ = server;
  expect(await oauth.revoke("refresh-1")).toEqual({ ok: true, value: null });
  expect(server.seen.at(-1)).toMatchObject({ path: "/revoke", body: '{"token":"refresh-1"}' });
  expect(server.seen.at(-1)?.headers.authorization).toBe(BASIC);
});

test("two apps in one process keep their own endpoints", async () => {
  const one = await signIn(() => ({ status: 200, body: { ...TOKENS, access_token: "one" } }));
  const two = await signIn(() => ({ status: 200, body: { ...TOKENS, access_token: "two" } }));
  await using _one = one.server;
  await using _two = two.server;
  const answers = await Promise.all([one.oauth.refresh("r"), two.oauth.refresh("r"), one.oauth.refresh("r")]);
  expect(answers.map((answer) => answer.ok && answer.value.accessToken)).toEqual(["one", "two", "one"]);
});

test("a discovery document that is not there is unreachable, and asked for again the next time", async () => {
  let isUp = false;
  const server = await startScriptedServer(() => {
    if (!isUp) return { status: 503, body: "" };
    const at = (path: string) => server.origin + path;
    return {
      status: 200,
      body: { authorization_endpoint: at("/a"), token_endpoint: at("/t"), revocation_endpoint: at("/r") },
    };
  });
  await using _ = server;
  const oauth = createQboOAuth({ ...APP, ...adapterDeps(), endpoints: { discoveryUrl: server.origin } });
  expect(await oauth.authorizeUrl("s")).toMatchObject({ fault: { kind: "unreachable" } });
  isUp = true;
  expect(await oauth.authorizeUrl("s")).toMatchObject({ ok: true });
});
