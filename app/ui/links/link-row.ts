import { describeLinkKey } from "#app/domain/lists/links/describe-link-key.ts";
import { kindWord, matchWord } from "./link-words.ts";

export type BooksState = "active" | "inactive" | "deleted" | "merged" | "unknown";

/** One link as pages show it. Plain data: it travels from server to browser. */
export type LinkRow = {
  /** For lists: the kind and the key together. */
  id: string;
  kind: string;
  key: string;
  kindWord: string;
  /** Path of its page in the app. */
  href: string;
  name: string;
  shopUrl: string | null;
  qboId: string;
  booksName: string;
  booksUrl: string;
  booksState: BooksState;
  matched: string;
  linkedAt: string;
};

export type LinkFacts = {
  kind: string;
  key: string;
  qboType: string;
  qboId: string;
  docNumber: string | null;
  matchedBy: string | null;
  linkedAt: Date;
  name: string | null;
  booksName: string | null;
  booksState: BooksState;
  shopUrl: string | null;
  booksUrl: string;
};

/** Picks what lists show from a link. */
export function linkRow(link: LinkFacts): LinkRow {
  const { kind, key, qboId, booksState, shopUrl, booksUrl } = link;
  return {
    id: `${kind} ${key}`,
    kind,
    key,
    kindWord: kindWord(kind),
    href: linkHref(link),
    name: link.name || describeLinkKey(key),
    shopUrl,
    qboId,
    booksName: link.booksName || link.docNumber || `${link.qboType} ${qboId}`,
    booksUrl,
    booksState,
    matched: matchWord(link.matchedBy),
    linkedAt: link.linkedAt.toISOString(),
  };
}

export const linkHref = ({ kind, key }: { kind: string; key: string }): string =>
  `/app/links/link?${new URLSearchParams({ kind, key })}`;
