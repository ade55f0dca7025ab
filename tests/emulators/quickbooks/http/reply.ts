/** What the server sends: status, extra headers and the body as it goes out. */
export type Reply = { status: number; headers: Record<string, string>; body: string | Uint8Array };

/** A request with its body read and its address taken apart. */
export type Incoming = {
  method: string;
  path: string;
  search: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
  body: Uint8Array;
};

export function jsonReply(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return { status, headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body) };
}

export function htmlReply(status: number, html: string): Reply {
  return { status, headers: { "Content-Type": "text/html;charset=utf-8" }, body: html };
}

export function headerOf(request: Incoming, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

const STRICT_UTF8 = new TextDecoder("utf-8", { fatal: true });

/** The body as text; bytes that are not UTF-8 answer undefined. */
export function utf8(body: Uint8Array): string | undefined {
  try {
    return STRICT_UTF8.decode(body);
  } catch {
    return undefined;
  }
}
