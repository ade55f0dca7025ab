import { z } from "zod";

/** Where a page begins: the last row of the page before it (or, going back, the first of the page after it). */
export type PageCursor = { towards: "next" | "previous"; value: string | null; id: string };

const cursor = z.tuple([z.enum(["next", "previous"]), z.string().nullable(), z.string()]);

/** Opaque text for addresses. */
export const encodeCursor = ({ towards, value, id }: PageCursor): string =>
  Buffer.from(JSON.stringify([towards, value, id]), "utf8").toString("base64url");

/** Null for anything that was not made here: a mangled address shows the first page. */
export function decodeCursor(text: string | null): PageCursor | null {
  if (text === null) return null;
  try {
    const parsed = cursor.safeParse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    if (!parsed.success) return null;
    const [towards, value, id] = parsed.data;
    return { towards, value, id };
  } catch {
    return null;
  }
}
