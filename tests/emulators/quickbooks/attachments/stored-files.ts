import { createHmac, timingSafeEqual } from "node:crypto";
import type { Books } from "../books/types.ts";

/** An uploaded file; `origin` is the address under which the emulator was reached for the upload. */
export type StoredFile = { base64: string; contentType: string; fileName: string; origin: string };

const SHARED_FOR_MS = 15 * 60_000;

export function keepFile(books: Books, id: string, file: StoredFile): void {
  books.db.table<StoredFile>("files").set(id, file);
}

export function forgetFile(books: Books, id: string): void {
  if (books.db.table<StoredFile>("files").get(id) !== undefined) books.db.table("files").delete(id);
}

/** An address that serves the file to anybody for fifteen minutes; undefined when there is no file. */
export function shareFile(books: Books, id: string, origin?: string): string | undefined {
  const file = books.db.table<StoredFile>("files").get(id);
  if (file === undefined) return undefined;
  const expires = String(books.now().getTime() + SHARED_FOR_MS);
  const query = new URLSearchParams({ expires, signature: signatureOf(books, id, expires) });
  return `${origin ?? file.origin}/downloads/${id}/${encodeURIComponent(file.fileName)}?${query}`;
}

/** The file behind a shared address; undefined when the signature is wrong or its time is over. */
export function sharedFile(books: Books, path: string, search: URLSearchParams): StoredFile | undefined {
  const id = path.split("/")[2] ?? "";
  const expires = search.get("expires") ?? "";
  const wanted = Buffer.from(signatureOf(books, id, expires));
  const sent = Buffer.from(search.get("signature") ?? "");
  const isSigned = wanted.length === sent.length && timingSafeEqual(wanted, sent);
  if (!isSigned || Number(expires) < books.now().getTime()) return undefined;
  return books.db.table<StoredFile>("files").get(id);
}

function signatureOf(books: Books, id: string, expires: string): string {
  return createHmac("sha256", `downloads of ${books.realmId}`).update(`${id}/${expires}`).digest("hex");
}
