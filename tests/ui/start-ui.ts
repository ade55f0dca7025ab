import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import { aFakeShop, type FakeShop, fakeServices } from "./fake-services.ts";

export type RunningUi = { origin: string; state: FakeShop; close(): Promise<void> };

/** What the pages use of App Bridge, as far as a page without an admin around it needs: toasts are noted in the page. */
const appBridge = `
window.toasts = [];
window.shopify = {
  toast: { show: (message) => { window.toasts.push(message); return "toast"; }, hide() {} },
  saveBar: { show: async () => {}, hide: async () => {}, leaveConfirmation: async () => {} },
};
class Quiet extends HTMLElement { connectedCallback() { this.style.display = "none"; } }
customElements.define("ui-nav-menu", class extends Quiet {});
customElements.define("ui-save-bar", class extends Quiet {
  show() { this.setAttribute("data-shown", ""); return Promise.resolve(); }
  hide() { this.removeAttribute("data-shown"); return Promise.resolve(); }
});`;

/** Serves the built pages over a fake shop. The build must be there: `npm run build`. */
export async function startUi(state: FakeShop = aFakeShop(), port = 0): Promise<RunningUi> {
  const build = (await import(pathToFileURL("build/server/index.js").href)) as ServerBuild;
  let origin = "";
  const services = fakeServices(state, () => origin);
  const app = express();
  app.use(express.static("build/client"));
  app.get("/app-bridge.js", (_request, response) => void response.type("text/javascript").send(appBridge));
  app.get("/intuit-sign-in", (_request, response) => void response.send("Intuit"));
  app.get("/favicon.ico", (_request, response) => void response.status(204).end());
  app.all("*", createRequestHandler({ build, mode: "production", getLoadContext: () => services }));
  const server = createServer(app);
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    state,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
