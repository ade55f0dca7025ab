import { describeLinkKey } from "#app/domain/lists/links/describe-link-key.ts";
import type { LinkVerdict } from "#app/domain/lists/links/judge-link-line.ts";
import type { Reason } from "#app/domain/record/record-status.ts";
import type { LinksFileView } from "./file-page.tsx";
import { kindWord } from "./link-words.ts";

type FilePage = {
  file: {
    id: string;
    name: string;
    state: LinksFileView["state"] | "discarded";
    reason: Reason | null;
    createdAt: Date;
  };
  counts: Record<LinkVerdict, number>;
  lines: {
    line: number;
    kind: string;
    key: string;
    name: string | null;
    qboType: string;
    qboId: string;
    booksName: string | null;
    verdict: LinkVerdict;
    reason: string | null;
  }[];
  nextAfter: number | null;
};

/** What the page shows of a file; null for one that was put aside. */
export function linksFileView({ file, counts, lines, nextAfter }: FilePage): LinksFileView | null {
  const { id, name, state, reason, createdAt } = file;
  if (state === "discarded") return null;
  return {
    id,
    name,
    state,
    reason,
    createdAt: createdAt.toISOString(),
    counts,
    lines: lines.map((line) => ({
      line: line.line,
      verdict: line.verdict,
      reason: line.reason,
      kindWord: line.kind ? kindWord(line.kind) : "",
      name: line.name || (line.key ? describeLinkKey(line.key) : ""),
      booksName: line.booksName ?? (line.qboId ? `${line.qboType} ${line.qboId}` : ""),
    })),
    nextAfter,
  };
}
