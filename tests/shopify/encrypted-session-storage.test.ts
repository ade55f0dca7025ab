import { Session } from "@shopify/shopify-api";
import { expect, test } from "vitest";
import {
  createEncryptedSessionStorage,
  type TokenCipher,
} from "#app/shopify/encrypted-session-storage.server.ts";
import { memoryLog, memorySessionStorage } from "#tests/shopify/start-shop.ts";

/** Turns the text round and binds it to its place, which is all that the storage has to rely on. */
const cipher: TokenCipher = {
  encrypt: (text, context) => `${[...text].reverse().join("")}@${context}`,
  decrypt(text, context) {
    if (!text.endsWith(`@${context}`)) throw new Error("not encrypted for this place");
    return [...text.slice(0, -context.length - 1)].reverse().join("");
  },
};

const session = () =>
  new Session({
    id: "offline_demo.myshopify.com",
    shop: "demo.myshopify.com",
    state: "",
    isOnline: false,
    scope: "write_orders",
    accessToken: "shpat_secret",
    expires: new Date("2026-11-22T13:00:00Z"),
    refreshToken: "shprt_secret",
    refreshTokenExpires: new Date("2027-02-20T12:00:00Z"),
  });

function openStorage() {
  const inner = memorySessionStorage();
  const log = memoryLog();
  return { inner, log, storage: createEncryptedSessionStorage(inner, cipher, log) };
}

test("a session comes back as it was stored", async () => {
  const { storage } = openStorage();
  await storage.storeSession(session());
  expect((await storage.loadSession(session().id))?.toObject()).toEqual(session().toObject());
  expect(await storage.findSessionsByShop("demo.myshopify.com")).toHaveLength(1);
});

test("the storage below never sees a token", async () => {
  const { inner, storage } = openStorage();
  const given = session();
  await storage.storeSession(given);
  const stored = JSON.stringify(await inner.loadSession(given.id));
  expect(stored).not.toContain("shpat_secret");
  expect(stored).not.toContain("shprt_secret");
  expect(given.accessToken).toBe("shpat_secret");
});

test("a token moved to another shop's row is not given out", async () => {
  const { inner, log, storage } = openStorage();
  await storage.storeSession(session());
  const row = await inner.loadSession(session().id);
  await inner.storeSession(new Session({ ...row?.toObject(), ...otherShop }));
  expect(await storage.loadSession(otherShop.id)).toBeUndefined();
  expect(log.lines).toEqual([{ event: "shopify.sessionUnreadable", facts: { shop: otherShop.shop } }]);
});

test("a session with unreadable tokens can still be found and deleted, without its tokens", async () => {
  const { inner, storage } = openStorage();
  await inner.storeSession(session());
  const [found] = await storage.findSessionsByShop("demo.myshopify.com");
  expect(found?.accessToken).toBe("");
  await storage.deleteSessions([found?.id ?? ""]);
  expect(await storage.findSessionsByShop("demo.myshopify.com")).toEqual([]);
});

const otherShop = {
  id: "offline_other.myshopify.com",
  shop: "other.myshopify.com",
  state: "",
  isOnline: false,
};
