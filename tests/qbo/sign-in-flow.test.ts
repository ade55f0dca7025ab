import { expect, test } from "vitest";
import { must } from "#tests/qbo/a-draft.ts";
import { openEmulatedBooks } from "#tests/qbo/emulated-books.ts";

/** Presses a button of the consent page and answers the address that the browser would be sent to. */
async function decide(consentUrl: string, decision: "connect" | "cancel"): Promise<string> {
  const page = await (await fetch(consentUrl)).text();
  const fields = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
  const form = new URLSearchParams(fields.map(([, name = "", value = ""]) => [name, value]));
  form.set("decision", decision);
  const answer = await fetch(new URL("/connect/oauth2", consentUrl), {
    method: "POST",
    body: form,
    redirect: "manual",
  });
  return answer.headers.get("location") ?? "";
}

test("a person connects, the tokens work, are renewed and end with the connection", async () => {
  await using session = await openEmulatedBooks();
  const { oauth, emulator } = session;
  const callback = await decide(must(await oauth.authorizeUrl("state-1")), "connect");
  expect(new URL(callback).searchParams.get("state")).toBe("state-1");
  const { realmId, tokens } = must(await oauth.exchangeCallback(callback));
  expect(realmId).toBe(emulator.realmId);
  expect(tokens.accessExpiresAt).toEqual(new Date("2026-01-31T13:00:00Z"));
  expect(tokens.refreshHardExpiresAt).not.toBeNull();

  session.row.tokens = tokens;
  expect(await (await session.open()).listAccounts()).toMatchObject({ ok: true });
  const renewed = must(await oauth.refresh(tokens.refreshToken));
  expect(renewed.accessToken).not.toBe(tokens.accessToken);
  expect(await oauth.exchangeCallback(callback)).toMatchObject({ fault: { kind: "reauthorize" } });

  expect(await oauth.revoke(renewed.refreshToken)).toEqual({ ok: true, value: null });
  expect(await oauth.refresh(renewed.refreshToken)).toMatchObject({ fault: { kind: "reauthorize" } });
});

test("a person who cancels is told so, not an error", async () => {
  await using session = await openEmulatedBooks();
  const callback = await decide(must(await session.oauth.authorizeUrl("state-1")), "cancel");
  expect(await session.oauth.exchangeCallback(callback)).toMatchObject({ fault: { kind: "permission" } });
});
