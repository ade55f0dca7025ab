import { explain } from "#app/domain/faults/explain.ts";
import { type Fault, ok, type Result } from "#app/domain/faults/fault.ts";
import { policy } from "#app/domain/faults/policy.ts";
import type { BooksEntry } from "#app/domain/lists/books-entry.ts";
import { judgeAtOnce, judgeLinkLine } from "#app/domain/lists/links/judge-link-line.ts";
import { isListKind, qboTypeOfKind } from "#app/domain/lists/links/link-groups.ts";
import { findEntries } from "#app/sync/lists/find-entries.ts";
import type { Outcome } from "#app/sync/outcome.ts";
import type { Binding, EntryName, LinkFile, LinkFileRow, LinkFiles, SyncPorts } from "#app/sync/ports.ts";

export type LinkFilePorts = Pick<
  SyncPorts,
  "bindings" | "mirror" | "books" | "shopLists" | "records" | "locks" | "clock" | "log"
> & { linkFiles: LinkFiles };

const linesPerChunk = 250;
const chunksPerStep = 20;
const busyRetryMs = 1_000;
/**
 * Entries that QuickBooks is asked for while a file is checked: 30 a metered request. What the copy of its lists does not
 * have is rarely there, so a file of thousands of unknown ids is a file of another company.
 */
const maxAsked = 3_000;

/** Checks some more lines of a file against both systems. Repeating it changes nothing. */
export async function checkLinksFile(
  ports: LinkFilePorts,
  { shop, id }: { shop: string; id: string },
): Promise<Outcome> {
  const lock = await ports.locks.withLock(`${shop}/links-file/${id}`, async (): Promise<Outcome> => {
    const file = await ports.linkFiles.load(shop, id);
    if (file?.state !== "checking") return { kind: "skip", reason: file?.state ?? "no such file" };
    return checkSome(ports, file);
  });
  return lock.held ? lock.value : { kind: "snooze", afterMs: busyRetryMs, reason: "another worker has it" };
}

async function checkSome(ports: LinkFilePorts, file: LinkFile): Promise<Outcome> {
  let { asked } = file;
  for (let chunk = 0; chunk < chunksPerStep; chunk += 1) {
    const lines = await ports.linkFiles.list(file.id, ["unchecked"], 0, linesPerChunk);
    if (lines.length === 0) {
      await ports.linkFiles.changeState(file, "ready");
      return { kind: "done" };
    }
    const checked = await checkLines(ports, file, lines, maxAsked - asked);
    if (!checked.ok) return settleFault(ports, file, checked.fault);
    asked += checked.value.asked;
    const isOpen = await ports.linkFiles.saveChecked(file, checked.value.lines, checked.value.asked);
    if (!isOpen) return { kind: "skip", reason: "put aside" };
  }
  return { kind: "snooze", afterMs: 0, reason: "goes on" };
}

async function settleFault(ports: LinkFilePorts, file: LinkFile, fault: Fault): Promise<Outcome> {
  const { retryAfterMs } = policy(fault, file.attempts);
  ports.log.warn("links file not checked", { shop: file.shop, file: file.id, fault: fault.kind });
  if (retryAfterMs === null) {
    await ports.linkFiles.changeState(file, "failed", explain(fault));
    return { kind: "skip", reason: fault.kind };
  }
  await ports.linkFiles.noteAttempt(file, file.attempts + 1);
  return { kind: "snooze", afterMs: retryAfterMs, reason: fault.kind };
}

type Checked = { lines: LinkFileRow[]; asked: number };

async function checkLines(
  ports: LinkFilePorts,
  file: LinkFile,
  lines: readonly LinkFileRow[],
  mayAsk: number,
): Promise<Result<Checked>> {
  const stored = await findStored(ports, file, lines);
  const atOnce = new Map(
    lines.map((line) => [line.line, judgeAtOnce(line, stored.get(aboutOf(line)) ?? null)]),
  );
  const open = lines.filter((line) => atOnce.get(line.line) === null);
  const entries = await findBooksEntries(ports, file, open, mayAsk);
  if (!entries.ok) return entries;
  const names = await findNames(ports, file, open);
  if (!names.ok) return names;
  return ok({
    asked: entries.value.asked,
    lines: lines.map((line) => {
      const link = stored.get(aboutOf(line));
      const entry = entries.value.found.get(`${line.qboType} ${line.qboId}`) ?? null;
      const name = names.value.get(idOf(line));
      const judgement =
        atOnce.get(line.line) ?? judgeOpen(line, link, entry, namesShop(line) ? name !== undefined : null);
      return {
        ...line,
        ...judgement,
        currentId: link?.qboId ?? null,
        booksName: entry?.name ?? null,
        name: name?.name ?? line.name,
        recordId: name?.recordId ?? null,
      };
    }),
  });
}

function judgeOpen(
  line: LinkFileRow,
  link: Binding | undefined,
  entry: BooksEntry | null,
  isInShop: boolean | null,
) {
  const stored = link ? { qboId: link.qboId, booksName: link.booksName ?? null } : null;
  return judgeLinkLine(line, { stored, entry, isInShop });
}

const aboutOf = ({ kind, key }: { kind: string; key: string }): string => `${kind} ${key}`;
const idOf = ({ key }: LinkFileRow): string => key.split("|")[0] ?? key;
const namesShop = (line: LinkFileRow): boolean => idOf(line).startsWith("gid://shopify/");

async function findStored(
  { bindings }: LinkFilePorts,
  { shop, realmId }: LinkFile,
  lines: readonly LinkFileRow[],
): Promise<Map<string, Binding>> {
  const found = new Map<string, Binding>();
  for (const kind of new Set(lines.map((line) => line.kind))) {
    const keys = lines.filter((line) => line.kind === kind).map(({ key }) => key);
    // The kinds of a file are those of links.
    const links = await bindings.find(shop, realmId, kind as Binding["kind"], keys);
    for (const link of links) found.set(aboutOf(link), link);
  }
  return found;
}

async function findBooksEntries(
  ports: LinkFilePorts,
  { shop, realmId }: LinkFile,
  lines: readonly LinkFileRow[],
  mayAsk: number,
): Promise<Result<{ found: Map<string, BooksEntry>; asked: number }>> {
  const found = new Map<string, BooksEntry>();
  let asked = 0;
  const types = new Set(lines.flatMap(({ kind }) => (isListKind(kind) ? [qboTypeOfKind[kind]] : [])));
  for (const type of types) {
    const ids = [...new Set(lines.filter((line) => line.qboType === type).map(({ qboId }) => qboId))];
    const known = new Set((await ports.mirror.find(shop, realmId, type, ids)).map(({ id }) => id));
    const unknown = ids.filter((id) => !known.has(id)).slice(0, Math.max(0, mayAsk - asked));
    const entries = await findEntries(ports, shop, realmId, type, [...known, ...unknown]);
    if (!entries.ok) return entries;
    asked += unknown.length;
    for (const entry of entries.value.values()) found.set(`${type} ${entry.id}`, entry);
  }
  return ok({ found, asked });
}

function findNames(
  { shopLists }: LinkFilePorts,
  { shop }: LinkFile,
  lines: readonly LinkFileRow[],
): Promise<Result<Map<string, EntryName>>> {
  const ids = lines.filter(namesShop).map(idOf);
  return ids.length === 0 ? Promise.resolve(ok(new Map())) : shopLists.readNames(shop, ids);
}
