import { type LinkVerdict, linkVerdicts } from "#app/domain/lists/links/judge-link-line.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";
import { maxFileBytes, parseLinksCsv } from "#app/services/parse-links-csv.server.ts";
import type { LinkFile, LinkFileCounts, LinkFileRow } from "#app/sync/ports.ts";
import { type ApplyOutcome, applyLinksFile, startLinksFile } from "#app/sync/use-cases/apply-links-file.ts";
import type { LinkFilePorts } from "#app/sync/use-cases/check-links-file.ts";

const linesPerPage = 50;

/** A file of links with a page of its lines; `nextAfter` is the line after which they go on. */
export type LinkFilePage = {
  file: LinkFile;
  counts: LinkFileCounts;
  lines: LinkFileRow[];
  nextAfter: number | null;
};

export type LinkFileServices = {
  /** The largest file that is taken, in bytes. */
  maxBytes: number;
  take(
    shop: string,
    file: { name: string; bytes: Uint8Array },
    actor: Actor,
  ): Promise<{ ok: true } | { ok: false; reason: string }>;
  /** The newest file of the shop; `verdict: null` shows all lines. */
  load(shop: string, verdict: LinkVerdict | null, after: number): Promise<LinkFilePage | null>;
  apply(shop: string, id: string, withDiffering: boolean, actor: Actor): Promise<ApplyOutcome>;
  discard(shop: string, id: string): Promise<void>;
};

export const linkFilePorts = ({ ports, stores }: Adapters): LinkFilePorts => ({
  ...ports,
  linkFiles: stores.linkFiles,
});

export function createLinkFileServices(adapters: Adapters): LinkFileServices {
  const { stores, ports } = adapters;
  const filePorts = linkFilePorts(adapters);
  return {
    maxBytes: maxFileBytes,
    async take(shop, { name, bytes }, actor) {
      const connection = await stores.connections.find(shop);
      if (!connection) return { ok: false, reason: "Connect QuickBooks first: links lead to its entries." };
      const parsed = await parseLinksCsv(bytes, connection.homeCurrency);
      if (!parsed.ok) return parsed;
      await startLinksFile(filePorts, { shop, realmId: connection.realmId, name, actor }, parsed.lines);
      return { ok: true };
    },
    async load(shop, verdict, after) {
      const file = await stores.linkFiles.loadNewest(shop);
      if (!file) return null;
      const [counts, lines] = await Promise.all([
        stores.linkFiles.count(file.id),
        stores.linkFiles.list(file.id, verdict ? [verdict] : linkVerdicts, after, linesPerPage + 1),
      ]);
      const shown = lines.slice(0, linesPerPage);
      return {
        file,
        counts,
        lines: shown,
        nextAfter: lines.length > linesPerPage ? (shown.at(-1)?.line ?? null) : null,
      };
    },
    apply: (shop, id, withDiffering, actor) =>
      applyLinksFile({ ...filePorts, ...ports, links: stores.links }, { shop, id, withDiffering, actor }),
    async discard(shop, id) {
      const file = await stores.linkFiles.load(shop, id);
      if (file) await stores.linkFiles.changeState(file, "discarded");
    },
  };
}
