import { z } from "zod";
import type { BooksListType, EntryOf } from "#app/domain/lists/books-entry.ts";

const storedEntry = z.object({ changedAt: z.coerce.date() }).loose();

/** Reads a row of `books_entry`. Only `putEntries` ever writes its content, so that its shape is ours; times come back as text. */
export function readEntry<Type extends BooksListType>(row: { content?: unknown }, type: Type): EntryOf<Type> {
  return { ...storedEntry.parse(row.content), type } as unknown as EntryOf<Type>;
}
