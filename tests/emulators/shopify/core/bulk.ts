import type { StoredRecord } from "../stored-order.ts";

export type BulkProblem = { field: string[] | null; message: string; code?: string | null };

export type BulkAnswer = { bulkOperation: StoredRecord | null; userErrors: BulkProblem[] };

/** What mutations may ask of bulk operations; the work is done in the background. */
export type Bulk = {
  runQuery(query: string, groupObjects: boolean): BulkAnswer;
  runMutation(mutation: string, stagedUploadPath: string, clientIdentifier: string | undefined): BulkAnswer;
  cancel(id: string): BulkAnswer;
  /** Addresses to which files may be uploaded, one for each input. */
  stageUploads(inputs: readonly Record<string, unknown>[]): Record<string, unknown>[];
};
