import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { DocumentNode } from "graphql";
import { asObject } from "../core/plain-object.ts";
import type { QueryContext } from "../graphql/query-context.ts";
import { executeNow } from "../graphql/run-operation.ts";
import type { BulkLine } from "./flatten-node.ts";
import type { BulkPiece } from "./run-bulk-query.ts";

/** Lines of the input per piece. */
const PIECE = 50;

/** Carries out a mutation once for each line of its input, in order; each answer carries the number of its line, from 0. */
export async function* runBulkMutation(
  document: DocumentNode,
  inputPath: string,
  createContext: () => QueryContext,
): AsyncGenerator<BulkPiece> {
  let lines: BulkLine[] = [];
  let number = 0;
  for await (const text of createInterface({
    input: createReadStream(inputPath),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (text.trim() === "") continue;
    lines.push({ depth: 0, object: { ...carryOut(document, text, createContext()), __lineNumber: number } });
    number += 1;
    if (lines.length < PIECE) continue;
    yield { lines, rootCount: lines.length, error: undefined };
    lines = [];
  }
  yield { lines, rootCount: lines.length, error: undefined };
}

function carryOut(document: DocumentNode, text: string, context: QueryContext): Record<string, unknown> {
  let variables: Record<string, unknown> | undefined;
  try {
    variables = asObject(JSON.parse(text));
  } catch {
    variables = undefined;
  }
  if (variables === undefined)
    return { errors: [{ message: "The line is not a JSON object of variables." }] };
  const { data, errors } = executeNow(document, { query: "", variables }, context);
  return {
    ...(data === undefined ? {} : { data }),
    ...(errors === undefined ? {} : { errors: errors.map((error) => error.toJSON()) }),
  };
}
