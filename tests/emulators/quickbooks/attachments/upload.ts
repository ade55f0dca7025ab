import { RefusedRequest, refuse, refuseDocumented } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { isRecord, textAt } from "../books/wire.ts";
import { faultOf } from "../http/fault-body.ts";
import { headerOf, type Incoming } from "../http/reply.ts";
import { writeEntity } from "../operations/write-entity.ts";
import { type Part, readMultipart } from "./multipart.ts";
import { keepFile } from "./stored-files.ts";

const MOST_BYTES = 100 * 1024 * 1024;
const METADATA = /^file_metadata_(\w+)$/;

/**
 * `POST /upload`: each `file_content_NN` with its `file_metadata_NN` becomes an Attachable, or a Fault in its
 * place; the answer's elements follow the numbers of the parts.
 */
export function uploadFiles(books: Books, request: Incoming): Wire {
  if (request.body.byteLength > MOST_BYTES) {
    refuseDocumented("6030", "", String(MOST_BYTES));
  }
  const parts = readMultipart(request.body, headerOf(request, "content-type"));
  if (parts === undefined || parts.length === 0) {
    refuse({
      code: "1050",
      message: "Invalid Content Type",
      detail: "An upload is a multipart/form-data body with file_metadata_01 and file_content_01",
    });
  }
  const origin = `http://${headerOf(request, "host") ?? "localhost"}`;
  const numbers = new Set(
    parts.flatMap((part) => part.name.match(/^file_(?:metadata|content)_(\w+)$/)?.[1] ?? []),
  );
  return { AttachableResponse: [...numbers].sort().map((number) => uploadOne(books, parts, number, origin)) };
}

function uploadOne(books: Books, parts: readonly Part[], number: string, origin: string): Wire {
  try {
    return books.db.transact(() => {
      const content = parts.find((part) => part.name === `file_content_${number}`);
      if (content === undefined) {
        return refuseDocumented("6041", `file_content_${number}`);
      }
      const object = createAttachable(books, parts, number, content, origin);
      return { Attachable: books.present("Attachable", object) };
    });
  } catch (error) {
    if (!(error instanceof RefusedRequest)) throw error;
    return { Fault: faultOf(error) };
  }
}

function createAttachable(
  books: Books,
  parts: readonly Part[],
  number: string,
  content: Part,
  origin: string,
): Wire {
  const metadata = readMetadata(parts.find((part) => METADATA.exec(part.name)?.[1] === number));
  const fileName = textAt(metadata, "FileName") ?? content.fileName ?? `file_${number}`;
  const contentType = textAt(metadata, "ContentType") ?? content.contentType ?? "application/octet-stream";
  if (/\.zip$/i.test(fileName) || contentType === "application/zip") {
    refuseDocumented("6041", `file_content_${number}`);
  }
  const object = writeEntity(books, {
    definition: books.definition("Attachable"),
    operation: "create",
    include: new Set(),
    body: { ...metadata, FileName: fileName, ContentType: contentType },
  });
  const id = String(object.Id);
  keepFile(books, id, { base64: content.body.toString("base64"), contentType, fileName, origin });
  const sized = { ...object, Size: content.body.byteLength };
  books.db.table<Wire>("entity:Attachable").set(id, sized);
  return sized;
}

function readMetadata(part: Part | undefined): Wire {
  if (part === undefined) return {};
  try {
    const metadata: unknown = JSON.parse(part.body.toString("utf8"));
    if (isRecord(metadata)) return metadata;
  } catch {
    // Answered below: a text that is no JSON and JSON that is no object are the same fault.
  }
  return refuseDocumented("6040", part.name, part.name);
}
