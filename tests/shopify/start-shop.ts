import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { type AdminClient, createAdminClient } from "#app/shopify/admin-client.server.ts";
import {
  createOfflineTokens,
  type OfflineTokens,
  offlineSessionId,
} from "#app/shopify/offline-session.server.ts";
import type { Clock, Locks, Logger } from "#app/sync/ports.ts";
import {
  type ShopifyEmulator,
  type ShopifyEmulatorOptions,
  startShopifyEmulator,
} from "#tests/emulators/shopify/start.ts";

/** Sessions in memory. */
export function memorySessionStorage(): SessionStorage {
  const sessions = new Map<string, Session>();
  return {
    storeSession: async (session) => sessions.set(session.id, new Session(session.toObject())) !== undefined,
    loadSession: async (id) => sessions.get(id),
    deleteSession: async (id) => sessions.delete(id),
    deleteSessions: async (ids) => ids.map((id) => sessions.delete(id)).length === ids.length,
    findSessionsByShop: async (shop) => [...sessions.values()].filter((session) => session.shop === shop),
  };
}

/** Virtual time: sleeping moves the clock and is written down. */
export function virtualClock(start: string): Clock & { slept: number[] } {
  let now = Date.parse(start);
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(now),
    async sleep(ms) {
      slept.push(ms);
      now += ms;
    },
  };
}

/** One worker at a time per key, in this process. */
export function memoryLocks(): Locks & { heldBySomebody: Set<string> } {
  const heldBySomebody = new Set<string>();
  return {
    heldBySomebody,
    async withLock(key, work) {
      if (heldBySomebody.has(key)) return { held: false };
      heldBySomebody.add(key);
      try {
        return { held: true, value: await work() };
      } finally {
        heldBySomebody.delete(key);
      }
    },
  };
}

export type LogLine = { event: string; facts: Record<string, unknown> | undefined };

/** A log that can be read back. */
export function memoryLog(): Logger & { lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write = (event: string, facts?: Record<string, unknown>) => void lines.push({ event, facts });
  return { lines, info: write, warn: write, error: write };
}

export type TestShop = {
  emulator: ShopifyEmulator;
  shop: string;
  clock: ReturnType<typeof virtualClock>;
  locks: ReturnType<typeof memoryLocks>;
  log: ReturnType<typeof memoryLog>;
  storage: SessionStorage;
  tokens: OfflineTokens;
  client: AdminClient;
  /** Calls a control endpoint of the emulator; fails on any answer but 200. */
  control<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Exchanges an id token for an offline session and stores it, as opening the app does. */
  install(): Promise<Session>;
};

/** An emulated shop on a real socket, with the adapter's parts around it. The emulator shares the virtual clock. */
export async function startShop(options: ShopifyEmulatorOptions = {}): Promise<TestShop> {
  const clock = virtualClock("2026-11-22T12:00:00Z");
  const emulator = await startShopifyEmulator({ clock: () => clock.now(), seed: 7, ...options });
  const [locks, log, storage] = [memoryLocks(), memoryLog(), memorySessionStorage()];
  const { apiKey, apiSecret, baseUrl: apiOrigin, shopDomain: shop } = emulator;
  const tokens = createOfflineTokens({ storage, locks, clock, log, apiKey, apiSecret, apiOrigin });
  const client = createAdminClient({ tokens, clock, log, apiOrigin });

  async function control<T>(method: string, path: string, body?: unknown): Promise<T> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${apiOrigin}/__emulator/${path}`, init);
    if (response.status !== 200)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async function install(): Promise<Session> {
    await control("POST", "install");
    const { idToken } = await control<{ idToken: string }>("POST", "id-token");
    const answer = await exchangeToken(emulator, idToken);
    const session = new Session({
      id: offlineSessionId(shop),
      shop,
      state: "",
      isOnline: false,
      scope: answer.scope,
      accessToken: answer.access_token,
      expires: new Date(clock.now().getTime() + answer.expires_in * 1_000),
      refreshToken: answer.refresh_token,
      refreshTokenExpires: new Date(clock.now().getTime() + answer.refresh_token_expires_in * 1_000),
    });
    await storage.storeSession(session);
    return session;
  }

  return { emulator, shop, clock, locks, log, storage, tokens, client, control, install };
}

type TokenAnswer = {
  access_token: string;
  scope: string;
  expires_in: number;
  refresh_token: string;
  refresh_token_expires_in: number;
};

async function exchangeToken(emulator: ShopifyEmulator, idToken: string): Promise<TokenAnswer> {
  const response = await fetch(`${emulator.baseUrl}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      client_id: emulator.apiKey,
      client_secret: emulator.apiSecret,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: idToken,
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
    }),
  });
  if (response.status !== 200) throw new Error(`token exchange: ${response.status} ${await response.text()}`);
  return (await response.json()) as TokenAnswer;
}
