import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { AdminView } from "../admin-view.ts";
import { handleAdmin } from "./handle-admin.ts";

export type RunningAdmin = { origin: string; close(): Promise<void> };

/** Serves the admin pages of a view on a free port of 127.0.0.1; whatever is not theirs is answered with 404. */
export async function startAdmin(view: AdminView, port = 0): Promise<RunningAdmin> {
  const server = createServer((request, response) => {
    handleAdmin(request, response, view).then(
      (isHandled) => {
        if (!isHandled) response.writeHead(404).end();
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const { port: actualPort } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${actualPort}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
