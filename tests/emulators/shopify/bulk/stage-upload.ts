import { parseGid } from "../core/gid.ts";
import { asText } from "../core/plain-object.ts";
import type { Stage } from "../core/stage.ts";

type Fields = Record<string, unknown>;

type UploadParts = { stage(): Stage; randomHex(bytes: number): string; baseUrl(): string };

/** Path below which the emulator takes uploads, as the bucket of Shopify's storage does. */
export const UPLOAD_PATH = "/staged-uploads/";

/**
 * Where a file is to be uploaded: by POST as a form with all `parameters` and then the `file`, or by PUT as it is. Its `key` is the
 * `stagedUploadPath` of bulkOperationRunMutation.
 */
export function stageUpload(input: Fields, parts: UploadParts): Fields {
  const { shop, now } = parts.stage();
  const filename = asText(input.filename) ?? "file";
  const shopNumber = parseGid(shop.id)?.number;
  const key = `tmp/${shopNumber}/bulk/${uuidOf(parts.randomHex(16))}/${filename}`;
  const url = `${parts.baseUrl()}${UPLOAD_PATH}`;
  const mimeType = asText(input.mimeType) ?? "text/jsonl";
  if (input.httpMethod === "PUT") {
    const target = `${url}${key.split("/").map(encodeURIComponent).join("/")}`;
    return {
      url: `${target}?signature=${parts.randomHex(16)}`,
      resourceUrl: target,
      parameters: [
        { name: "content_type", value: mimeType },
        { name: "acl", value: "private" },
      ],
    };
  }
  const date = `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
  const parameters = {
    "Content-Type": mimeType,
    success_action_status: "201",
    acl: "private",
    key,
    "x-goog-date": date,
    "x-goog-credential": `emulator/${date.slice(0, 8)}/auto/storage/goog4_request`,
    "x-goog-algorithm": "GOOG4-RSA-SHA256",
    "x-goog-signature": parts.randomHex(32),
    policy: Buffer.from(JSON.stringify({ conditions: [{ key }] })).toString("base64"),
  };
  return {
    url,
    resourceUrl: url,
    parameters: Object.entries(parameters).map(([name, value]) => ({ name, value })),
  };
}

function uuidOf(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
