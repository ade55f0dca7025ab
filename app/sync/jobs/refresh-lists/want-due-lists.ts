import { needsLists } from "#app/domain/lists/kept-lists.ts";
import type { ListPulls, PullCandidate } from "#app/sync/ports.ts";

/**
 * Asks for the lists of every company whose interval has passed, as far as anything follows them: an import that is on, or a
 * link. Answers how many.
 */
export async function wantDueLists(pulls: ListPulls, now: Date): Promise<number> {
  const due = (await pulls.listCandidates()).filter((candidate) => isDue(candidate, now));
  for (const { shop, realmId } of due) await pulls.want(shop, realmId, { why: "schedule" });
  return due.length;
}

function isDue({ imports, hasLinks, pull }: PullCandidate, now: Date): boolean {
  if (!needsLists(imports, hasLinks)) return false;
  const lastMs = Math.max(pull.wantedAt?.getTime() ?? 0, pull.pulledAt?.getTime() ?? 0);
  return now.getTime() - lastMs >= imports.everyMinutes * 60_000;
}
