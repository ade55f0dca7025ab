import { createBooksSource } from "#app/qbo/books-source.server.ts";
import { createQboOAuth } from "#app/qbo/oauth.server.ts";
import { createCompanyReader } from "#app/qbo/read-company.server.ts";
import { type CompanySeed, startQuickBooksEmulator } from "#tests/emulators/quickbooks/start.ts";
import { adapterDeps, someLocks } from "#tests/qbo/adapter-deps.ts";
import { aConnection, memoryTokenStore } from "#tests/qbo/memory-token-store.ts";

const SHOP = "demo.myshopify.com";

/** A fault that the emulator is told to make, at most `times` times, after `after` requests that match. */
export type EmulatorFault = {
  method: string;
  path: string;
  after: number;
  times: number;
  status?: number;
  body?: unknown;
  dropReplyAfterCommit?: boolean;
  dropConnection?: boolean;
};

/**
 * The books of a company in an emulator of its own, opened by the whole adapter: sign-in, keeper, limiter, transport.
 * `sharesClock`: QuickBooks has the time of our clock, which stands still, instead of the machine's.
 */
export async function openEmulatedBooks(seed: CompanySeed = {}, { sharesClock = false } = {}) {
  const deps = adapterDeps();
  const { clock } = deps;
  const emulator = await startQuickBooksEmulator({
    company: seed,
    ...(sharesClock ? { clock: () => clock.now() } : {}),
  });
  const oauth = createQboOAuth({
    ...deps,
    clientId: emulator.clientId,
    clientSecret: emulator.clientSecret,
    redirectUri: "http://localhost:3000/quickbooks/callback",
    endpoints: { discoveryUrl: emulator.discoveryUrl },
  });
  const company = await createCompanyReader({ ...deps, apiOrigin: emulator.baseUrl })(
    emulator.realmId,
    emulator.accessToken,
  );
  if (!company.ok) throw new Error(JSON.stringify(company.fault));
  const { companyName, country, homeCurrency, isMultiCurrency, plan } = company.value;
  const { store, row } = memoryTokenStore(
    aConnection({ realmId: emulator.realmId, companyName, country, homeCurrency, isMultiCurrency, plan }),
    {
      accessToken: emulator.accessToken,
      refreshToken: emulator.refreshToken,
      accessExpiresAt: new Date(deps.clock.now().getTime() + 3_600_000),
      refreshExpiresAt: new Date(deps.clock.now().getTime() + 8_640_000_000),
      refreshHardExpiresAt: null,
    },
  );
  const source = createBooksSource({
    ...deps,
    tokenStore: store,
    locks: someLocks(),
    oauth,
    apiOrigin: emulator.baseUrl,
    appOrigin: emulator.baseUrl,
  });
  const open = async () => {
    const opened = await source.openBooks(SHOP);
    if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
    return opened.value.books;
  };
  return {
    emulator,
    company: company.value,
    oauth,
    row,
    source,
    books: await open(),
    open,
    counts: deps.counts,
    clock: deps.clock,
    injectFault: (fault: EmulatorFault) => control(emulator.baseUrl, "faults", fault),
    changeSettings: (settings: object) => control(emulator.baseUrl, "settings", settings),
    /** The object as it goes over the wire. */
    async readWire(entity: string, id: string) {
      const url = `${emulator.baseUrl}/v3/company/${emulator.realmId}/${entity.toLowerCase()}/${id}`;
      const headers = { authorization: `Bearer ${emulator.accessToken}`, accept: "application/json" };
      const answer = (await (await fetch(url, { headers })).json()) as Record<string, unknown>;
      return answer[entity];
    },
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

async function control(baseUrl: string, name: string, body: object): Promise<void> {
  const response = await fetch(`${baseUrl}/__emulator/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}
