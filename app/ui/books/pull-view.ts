import type { BooksListType } from "#app/domain/lists/books-entry.ts";
import type { Reason } from "#app/domain/record/record-status.ts";

/** When QuickBooks' lists were pulled last, as pages show it. */
export type PullView = {
  pulledAt: string | null;
  isRunning: boolean;
  reading: { type: BooksListType; count: number } | null;
  trouble: Reason | null;
};

export function pullView(pull: Omit<PullView, "pulledAt"> & { pulledAt: Date | null }): PullView {
  const { pulledAt, isRunning, reading, trouble } = pull;
  return { pulledAt: pulledAt?.toISOString() ?? null, isRunning, reading, trouble };
}
