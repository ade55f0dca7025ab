import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startQuickBooksEmulator } from "./start.ts";
import { aClient, clientOf, errorOf, type Json, type TestClient } from "./test-client.ts";

const REDIRECT = "http://localhost:4567/callback";

/** A second company in the emulator of a client, and a client of it. */
async function aSecond(client: TestClient, seed: Json = { companyName: "Second Ltd", country: "GB" }) {
  const added = await client.control("POST", "companies", seed);
  const second = clientOf({ ...client.emulator, realmId: added.realmId }, added.accessToken);
  return { added, second };
}

test("a second company has books of its own", async () => {
  const client = await aClient();
  const { added, second } = await aSecond(client);
  await client.create("Customer", { DisplayName: "Ada" });
  expect((await second.query("select count(*) from Customer")).body.QueryResponse.totalCount).toBe(0);
  const info = (await second.get(`/companyinfo/${added.realmId}`)).body.CompanyInfo;
  expect(info).toMatchObject({ CompanyName: "Second Ltd", Country: "GB" });
  const { companies } = await client.control("GET", "companies");
  expect(companies.map((each: Json) => each.companyName)).toEqual([
    "Harbor & Pine Outfitters LLC",
    "Second Ltd",
  ]);
  expect((await client.control("GET", `dump?realm=${added.realmId}`)).CompanyInfo.CompanyName).toBe(
    "Second Ltd",
  );
  const page = await (await fetch(`${client.emulator.baseUrl}/realms/${added.realmId}/books`)).text();
  expect(page).toContain("Second Ltd");
  expect(page).not.toContain('href="/books');
});

test("a token opens the company that it was issued for and no other", async () => {
  const client = await aClient();
  const { added } = await aSecond(client);
  const crossed = clientOf({ ...client.emulator, realmId: added.realmId });
  const refused = await crossed.get("/preferences");
  expect([refused.status, errorOf(refused)]).toEqual([
    403,
    {
      message: "message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403",
      detail: null,
      code: "3100",
      element: null,
    },
  ]);
});

test("the consent page offers every company, and the tokens are for the one that was picked", async () => {
  const client = await aClient();
  const { added } = await aSecond(client);
  const fields = {
    client_id: client.emulator.clientId,
    redirect_uri: REDIRECT,
    response_type: "code",
    scope: "com.intuit.quickbooks.accounting",
    state: "s",
  };
  const { baseUrl, clientId, clientSecret } = client.emulator;
  const page = await (await fetch(`${baseUrl}/connect/oauth2?${new URLSearchParams(fields)}`)).text();
  expect(page.match(/type="radio" name="realmId"/g)).toHaveLength(2);
  const decided = await fetch(`${baseUrl}/connect/oauth2`, {
    method: "POST",
    body: new URLSearchParams({ ...fields, realmId: added.realmId, decision: "connect" }),
    redirect: "manual",
  });
  const callback = new URL(decided.headers.get("location") ?? "");
  expect(callback.searchParams.get("realmId")).toBe(added.realmId);
  const tokens = await fetch(`${baseUrl}/oauth2/v1/tokens/bearer`, {
    method: "POST",
    headers: { Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}` },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code: callback.searchParams.get("code") ?? "",
      redirect_uri: REDIRECT,
    }),
  });
  const { access_token } = (await tokens.json()) as { access_token: string };
  const second = clientOf({ ...client.emulator, realmId: added.realmId }, access_token);
  expect((await second.get("/preferences")).status).toBe(200);
  expect((await clientOf(client.emulator, access_token).get("/preferences")).status).toBe(403);
});

test("disconnecting, expiry and limits touch one company; the clock is everybody's", async () => {
  const client = await aClient({ clock: () => new Date("2026-07-01T12:00:00Z") });
  const { added, second } = await aSecond(client);
  await client.control("POST", `disconnect?realm=${added.realmId}`);
  expect(errorOf(await second.get("/preferences")).detail).toBe("Token revoked");
  await client.control("POST", "settings", { rateLimits: { perMinute: 2 } });
  const statuses = [];
  for (let round = 0; round < 3; round += 1) statuses.push((await client.get("/preferences")).status);
  expect(statuses).toEqual([200, 200, 429]);
  expect((await second.get("/preferences")).status).toBe(401);
  await client.control("POST", "clock", { advanceMs: 60_000 });
  expect((await client.control("GET", `clock?realm=${added.realmId}`)).now).toBe("2026-07-01T12:01:00.000Z");
});

test("a snapshot is of one company", async () => {
  const client = await aClient();
  const { added, second } = await aSecond(client);
  const snapshot = await client.control("GET", `snapshot?realm=${added.realmId}`);
  await second.create("Customer", { DisplayName: "Bea" });
  await client.create("Customer", { DisplayName: "Ada" });
  await client.control("POST", `restore?realm=${added.realmId}`, snapshot);
  expect((await second.query("select count(*) from Customer")).body.QueryResponse.totalCount).toBe(0);
  expect((await client.query("select count(*) from Customer")).body.QueryResponse.totalCount).toBe(1);
});

test("added companies come back with the data file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "quickbooks-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const dataFile = join(folder, "books.jsonl");
  const emulator = await startQuickBooksEmulator({ dataFile });
  const { added, second } = await aSecond(clientOf(emulator));
  await second.create("Customer", { DisplayName: "Bea" });
  await emulator.close();
  const again = await startQuickBooksEmulator({ dataFile });
  onTestFinished(() => again.close());
  const after = clientOf({ ...again, realmId: added.realmId }, added.accessToken);
  expect((await after.query("select * from Customer")).body.QueryResponse.Customer[0].DisplayName).toBe(
    "Bea",
  );
});

test("a realm that is taken or no number, and an unknown realm in a control, are refused", async () => {
  const client = await aClient();
  const { realmId } = client.emulator;
  expect((await client.control("POST", "companies", { realmId })).error).toContain("already");
  expect((await client.control("POST", "companies", { realmId: "abc" })).error).toContain("digits");
  expect(await client.control("GET", "dump?realm=1")).toEqual({ error: "no company 1" });
});

test("the address itself leads to the books, and each company's books to those of the others", async () => {
  const client = await aClient();
  const { baseUrl } = client.emulator;
  const first = await fetch(baseUrl);
  expect(new URL(first.url).pathname).toBe("/books");
  expect(await first.text()).not.toContain('aria-label="Companies"');
  const other = await client.control("POST", "companies", { companyName: "Kiln & Co" });
  const page = await (await fetch(`${baseUrl}/realms/${other.realmId}/books/customers`)).text();
  expect(page).toContain(`href="/realms/${client.emulator.realmId}/books"`);
  expect(page).toContain(`href="/realms/${other.realmId}/books" aria-current="true"`);
});
