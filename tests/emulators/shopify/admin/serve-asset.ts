import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";

const ASSETS = new URL("./assets/", import.meta.url);
const MEDIA_TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
};
const ASSET_PATH = /^(?:[a-z-]+\/)?[a-z-]+\.(css|js)$/;

/** The stub's modules in the order in which they are joined: a file only uses names of the files before it. */
const APP_BRIDGE_FILES = [
  "host-channel",
  "leave-frame",
  "patched-fetch",
  "navigation",
  "title-bar",
  "save-bar",
  "save-bar-form",
  "modal",
  "web-vitals",
  "shopify-global",
  "start",
];

/** Sends a file of the assets folder; false when `path` (below `/admin-assets/`) names none. */
export async function serveAsset(response: ServerResponse, path: string): Promise<boolean> {
  const [, extension = ""] = ASSET_PATH.exec(path) ?? [];
  const mediaType = MEDIA_TYPES[extension];
  if (mediaType === undefined) return false;
  try {
    const content = await readFile(new URL(path, ASSETS), "utf8");
    response.writeHead(200, { "content-type": mediaType, "cache-control": "no-cache" }).end(content);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

/**
 * Sends the stub App Bridge as one classic script.
 *
 * Apps load App Bridge with a plain script tag, so the modules are joined into one function: their import lines
 * go and `export` is cut off. It is sent to any origin, like the real script.
 */
export async function serveAppBridge(response: ServerResponse): Promise<void> {
  const sources = await Promise.all(
    APP_BRIDGE_FILES.map((name) => readFile(new URL(`app-bridge/${name}.js`, ASSETS), "utf8")),
  );
  const body = sources
    .map((source) => source.replaceAll(/^import [^;]*;$/gm, "").replaceAll(/^export /gm, ""))
    .join("\n");
  response
    .writeHead(200, {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "no-cache",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
    })
    .end(`(() => {\n"use strict";\nif (window.shopify?.config !== undefined) return;\n${body}\n})();\n`);
}
