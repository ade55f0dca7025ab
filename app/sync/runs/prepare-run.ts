import type { BooksListType } from "#app/domain/lists/books-entry.ts";
import { dateInZone } from "#app/domain/mapping/document-date.ts";
import type { RecordKind } from "#app/domain/record/record-status.ts";
import type { Run, RunProgress } from "#app/domain/runs/run.ts";
import type { BulkListing, ListingFilter, RecordHeading } from "#app/sync/ports.ts";
import type { RunPorts } from "#app/sync/runs/run-ports.ts";
import type { Step } from "#app/sync/runs/step-run.ts";

/** Pieces of a list that are read before the next step. */
const piecesPerStep = 10;
const idsPerPiece = 5_000;
const firstPollMs = 1_000;
const bulkPollMs = 5_000;
/** Shopify runs bulk operations when it has time. One that has not begun by then is left for pages. */
const bulkPatienceMs = 15 * 60_000;
const dayMs = 24 * 3_600_000;

/** Looks for the records of a run, a few pieces at a time, and sets it going once all are known. */
export async function prepareRun(ports: RunPorts, run: Run): Promise<Step> {
  switch (run.source.from) {
    case "ids":
      return begin(ports, run);
    case "records":
      return prepareInPages(ports, run, (at) => ports.runs.addMatching(at, idsPerPiece));
    case "books":
      return prepareFromBooks(ports, run);
    case "shop":
      return prepareFromShop(ports, run);
  }
}

/** The work begins, unless a person is to see first what it would be. */
async function begin(ports: RunPorts, run: Run): Promise<Step> {
  const isMarked = await ports.runs.markPrepared(run);
  return isMarked && !run.needsConfirmation ? { afterMs: 0 } : null;
}

async function prepareInPages(
  ports: RunPorts,
  run: Run,
  addPage: (run: Run) => Promise<RunProgress | null>,
): Promise<Step> {
  let at = run;
  for (let piece = 0; piece < piecesPerStep; piece += 1) {
    const progress = await addPage(at);
    if (progress === null) return begin(ports, run);
    at = { ...at, progress };
  }
  return { afterMs: 0 };
}

const booksTypes: Partial<Record<RecordKind, BooksListType>> = {
  booksCustomer: "Customer",
  booksItem: "Item",
  booksVendor: "Vendor",
};

/** The entries that the copy of QuickBooks' lists has. */
async function prepareFromBooks(ports: RunPorts, run: Run): Promise<Step> {
  const type = booksTypes[run.recordKind];
  if (type === undefined) throw new Error(`QuickBooks has no list of ${run.recordKind} records.`);
  const opened = await ports.books.openBooks(run.shop);
  if (!opened.ok) return { fault: opened.fault };
  const { realmId } = opened.value.books;
  return prepareInPages(ports, run, (at) => ports.runs.addEntries(at, realmId, type, idsPerPiece));
}

type BulkProgress = Extract<RunProgress, { by: "bulk" }>;

/** By a bulk operation where Shopify lets the app run one, else by pages: what was found by then is not added twice. */
async function prepareFromShop(ports: RunPorts, run: Run): Promise<Step> {
  const { progress } = run;
  if (progress?.by === "pages") return readPages(ports, run, progress.after);
  if (!progress?.operationId) return startBulk(ports, run);
  if (progress.url !== null) return readList(ports, run, progress, progress.url);
  const checked = await ports.listing.checkBulk(run.shop, progress.operationId);
  if (!checked.ok) return { fault: checked.fault };
  return followBulk(ports, run, progress, checked.value);
}

async function startBulk(ports: RunPorts, run: Run): Promise<Step> {
  const started = await ports.listing.startBulk(run.shop, run.recordKind, filterOf(run));
  if (!started.ok) {
    const { kind } = started.fault;
    // Whatever keeps Shopify from running one, its pages may still be read; only a lost reply says nothing about that.
    if (kind === "unreachable" || kind === "throttled" || kind === "reauthorize")
      return { fault: started.fault };
    return turnToPages(ports, run, kind);
  }
  const waitingSince = ports.clock.now().toISOString();
  const progress = {
    by: "bulk",
    operationId: started.value,
    url: null,
    position: 0,
    found: 0,
    waitingSince,
  } as const;
  return (await ports.runs.saveProgress(run, progress)) ? { afterMs: firstPollMs } : null;
}

