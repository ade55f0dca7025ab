import { openDatabase } from "#app/db/open-database.server.ts";
import { createSettingsStore } from "#app/db/repositories/settings.server.ts";
import { defaultSettings } from "#app/domain/settings/settings.ts";
import { systemClock } from "#app/platform/clock.ts";
import { sampleCompany } from "#tests/emulators/quickbooks/companies/sample-companies.ts";
import { startQuickBooksEmulator } from "#tests/emulators/quickbooks/start.ts";
import { startShopifyEmulator } from "#tests/emulators/shopify/start.ts";
import { readSettingsFile } from "./apply-settings.ts";
import { type DemoFolder, openDemoFolder } from "./demo-folder.ts";
import { getJson } from "./http.ts";
import { connectQuickBooks, installApp } from "./install-app.ts";
import { loadOrders } from "./load-orders.ts";
import { type DemoArguments, parseArguments, usage } from "./parse-arguments.ts";
import { readResults } from "./read-results.ts";
import { appEnvironment, quickBooksWebhooks, startApp } from "./start-app.ts";
import { waitUntilSettled } from "./wait-until-settled.ts";
import { isClean, makeReport, printReport, writeJson } from "./write-report.ts";

const startedAt = Date.now();
const say = (text: string) => process.stderr.write(`plumbline demo: ${text}\n`);

type Demo = Awaited<ReturnType<typeof startDemo>>;

async function startDemo(args: DemoArguments, folder: DemoFolder) {
  const settings = readSettingsFile(args.settingsFile);
  const shopify = await startShopifyEmulator({
    port: args.port,
    dataFile: folder.shopifyFile,
    app: {
      apiSecret: folder.keys.shopifySecret,
      appUrl: `http://127.0.0.1:${args.port + 1}`,
      configPath: "shopify.app.toml",
    },
  });
  const company = args.company === null ? undefined : sampleCompany(args.company);
  const quickbooks = await startQuickBooksEmulator({
    port: args.port + 2,
    dataFile: folder.quickbooksFile,
    webhooks: quickBooksWebhooks(args.port + 1),
    ...(company && { company }),
  });
  say("starting the app and its database ...");
  const app = await startApp(appEnvironment(folder, args.port + 1, shopify, quickbooks));
  const database = await openDatabase({ DATABASE_URL: app.env.DATABASE_URL, DATA_DIR: folder.databaseDir });
  const stop = async () => {
    await database.close();
    await app.stop();
    await Promise.all([shopify.close(), quickbooks.close()]);
    folder.release();
  };
  return { args, folder, settings, shopify, quickbooks, app, database, stop };
}

/** Installs, connects and configures, as a merchant does; what an earlier run has done already is left as it is. */
async function prepareShop(demo: Demo): Promise<void> {
  const { app, shopify, database, settings } = demo;
  await installApp(shopify.baseUrl);
  const { rows } = await database.pool.query("select 1 from connection where status = 'connected'");
  if (rows.length === 0) {
    say("connecting QuickBooks by OAuth ...");
    await connectQuickBooks(app.url, shopify.baseUrl);
  }
  if (demo.args.settingsFile !== null) {
    const store = createSettingsStore({ prisma: database.prisma, clock: systemClock });
    await store.save(shopify.shopDomain, settings, { kind: "user", name: "settings file" });
  }
}

async function runDemo(args: DemoArguments): Promise<number> {
  const folder = openDemoFolder(args);
  const demo = await startDemo(args, folder);
  const stopped = onStopSignal();
  try {
    await prepareShop(demo);
    if (!args.once) printAddresses(demo);
    say("orders arrive in the shop, webhooks flow ...");
    const loaded = await loadOrders(args, demo.shopify.baseUrl, folder.importsFile, new Date());
    const settled = waitUntilSettled(demo.database.pool, demo.shopify.baseUrl, loaded.orders.length, say);
    if (
      (await Promise.race([settled.then(() => "settled"), stopped, demo.app.exited.then(() => "ended")])) !==
      "settled"
    )
      return 130;
    const results = await readResults(demo.database.pool);
    const report = await makeReport(
      loaded,
      results,
      demo.shopify.baseUrl,
      demo.quickbooks.baseUrl,
      Date.now() - startedAt,
    );
    printReport(report);
    if (args.reportFile) writeJson(args.reportFile, report);
    if (args.dumpFile) writeJson(args.dumpFile, await getJson(`${demo.quickbooks.baseUrl}/__emulator/dump`));
    if (args.once) {
      folder.finish();
      return isClean(report) ? 0 : 1;
    }
    say("everything is settled; the addresses stand above. Ctrl-C stops.");
    await Promise.race([stopped, demo.app.exited]);
    return 0;
  } finally {
    say("stopping ...");
    await demo.stop();
  }
}

function printAddresses({ shopify, quickbooks, app }: Demo): void {
  const store = shopify.shopDomain.replace(".myshopify.com", "");
  console.log(`
  The shop's admin, with the app:  ${shopify.baseUrl}/store/${store}/apps/plumbline
  The books in QuickBooks:         ${quickbooks.baseUrl}/books
  The app itself:                  ${app.url}

  Ctrl-C stops everything. The data stay in .data/; --fresh forgets them.
`);
}

function onStopSignal(): Promise<"stopped"> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve("stopped"));
  });
}

async function main(): Promise<number> {
  let args: DemoArguments;
  try {
    args = parseArguments(process.argv.slice(2));
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
  if (args.printSettings) {
    console.log(JSON.stringify(defaultSettings, null, 2));
    return 0;
  }
  return runDemo(args);
}

function describe(error: unknown): string {
  const { code, port } = error as { code?: string; port?: number };
  if (code === "EADDRINUSE")
    return `Port ${port} is taken by another program. Stop it, or choose other ports with --port.`;
  return error instanceof Error ? error.message : String(error);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(describe(error));
    process.exit(1);
  },
);
