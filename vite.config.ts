import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixOptions from "./remix.config.js";

export default defineConfig({
  plugins: [remix(remixOptions)],
  build: { target: "es2022", assetsInlineLimit: 0 },
  // Polaris ships its translations as JSON that Node cannot import without an attribute: it goes into the bundle.
  ssr: { noExternal: ["@shopify/polaris", "@shopify/shopify-app-remix"] },
  server: { host: "127.0.0.1" },
});
