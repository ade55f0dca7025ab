import { connect } from "node:net";

export type HttpRequest = { method: string; path: string; headers: Record<string, string>; body: string };

/**
 * Sends the requests over keep-alive connections, `depth` at a time on each without waiting for answers, and
 * calls `answered` with every status and body. Raw sockets, so that the client is not what is measured.
 */
export async function sendPipelined(
  origin: string,
  requests: readonly HttpRequest[],
  { connections, depth }: { connections: number; depth: number },
  answered: (status: number, body: string) => void,
): Promise<void> {
  const queue = requests.values();
  const lanes = Array.from({ length: connections }, () => drain(origin, queue, depth, answered));
  await Promise.all(lanes);
}

function drain(
  origin: string,
  queue: Iterator<HttpRequest>,
  depth: number,
  answered: (status: number, body: string) => void,
): Promise<void> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let open = 0;
    let buffered: Buffer = Buffer.alloc(0);
    const fill = () => {
      let text = "";
      while (open < depth) {
        const next = queue.next();
        if (next.done === true) break;
        text += serialize(next.value, hostname);
        open += 1;
      }
      if (text !== "") socket.write(text);
      else if (open === 0) socket.end();
    };
    socket.on("connect", fill);
    socket.on("data", (chunk) => {
      buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
      for (let answer = firstAnswer(buffered); answer !== undefined; answer = firstAnswer(buffered)) {
        buffered = buffered.subarray(answer.length);
        open -= 1;
        answered(answer.status, answer.body);
      }
      fill();
    });
    socket.on("error", reject);
    socket.on("close", () => (open === 0 ? resolve() : reject(new Error(`${open} requests got no answer`))));
  });
}

function serialize({ method, path, headers, body }: HttpRequest, host: string): string {
  const lines = Object.entries({ Host: host, ...headers, "Content-Length": String(Buffer.byteLength(body)) });
  return `${method} ${path} HTTP/1.1\r\n${lines.map(([key, value]) => `${key}: ${value}\r\n`).join("")}\r\n${body}`;
}

/** The first whole answer of what came in; every answer must carry its Content-Length. */
function firstAnswer(buffer: Buffer): { status: number; body: string; length: number } | undefined {
  const end = buffer.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const head = buffer.toString("latin1", 0, end);
  const size = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (size === undefined) throw new Error(`an answer without Content-Length: ${head}`);
  const length = end + 4 + Number(size);
  if (buffer.length < length) return undefined;
  return { status: Number(head.slice(9, 12)), body: buffer.toString("utf8", end + 4, length), length };
}
