import { parseArgs } from "node:util";
import { startShopifyEmulator } from "./start.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    "data-file": { type: "string" },
    "app-url": { type: "string" },
    config: { type: "string" },
    seed: { type: "string" },
  },
});

const emulator = await startShopifyEmulator({
  port: Number(values.port),
  ...(values["data-file"] === undefined ? {} : { dataFile: values["data-file"] }),
  ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
  app: {
    ...(values["app-url"] === undefined ? {} : { appUrl: values["app-url"] }),
    ...(values.config === undefined ? {} : { configPath: values.config }),
  },
});

const { close, ...address } = emulator;
console.log(JSON.stringify({ ...address, graphqlUrl: `${address.baseUrl}/admin/api/2026-10/graphql.json` }));

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    close().then(() => process.exit(0));
  });
}
