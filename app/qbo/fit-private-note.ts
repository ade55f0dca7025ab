import { cleanText, cutText } from "#app/domain/text/fit-text.ts";

/** Longest private note of a transaction. */
const MAX_PRIVATE_NOTE = 4000;

/** A private note as QuickBooks stores it. Its last word, our marker, stays whole: documents are found again by it. */
export function fitPrivateNote(text: string): string {
  const note = cleanText(text);
  if (note.length <= MAX_PRIVATE_NOTE) return note;
  const marker = /\S*$/.exec(note)?.[0] ?? "";
  const ending = cutText(`… ${marker}`, MAX_PRIVATE_NOTE);
  return cutText(note, MAX_PRIVATE_NOTE - ending.length) + ending;
}