async function followBulk(
  ports: RunPorts,
  run: Run,
  progress: BulkProgress,
  listing: BulkListing,
): Promise<Step> {
  if (listing.state === "lost") return turnToPages(ports, run, listing.why);
  if (listing.state === "done") {
    if (listing.url === null) return endOfList(ports, run);
    const written = { ...progress, url: listing.url };
    return (await ports.runs.saveProgress(run, written)) ? { afterMs: 0 } : null;
  }
  const now = ports.clock.now();
  if (listing.found > progress.found) {
    const moved = { ...progress, found: listing.found, waitingSince: now.toISOString() };
    return (await ports.runs.saveProgress(run, moved)) ? { afterMs: bulkPollMs } : null;
  }
  if (now.getTime() - new Date(progress.waitingSince).getTime() < bulkPatienceMs)
    return { afterMs: bulkPollMs };
  if (progress.operationId) await ports.listing.cancelBulk(run.shop, progress.operationId);
  return turnToPages(ports, run, "no progress");
}

async function turnToPages(ports: RunPorts, run: Run, why: string): Promise<Step> {
  ports.log.info("run reads pages", { shop: run.shop, run: run.id, why });
  const isSaved = await ports.runs.saveProgress(run, { by: "pages", after: null });
  return isSaved ? { afterMs: 0 } : null;
}

async function readList(ports: RunPorts, run: Run, start: BulkProgress, url: string): Promise<Step> {
  let progress = start;
  for (let piece = 0; piece < piecesPerStep; piece += 1) {
    const read = await ports.listing.readBulk(run.recordKind, url, progress.position);
    // Its address is good for a week, but a step that waits that long has to be sure.
    if (!read.ok) return turnToPages(ports, run, read.fault.kind);
    const { headings, next } = read.value;
    progress = { ...progress, position: next ?? progress.position };
    if (!(await keep(ports, run, headings, progress))) return null;
    if (next === null) return endOfList(ports, run);
  }
  return { afterMs: 0 };
}

async function endOfList(ports: RunPorts, run: Run): Promise<Step> {
  const after = ports.listing.afterBulk(run.recordKind);
  if (after === null) return begin(ports, run);
  return (await ports.runs.saveProgress(run, { by: "pages", after })) ? { afterMs: 0 } : null;
}

async function readPages(ports: RunPorts, run: Run, start: string | null): Promise<Step> {
  let after = start;
  for (let piece = 0; piece < piecesPerStep; piece += 1) {
    const page = await ports.listing.listPage(run.shop, run.recordKind, filterOf(run), after);
    if (!page.ok) return { fault: page.fault };
    const { headings, next } = page.value;
    after = next ?? after;
    if (!(await keep(ports, run, headings, { by: "pages", after }))) return null;
    if (next === null) return begin(ports, run);
  }
  return { afterMs: 0 };
}

/** Every entry gets its record, and the run takes it up. */
async function keep(
  ports: RunPorts,
  run: Run,
  headings: readonly RecordHeading[],
  progress: RunProgress,
): Promise<boolean> {
  const wanted = headings.filter((heading) => isWanted(run, heading));
  await ports.records.note(run.shop, run.recordKind, wanted, run.actor);
  const ids = wanted.map(({ id }) => id);
  return ports.runs.addIds(run, ids, progress);
}

/** Days are the shop's; Shopify is asked for a day more on either side. */
function filterOf({ source }: Run): ListingFilter {
  if (source.from !== "shop") return { since: null, until: null };
  const moment = (day: string | null, shiftMs: number) =>
    day === null ? null : new Date(new Date(`${day}T00:00:00Z`).getTime() + shiftMs);
  return { since: moment(source.since, -dayMs), until: moment(source.until, 2 * dayMs) };
}

function isWanted({ source }: Run, { at }: RecordHeading): boolean {
  if (source.from !== "shop" || (source.since === null && source.until === null)) return true;
  const day = at && dateInZone(at.toISOString(), source.timeZone);
  if (!day) return true;
  return (source.since === null || day >= source.since) && (source.until === null || day <= source.until);
}
