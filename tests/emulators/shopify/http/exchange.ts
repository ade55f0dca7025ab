import type { IncomingMessage } from "node:http";

/** One request, read to its end. */
export type EmulatorRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: Buffer;
};

/** An answer; with a `file` its content is the body. */
export type Reply = {
  status: number;
  headers: Record<string, string>;
  body: string;
  file?: { path: string; bytes: number };
};

/** Larger requests are refused. Shopify's own limits lie below: 100 MB for the input of a bulk mutation is the largest. */
const BODY_LIMIT_BYTES = 256 * 1024 * 1024;

export function jsonReply(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(value),
  };
}

export function xmlReply(status: number, content: string): Reply {
  const body = content === "" ? "" : `<?xml version='1.0' encoding='UTF-8'?>${content}`;
  return { status, headers: { "content-type": "application/xml; charset=utf-8" }, body };
}

/** @throws {RangeError} for a body above 256 MB. */
export async function readRequest(message: IncomingMessage): Promise<EmulatorRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT_BYTES) throw new RangeError("The request is larger than 256 MB.");
    chunks.push(chunk);
  }
  const url = new URL(message.url ?? "/", "http://emulator.invalid");
  return {
    method: message.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: message.headers,
    body: Buffer.concat(chunks),
  };
}

/** The JSON object in the body; an empty body counts as `{}`. @throws {TypeError} for anything else. */
export function readJsonBody(request: EmulatorRequest): Record<string, unknown> {
  if (request.body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(request.body.toString("utf8"));
  } catch {
    throw new TypeError("The body is not JSON.");
  }
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw new TypeError("The body is not a JSON object.");
  return value as Record<string, unknown>;
}
