/** What came of one HTTP request. */
export type Exchange =
  | { kind: "answered"; status: number; headers: Headers; text: string }
  /** The connection never stood, so the other side has not seen the request. */
  | { kind: "notSent"; cause: string }
  /** Sent, but the answer never came, or not to its end. */
  | { kind: "noAnswer"; cause: string };

export type HttpRequest = {
  url: string;
  method: "GET" | "POST";
  headers: Record<string, string>;
  body?: string;
};

export type HttpDeps = {
  fetch: typeof fetch;
  /** A signal that fires after so many milliseconds; `AbortSignal.timeout` outside simulations. */
  startTimeout: (ms: number) => AbortSignal;
};

/** System and undici codes of a connection that could not be made. */
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/**
 * Sends one request and reads the answer as text, never throwing for trouble on the way. An answer longer than
 * `maxBytes` counts as not received. Redirects are not followed: they would carry the token elsewhere.
 */
export async function exchange(
  request: HttpRequest,
  limits: { timeoutMs: number; maxBytes: number },
  deps: HttpDeps,
): Promise<Exchange> {
  try {
    const response = await deps.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      redirect: "manual",
      signal: deps.startTimeout(limits.timeoutMs),
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const text = await readText(response, limits.maxBytes);
    if (text === null) return { kind: "noAnswer", cause: `answer above ${limits.maxBytes} bytes` };
    return { kind: "answered", status: response.status, headers: response.headers, text };
  } catch (error) {
    const cause = causeCode(error);
    return NEVER_SENT.has(cause) ? { kind: "notSent", cause } : { kind: "noAnswer", cause };
  }
}

/** The body as text; null when it is longer than `maxBytes`. */
async function readText(response: Response, maxBytes: number): Promise<string | null> {
  if (!response.body) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** fetch wraps the system's error in `cause`, and several attempts at one host in an AggregateError. */
function causeCode(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if ("code" in error && typeof error.code === "string") return error.code;
  if (error instanceof AggregateError && error.errors.length > 0) return causeCode(error.errors[0]);
  if (error.cause !== undefined) return causeCode(error.cause);
  return error.name;
}

/** Parses JSON text; text that is none comes back as it is. */
export function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
