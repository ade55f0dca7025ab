import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as the server saw it. */
export type SeenRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: string;
};
/** What to answer: a status with a body, or a connection that breaks without an answer. */
export type Reply = { status: number; body: string | object; headers?: Record<string, string> } | "drop";

/**
 * A real HTTP server on loopback that answers what `answer` says and remembers what it was asked: for answers that
 * no well-behaved system gives.
 */
export async function startScriptedServer(
  answer: (request: SeenRequest, index: number) => Reply | Promise<Reply>,
) {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    void readRequest(request).then(async (read) => {
      const index = seen.push(read) - 1;
      send(response, await answer(read, index));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readRequest(request: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? "/", "http://localhost");
  return {
    method: request.method ?? "",
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === "drop") {
    response.destroy();
    return;
  }
  const isText = typeof reply.body === "string";
  response.writeHead(reply.status, {
    "content-type": isText ? "text/html" : "application/json",
    ...reply.headers,
  });
  response.end(isText ? reply.body : JSON.stringify(reply.body));
}
