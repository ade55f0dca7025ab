import type { AddressInfo } from "node:net";
import { type Companies, openCompanies } from "./books/company-registry.ts";
import type { CompanySeed } from "./books/company-seed.ts";
import { pacificSeconds } from "./books/pacific-time.ts";
import { createFaultList } from "./control/injected-faults.ts";
import { createRequestLog } from "./control/request-log.ts";
import { createEmulatorServer } from "./http/serve.ts";
import { starterTokens } from "./oauth/grants.ts";
import { oauthEndpoints } from "./oauth/oauth-endpoints.ts";
import { eventsOf } from "./webhooks/webhook-events.ts";
import { createWebhookSender } from "./webhooks/webhook-sender.ts";
import { type WebhookSettings, webhookTarget } from "./webhooks/webhook-target.ts";

export type { CompanySeed } from "./books/company-seed.ts";

export type QuickBooksEmulator = {
  baseUrl: string;
  realmId: string;
  clientId: string;
  clientSecret: string;
  accessToken: string;
  refreshToken: string;
  discoveryUrl: string;
  close(): Promise<void>;
};

export type QuickBooksEmulatorOptions = {
  port?: number;
  host?: string;
  clock?: () => Date;
  seed?: number;
  /** Append-only journal; a later start with the same file has the same books, tokens and request ids. */
  dataFile?: string;
  company?: CompanySeed;
  redirectUris?: string[];
  /** Where webhooks go from the start; the control endpoint `webhooks` can set it later. */
  webhooks?: WebhookSettings;
};

/** Starts the emulator: its books, OAuth endpoints, control endpoints and pages on one address. */
export async function startQuickBooksEmulator(
  options: QuickBooksEmulatorOptions = {},
): Promise<QuickBooksEmulator> {
  const seed = options.seed ?? 1;
  let now = options.clock ?? (() => new Date());
  // Webhooks belong to the app, not to a company: the first company's switches decide.
  const webhooks = createWebhookSender(
    () => now(),
    seed,
    () => companies.first().settings(),
  );
  const companies: Companies = openCompanies({
    company: options.company ?? {},
    clock: now,
    seed,
    dataFile: options.dataFile,
    observe: (realmId, books, changes) =>
      webhooks.raise(eventsOf(realmId, changes, pacificSeconds(books.now()))),
  });
  now = () => companies.first().now();
  if (options.webhooks !== undefined) webhooks.aim(webhookTarget(options.webhooks));
  const { identity } = companies;
  const tokens = starterTokens(companies.first());
  let baseUrl = "";
  const client = { ...identity, redirectUris: options.redirectUris ?? [], baseUrl: () => baseUrl };
  const server = createEmulatorServer({
    companies,
    faults: createFaultList(),
    log: createRequestLog(),
    webhooks,
    oauth: oauthEndpoints(companies, client),
  });
  const host = options.host ?? "127.0.0.1";
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  baseUrl = `http://${host}:${(server.address() as AddressInfo).port}`;
  return {
    baseUrl,
    ...identity,
    ...tokens,
    discoveryUrl: `${baseUrl}/.well-known/openid_sandbox_configuration`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error !== undefined) return reject(error);
          webhooks.close();
          companies.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
