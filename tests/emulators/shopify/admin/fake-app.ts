import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type SeenRequest = { method: string; path: string; authorization: string | null };

export type FakeApp = { origin: string; requests: SeenRequest[]; close(): Promise<void> };

type Options = { adminOrigin: () => string; body: string };

/**
 * A tiny embedded app on a port of its own: every path answers with the same page, which loads the stub App Bridge.
 *
 * `/session-token` is a bounce page. `/api/retry` asks once for a fresh token, `/api/reauthorize` for leaving the
 * frame, any other `/api/*` answers with the Authorization header it got.
 */
export async function startFakeApp({ adminOrigin, body }: Options): Promise<FakeApp> {
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://app.invalid");
    const authorization = request.headers.authorization ?? null;
    requests.push({ method: request.method ?? "", path: `${url.pathname}${url.search}`, authorization });
    if (url.pathname === "/api/reauthorize") {
      const target = `${adminOrigin()}/store/harbor-pine/orders`;
      response.writeHead(401, { "x-shopify-api-request-failure-reauthorize-url": target }).end();
    } else if (
      url.pathname === "/api/retry" &&
      requests.filter(({ path }) => path === "/api/retry").length === 1
    ) {
      response.writeHead(401, { "x-shopify-retry-invalid-session-request": "1" }).end();
    } else if (url.pathname.startsWith("/api/")) {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ authorization }));
    } else {
      const script = `<script data-api-key="test-key" src="${adminOrigin()}/app-bridge.js"></script>`;
      const content = url.pathname === "/session-token" ? "" : body;
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end(
        `<!doctype html><html lang="en"><head><title>App</title>${script}</head><body>${content}</body></html>`,
      );
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
