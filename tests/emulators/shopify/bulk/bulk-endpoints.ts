import type { Emulator } from "../core/emulator.ts";
import { type EmulatorRequest, type Reply, xmlReply } from "../http/exchange.ts";
import type { BulkFiles } from "./bulk-files.ts";
import { UPLOAD_PATH } from "./stage-upload.ts";

/** Path below which results are served. */
export const RESULT_PATH = "/bulk-operation-outputs/";

/** Answers downloads of results and uploads of inputs, which lie outside the Admin API; undefined for any other path. */
export async function answerFiles(
  request: EmulatorRequest,
  emulator: Emulator,
  files: BulkFiles,
): Promise<Reply | undefined> {
  if (request.path.startsWith(RESULT_PATH)) return download(request, emulator, files);
  return request.path.startsWith(UPLOAD_PATH) ? upload(request, files) : undefined;
}

function download(request: EmulatorRequest, emulator: Emulator, files: BulkFiles): Reply {
  const name = request.path.slice(RESULT_PATH.length);
  const file = files.find(name);
  if (file === undefined) return xmlReply(404, "<Error><Code>NoSuchKey</Code></Error>");
  const expires = Number(request.query.get("Expires")) * 1000;
  if (!(expires > emulator.clock.now().getTime())) {
    const message = "The provided token has expired.";
    return xmlReply(400, `<Error><Code>ExpiredToken</Code><Message>${message}</Message></Error>`);
  }
  const headers = {
    "content-type": "application/jsonl",
    "content-disposition": `attachment; filename="${name}"`,
  };
  return { status: 200, headers, body: "", file };
}

async function upload(request: EmulatorRequest, files: BulkFiles): Promise<Reply> {
  if (request.method === "PUT") {
    files.saveUpload(decodeURIComponent(request.path.slice(UPLOAD_PATH.length)), request.body);
    return xmlReply(200, "");
  }
  const type = request.headers["content-type"] ?? "";
  const form = await new Response(new Uint8Array(request.body), { headers: { "content-type": type } })
    .formData()
    .catch(() => undefined);
  const [key, file] = [form?.get("key"), form?.get("file")];
  if (typeof key !== "string" || !(file instanceof Blob)) {
    return xmlReply(400, "<Error><Code>InvalidArgument</Code></Error>");
  }
  files.saveUpload(key, new Uint8Array(await file.arrayBuffer()));
  return xmlReply(201, `<PostResponse><Key>${key}</Key></PostResponse>`);
}
