import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { Json, TestClient } from "./test-client.ts";

export type Received = { headers: IncomingHttpHeaders; raw: string; body: Json };

/** An app's webhook endpoint: answers the given statuses in turn, then 200, and hands over what arrives. */
export async function anEndpoint(...statuses: number[]) {
  const arrived: Received[] = [];
  let wake: () => void = () => undefined;
  const server = createServer(async (request, response) => {
    let raw = "";
    for await (const chunk of request) raw += chunk;
    arrived.push({ headers: request.headers, raw, body: JSON.parse(raw) });
    response.writeHead(statuses.shift() ?? 200).end();
    wake();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    arrived,
    /** Waits until this many notifications have come in all. */
    async until(count: number): Promise<Received[]> {
      while (arrived.length < count) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return arrived;
    },
  };
}

/** The state of the webhooks once no attempt is under way. */
export async function settled(client: TestClient): Promise<Json> {
  for (;;) {
    const state = await client.control("GET", "webhooks");
    if (state.notifications.every((each: Json) => each.state !== "sending")) return state;
  }
}
