import type { FileHandle } from "node:fs/promises";
import type { Bulk, BulkAnswer, BulkProblem } from "../core/bulk.ts";
import { toShopifyDateTime } from "../core/emulator-clock.ts";
import type { Stage } from "../core/stage.ts";
import type { QueryContext } from "../graphql/query-context.ts";
import type { BulkFiles } from "./bulk-files.ts";
import {
  type BulkOperation,
  changeOperation,
  createOperation,
  endOperation,
  findOperation,
  isOver,
} from "./bulk-operations.ts";
import type { BulkLine } from "./flatten-node.ts";
import { readBulkMutation } from "./read-bulk-mutation.ts";
import { readBulkQuery } from "./read-bulk-query.ts";
import { runBulkMutation } from "./run-bulk-mutation.ts";
import { type BulkPiece, runBulkQuery } from "./run-bulk-query.ts";
import { stageUpload } from "./stage-upload.ts";

export type BulkParts = {
  files: BulkFiles;
  stage(): Stage;
  createContext(): QueryContext;
  randomHex(bytes: number): string;
  baseUrl(): string;
};

export type BulkRunner = Bulk & {
  /** Operations that were on their way when the emulator ended have failed. */
  recover(): void;
  /** Starts what was held back, after the setting has changed. */
  release(): void;
  close(): Promise<void>;
};

/** Documented: the input of a bulk mutation holds 100 MB. */
const INPUT_LIMIT_BYTES = 100 * 1024 * 1024;

type Pieces = Iterable<BulkPiece> | AsyncIterable<BulkPiece>;

/** Runs bulk operations in the background, several at a time, each piece by piece. */
export function createBulk(parts: BulkParts): BulkRunner {
  const running = new Map<string, Promise<void>>();
  let held: (() => void)[] = [];
  let isClosed = false;

  function start(operation: BulkOperation, pieces: () => Pieces, isGrouped: boolean): void {
    const begin = () => {
      const done = run(operation.id, pieces, isGrouped)
        .catch((error: unknown) => console.error("shopify emulator:", error))
        .finally(() => running.delete(operation.id));
      running.set(operation.id, done);
    };
    held.push(begin);
    setImmediate(release);
  }

  function release(): void {
    if (isClosed || parts.stage().settings.bulkHold) return;
    const waiting = held;
    held = [];
    for (const begin of waiting) begin();
  }

  async function run(id: string, pieces: () => Pieces, isGrouped: boolean): Promise<void> {
    if (isGone(id)) return;
    changeOperation(id, { status: "RUNNING" }, parts.stage());
    const resultName = `bulk-${parts.randomHex(8)}.jsonl`;
    const file = await parts.files.create(resultName);
    const written = { objects: 0, roots: 0, bytes: 0 };
    let failure: BulkOperation["errorCode"] = null;
    try {
      failure = await write(id, file, pieces, isGrouped, written);
    } finally {
      await file.close();
    }
    if (isClosed) return;
    const counts = { objectCount: String(written.objects), rootObjectCount: String(written.roots) };
    const isEmpty = written.bytes === 0;
    const result = {
      resultName: isEmpty ? null : resultName,
      fileSize: isEmpty ? null : String(written.bytes),
    };
    const stage = parts.stage();
    if (findOperation(id, stage)?.status === "CANCELING") {
      endOperation(id, { ...counts, status: "CANCELED" }, stage);
    } else if (failure !== null) {
      endOperation(id, { ...counts, ...result, fileSize: null, status: "FAILED", errorCode: failure }, stage);
    } else {
      const completedAt = toShopifyDateTime(stage.now);
      endOperation(id, { ...counts, ...result, status: "COMPLETED", completedAt }, stage);
    }
  }

  /** Writes the result as far as it goes; answers why it went no further. */
  async function write(
    id: string,
    file: FileHandle,
    pieces: () => Pieces,
    isGrouped: boolean,
    written: { objects: number; roots: number; bytes: number },
  ): Promise<BulkOperation["errorCode"]> {
    const { bulkFailure, bulkFailureAfter } = parts.stage().settings;
    const limit = bulkFailure === "none" ? Number.POSITIVE_INFINITY : bulkFailureAfter;
    const failure = bulkFailure === "none" ? null : (bulkFailure as BulkOperation["errorCode"]);
    if (failure === "ACCESS_DENIED" || limit === 0) return failure;
    try {
      for await (const piece of pieces()) {
        const lines = (isGrouped ? piece.lines : byDepth(piece.lines)).slice(0, limit - written.objects);
        const text = lines.map(toText).join("");
        await file.appendFile(text);
        written.objects += lines.length;
        written.roots += lines.filter(({ depth }) => depth === 0).length;
        written.bytes += Buffer.byteLength(text);
        if (piece.error !== undefined) return codeOf(piece.error);
        if (written.objects >= limit) return failure;
        const counts = { objectCount: String(written.objects), rootObjectCount: String(written.roots) };
        changeOperation(id, counts, parts.stage());
        await new Promise((resolve) => setImmediate(resolve));
        if (isClosed || findOperation(id, parts.stage())?.status === "CANCELING") return null;
      }
    } catch (error) {
      return codeOf(error);
    }
    return failure;
  }

  /** True for an operation that was cancelled before it began; it ends here. */
  function isGone(id: string): boolean {
    const stage = parts.stage();
    const operation = findOperation(id, stage);
    if (operation?.status === "CANCELING") endOperation(id, { status: "CANCELED" }, stage);
    return operation === undefined || operation.status === "CANCELING" || isOver(operation);
  }

  function whyFull(type: BulkOperation["type"]): BulkProblem | undefined {
    const { store, settings } = parts.stage();
    const busy = (store.list("BulkOperation") as BulkOperation[]).filter(
      (operation) => operation.type === type && !isOver(operation),
    );
    if (busy.length < settings.bulkConcurrency) return undefined;
    const ids = busy.map(({ id }) => id).join(", ");
    const message = `A bulk ${type.toLowerCase()} operation for this app and shop is already in progress: ${ids}.`;
    return { field: null, message, code: "OPERATION_IN_PROGRESS" };
  }

  return {
    runQuery(text, isGrouped) {
      const query = readBulkQuery(text);
      if ("errors" in query) return refused(query.errors);
      const problem = whyFull("QUERY");
      if (problem !== undefined) return refused([problem]);
      const operation = createOperation("QUERY", text, parts.stage());
      start(operation, () => runBulkQuery(query, parts.createContext), isGrouped);
      return { bulkOperation: operation, userErrors: [] };
    },
    runMutation(text, uploadPath, clientIdentifier) {
      const mutation = readBulkMutation(text);
      if ("errors" in mutation) return refused(mutation.errors);
      const upload = parts.files.findUpload(uploadPath);
      const problem =
        identifierProblem(clientIdentifier) ?? uploadProblem(upload?.bytes) ?? whyFull("MUTATION");
      if (problem !== undefined || upload === undefined)
        return refused(problem === undefined ? [] : [problem]);
      const operation = createOperation("MUTATION", text, parts.stage());
      const pieces = () => runBulkMutation(mutation.document, upload.path, parts.createContext);
      start(operation, pieces, true);
      return { bulkOperation: operation, userErrors: [] };
    },
    cancel(id) {
      const stage = parts.stage();
      const operation = findOperation(id, stage);
      if (operation === undefined)
        return refused([{ field: ["id"], message: "Bulk operation does not exist" }]);
      if (isOver(operation)) {
        const message = `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`;
        return { bulkOperation: operation, userErrors: [{ field: null, message }] };
      }
      const canceling = changeOperation(id, { status: "CANCELING" }, stage);
      if (!running.has(id)) setImmediate(() => isGone(id));
      return { bulkOperation: canceling, userErrors: [] };
    },
    stageUploads: (inputs) => inputs.map((input) => stageUpload(input, parts)),
    recover() {
      const stage = parts.stage();
      for (const operation of stage.store.list("BulkOperation") as BulkOperation[]) {
        if (isOver(operation)) continue;
        endOperation(operation.id, { status: "FAILED", errorCode: "INTERNAL_SERVER_ERROR" }, stage);
      }
    },
    release,
    async close() {
      isClosed = true;
      await Promise.all(running.values());
      parts.files.close();
    },
  };
}

