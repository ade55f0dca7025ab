import { failed, ok, type Result } from "#app/domain/faults/fault.ts";

/** A piece of a list holds thousands of lines and fits into memory a thousand times. */
const PIECE_BYTES = 1024 * 1024;
const REPLY_TIMEOUT_MS = 60_000;

export type Lines = { lines: string[]; next: number | null };

/**
 * The whole lines of a file on the web from byte `position` on, about a megabyte of them, and where the next piece begins;
 * `next: null` at the end. A server that knows no ranges is read up to there: the rest is never downloaded.
 */
export async function readLines(
  url: string,
  position: number,
  fetchFile: typeof fetch = fetch,
): Promise<Result<Lines>> {
  const subject = "a list that Shopify wrote";
  try {
    const response = await fetchFile(url, {
      headers: { range: `bytes=${position}-${position + PIECE_BYTES - 1}` },
      signal: AbortSignal.timeout(REPLY_TIMEOUT_MS),
    });
    if (response.status === 416) return ok({ lines: [], next: null });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      const evidence = { system: "shopify", httpStatus: response.status } as const;
      return failed({
        kind: response.status >= 500 ? "unreachable" : "missing",
        what: "list",
        subject,
        evidence,
      });
    }
    const skip = response.status === 206 ? 0 : position;
    const bytes = await takeBytes(response.body, skip, PIECE_BYTES);
    const isEnd = bytes.length < PIECE_BYTES || position + bytes.length === totalOf(response);
    return (
      toLines(bytes, position, isEnd) ?? failed({ kind: "malformed", subject, what: "a line of the list" })
    );
  } catch {
    return failed({ kind: "unreachable", subject, evidence: { system: "shopify" } });
  }
}

/** Null for a line that is longer than a piece: it is none of ours. */
function toLines(bytes: Buffer, position: number, isEnd: boolean): Result<Lines> | null {
  const end = isEnd ? bytes.length : bytes.lastIndexOf("\n") + 1;
  if (end === 0 && !isEnd) return null;
  const lines = bytes
    .subarray(0, end)
    .toString("utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  return ok({ lines, next: isEnd ? null : position + end });
}

async function takeBytes(body: ReadableStream<Uint8Array>, skip: number, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let passed = 0;
  let taken = 0;
  const reader = body.getReader();
  while (taken < limit) {
    const { done, value } = await reader.read();
    if (done) break;
    const part = value.subarray(Math.min(value.length, Math.max(0, skip - passed)));
    passed += value.length;
    taken += part.length;
    parts.push(part);
  }
  await reader.cancel();
  return Buffer.concat(parts).subarray(0, limit);
}

/** `Content-Range: bytes 0-99/1234` is 1234. */
function totalOf(response: Response): number | null {
  const total = /\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1];
  return total === undefined ? null : Number(total);
}
