import type { ListKind } from "#app/domain/lists/link-choice.ts";
import { checkLinkTarget } from "#app/domain/lists/links/check-link-target.ts";
import { findRepeated, type LinkVerdict } from "#app/domain/lists/links/judge-link-line.ts";
import { qboTypeOfKind } from "#app/domain/lists/links/link-groups.ts";
import type { ReadLink } from "#app/domain/lists/links/links-file.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import type { LinkFile, LinkFileRow } from "#app/sync/ports.ts";
import type { LinkFilePorts } from "#app/sync/use-cases/check-links-file.ts";
import { type EditPorts, releaseWaiting } from "#app/sync/use-cases/edit-link.ts";

/** What a line of a file was read as, or why it could not be read. */
export type FileLine = { line: number } & ({ ok: true; link: ReadLink } | { ok: false; reason: string });

/** Takes a file in: what cannot be read or contradicts itself is refused at once, the rest is checked by a job. */
export function startLinksFile(
  { linkFiles }: Pick<LinkFilePorts, "linkFiles">,
  file: { shop: string; realmId: string; name: string; actor: Actor },
  lines: readonly FileLine[],
): Promise<LinkFile> {
  const readable = lines.flatMap((line) => (line.ok ? [{ ...line.link, line: line.line }] : []));
  const repeated = findRepeated(readable);
  const blank = { booksName: null, recordId: null, currentId: null } as const;
  const rows = lines.map((line): LinkFileRow => {
    if (!line.ok) {
      const none = { kind: "", key: "", name: null, qboType: "", qboId: "" };
      return { ...none, ...blank, line: line.line, verdict: "refused", reason: line.reason };
    }
    const judgement = repeated.get(line.line) ?? { verdict: "unchecked" as const, reason: null };
    return { ...line.link, ...blank, line: line.line, ...judgement };
  });
  return linkFiles.start(file, rows);
}

export type ApplyOutcome = { ok: true; linked: number; released: number } | { ok: false; reason: string };

const linesPerLook = 1_000;

/**
 * Makes the links of a checked file, all of them or none, and sends on what waited for them. `withDiffering`: links that
 * lead elsewhere now are replaced, too. What became impossible since it was checked stops it, with the lines.
 */
export async function applyLinksFile(
  ports: LinkFilePorts & EditPorts,
  wish: { shop: string; id: string; withDiffering: boolean; actor: Actor },
): Promise<ApplyOutcome> {
  const file = await ports.linkFiles.load(wish.shop, wish.id);
  if (file?.state !== "ready")
    return { ok: false, reason: "This file cannot be applied any more. Give it again." };
  const verdicts: LinkVerdict[] = wish.withDiffering ? ["new", "differs"] : ["new"];
  const changed: { kind: ListKind; key: string }[] = [];
  const impossible: LinkFileRow[] = [];
  for await (const lines of readLines(ports, file, verdicts)) {
    changed.push(...lines.map(({ kind, key }) => ({ kind: kind as ListKind, key })));
    impossible.push(...(await findImpossible(ports, file, lines)));
  }
  if (impossible.length > 0) {
    const lines = impossible.slice(0, 10).map(({ line, reason }) => `line ${line}: ${reason}`);
    return {
      ok: false,
      reason: `QuickBooks has changed since the file was checked. Nothing was linked. ${lines.join(" ")}`,
    };
  }
  const applied = await ports.linkFiles.apply(file, verdicts, wish.actor);
  if (!applied.ok) {
    const lines = applied.staleLines.slice(0, 10).join(", ");
    return {
      ok: false,
      reason: `Some links were changed meanwhile (lines ${lines}). Nothing was linked; they are checked again.`,
    };
  }
  let released = 0;
  for (let start = 0; start < changed.length; start += linesPerLook) {
    released += await releaseWaiting(
      ports,
      file.shop,
      changed.slice(start, start + linesPerLook),
      wish.actor,
    );
  }
  return { ok: true, linked: applied.linked, released };
}

async function* readLines(
  { linkFiles }: LinkFilePorts,
  file: LinkFile,
  verdicts: readonly LinkVerdict[],
): AsyncGenerator<LinkFileRow[]> {
  for (let after = 0; ; ) {
    const lines = await linkFiles.list(file.id, verdicts, after, linesPerLook);
    const last = lines.at(-1);
    if (!last) return;
    yield lines;
    after = last.line;
  }
}

/** The copy of QuickBooks' lists may know by now that an entry went, or was made inactive. */
async function findImpossible(
  { mirror }: LinkFilePorts,
  { shop, realmId }: LinkFile,
  lines: readonly LinkFileRow[],
): Promise<LinkFileRow[]> {
  const found: LinkFileRow[] = [];
  for (const kind of new Set(lines.map((line) => line.kind as ListKind))) {
    const own = lines.filter((line) => line.kind === kind);
    const entries = await mirror.find(
      shop,
      realmId,
      qboTypeOfKind[kind],
      own.map(({ qboId }) => qboId),
    );
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    for (const line of own) {
      const trouble = checkLinkTarget({ kind, key: line.key }, byId.get(line.qboId) ?? null);
      if (trouble !== null) found.push({ ...line, reason: trouble });
    }
  }
  return found;
}