/** Not grouped: children come after all parents of the piece, so that nobody can rely on their place. */
function byDepth(lines: readonly BulkLine[]): BulkLine[] {
  return [...lines].sort((a, b) => a.depth - b.depth);
}

/** Shopify escapes slashes in its result files. */
function toText({ object }: BulkLine): string {
  return `${JSON.stringify(object).replaceAll("/", "\\/")}\n`;
}

function codeOf(error: unknown): "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" {
  const extensions = (error as { extensions?: { code?: unknown } }).extensions;
  return extensions?.code === "ACCESS_DENIED" ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR";
}

function identifierProblem(identifier: string | undefined): BulkProblem | undefined {
  if (identifier === undefined) return undefined;
  const [field, code] = [["clientIdentifier"], "INVALID_MUTATION"];
  if (identifier.length < 10) return { field, message: "is too short (minimum is 10 characters)", code };
  return identifier.length > 255
    ? { field, message: "is too long (maximum is 255 characters)", code }
    : undefined;
}

function uploadProblem(bytes: number | undefined): BulkProblem | undefined {
  if (bytes === undefined) {
    const message =
      "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL correctly for the stagedUploadPath mutation argument.";
    return { field: null, message, code: "NO_SUCH_FILE" };
  }
  const code = "INVALID_STAGED_UPLOAD_FILE";
  if (bytes === 0) return { field: null, message: "The input file is empty.", code };
  if (bytes <= INPUT_LIMIT_BYTES) return undefined;
  return { field: null, message: "The input file size exceeds the maximum allowed size of 100 MB.", code };
}

function refused(userErrors: BulkProblem[]): BulkAnswer {
  return { bulkOperation: null, userErrors };
}
