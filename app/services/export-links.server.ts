import { streamLinks } from "#app/db/read-models/stream-links.server.ts";
import { linkGroupNames, linkGroups } from "#app/domain/lists/links/link-groups.ts";
import { headerLine, linkLine } from "#app/domain/lists/links/links-file.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";

/** Tells spreadsheets that the file is UTF-8. */
const byteOrderMark = "\ufeff";

/** All links of a shop as a CSV file that is written while it is read. */
export function exportLinks(
  { database }: Adapters,
  shop: string,
  realmId: string,
): ReadableStream<Uint8Array> {
  const kinds = linkGroupNames.flatMap((group) => [...linkGroups[group]]);
  const pieces = streamLinks(database.pool, shop, realmId, kinds);
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(byteOrderMark + headerLine())),
    async pull(controller) {
      const piece = await pieces.next();
      if (piece.done) controller.close();
      else controller.enqueue(encoder.encode(piece.value.map(linkLine).join("")));
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
}
