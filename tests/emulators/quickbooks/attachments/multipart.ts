export type Part = {
  name: string;
  contentType: string | undefined;
  fileName: string | undefined;
  body: Buffer;
};

/**
 * The parts of a `multipart/form-data` body (RFC 7578); undefined when the header names no boundary or the body
 * is not made of parts.
 */
export function readMultipart(body: Uint8Array, contentType: string | undefined): Part[] | undefined {
  const match = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(
    contentType ?? "",
  );
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) return undefined;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const mark = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let start = bytes.indexOf(mark);
  while (start >= 0) {
    const from = start + mark.length;
    if (bytes.subarray(from, from + 2).toString() === "--") return parts;
    const end = bytes.indexOf(Buffer.concat([Buffer.from("\r\n"), mark]), from);
    if (end < 0) return undefined;
    const part = readPart(bytes.subarray(from + 2, end));
    if (part === undefined) return undefined;
    parts.push(part);
    start = end + 2;
  }
  return undefined;
}

function readPart(bytes: Buffer): Part | undefined {
  const gap = bytes.indexOf("\r\n\r\n");
  if (gap < 0) return undefined;
  const headers = bytes.subarray(0, gap).toString("utf8");
  const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? "";
  const name = /[;\s]name="?([^";]*)"?/i.exec(disposition)?.[1];
  if (name === undefined) return undefined;
  return {
    name,
    fileName: /[;\s]filename="?([^";]*)"?/i.exec(disposition)?.[1],
    contentType: /^content-type:\s*(\S+)/im.exec(headers)?.[1]?.replace(/;$/, ""),
    body: bytes.subarray(gap + 4),
  };
}
