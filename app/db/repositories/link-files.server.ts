import type pg from "pg";
import { z } from "zod";
import type { ListKind } from "#app/domain/lists/link-choice.ts";
import { linkVerdicts } from "#app/domain/lists/links/judge-link-line.ts";
import type {
  Clock,
  Ids,
  LinkEdit,
  LinkFile,
  LinkFileCounts,
  LinkFileRow,
  LinkFiles,
} from "#app/sync/ports.ts";
import { inTransaction, type Queryable } from "../transaction.server.ts";
import { type EnqueueJobs, LINKS_FILE_STEP } from "./enqueue-jobs.ts";
import { readFile, readFileRow, storeFileRows } from "./link-file-rows.ts";
import { makeEdits, StaleEdits } from "./links.server.ts";

type Deps = { pool: pg.Pool; clock: Clock; ids: Ids; enqueue: EnqueueJobs };

const editsPerStatement = 5_000;
const countRow = z.object({ verdict: z.enum(linkVerdicts), count: z.number() });

/** Files of links in PostgreSQL. */
export function createLinkFiles(deps: Deps): LinkFiles {
  const { pool, clock, ids, enqueue } = deps;
  const find = async (sql: string, values: unknown[]): Promise<LinkFile | null> => {
    const { rows } = await pool.query(`select * from link_file where ${sql}`, values);
    return rows[0] === undefined ? null : readFile(rows[0]);
  };
  const sendStep = (client: Queryable, { shop, id }: Pick<LinkFile, "shop" | "id">) =>
    enqueue(LINKS_FILE_STEP, [{ data: { shop, id } }], client);

  return {
    start: ({ shop, realmId, name, actor }, rows) =>
      inTransaction(pool, async (client) => {
        await putAside(client, shop, clock.now());
        const inserted = await client.query(
          `insert into link_file (id, shop, realm_id, name, state, actor_kind, actor_name, created_at, updated_at)
           values ($1, $2, $3, $4, 'checking', $5, $6, $7, $7) returning *`,
          [ids.uuid(), shop, realmId, name, actor.kind, actor.name, clock.now()],
        );
        const file = readFile(inserted.rows[0]);
        await storeFileRows(client, file.id, rows);
        await sendStep(client, file);
        return file;
      }),
    load: async (shop, id) =>
      z.uuid().safeParse(id).success ? find("shop = $1 and id = $2", [shop, id]) : null,
    async loadNewest(shop) {
      const newest = await find("shop = $1 order by created_at desc limit 1", [shop]);
      return newest?.state === "discarded" ? null : newest;
    },
    async count(id) {
      const { rows } = await pool.query(
        "select verdict, count(*)::int as count from link_file_row where file_id = $1 group by verdict",
        [id],
      );
      const counts = new Map(
        z
          .array(countRow)
          .parse(rows)
          .map(({ verdict, count }) => [verdict, count]),
      );
      return Object.fromEntries(
        linkVerdicts.map((verdict) => [verdict, counts.get(verdict) ?? 0]),
      ) as LinkFileCounts;
    },
    async list(id, verdicts, afterLine, limit) {
      const { rows } = await pool.query(
        `select * from link_file_row where file_id = $1 and verdict = any($2::text[]) and line > $3
         order by line limit $4`,
        [id, verdicts, afterLine, limit],
      );
      return rows.map(readFileRow);
    },
    saveChecked: (file, rows, asked) =>
      inTransaction(pool, async (client) => {
        const { rowCount } = await client.query(
          `update link_file set asked = asked + $2, attempts = 0, updated_at = $3 where id = $1 and state = 'checking'`,
          [file.id, asked, clock.now()],
        );
        if (rowCount === 0) return false;
        await storeFileRows(client, file.id, rows);
        return true;
      }),
    async changeState(file, to, reason = null) {
      await pool.query(
        "update link_file set state = $2, reason = $3, updated_at = $4 where id = $1 and state in ('checking', 'ready')",
        [file.id, to, reason === null ? null : JSON.stringify(reason), clock.now()],
      );
      if (to === "discarded") await pool.query("delete from link_file_row where file_id = $1", [file.id]);
    },
    async noteAttempt(file, attempts) {
      await pool.query("update link_file set attempts = $2, updated_at = $3 where id = $1", [
        file.id,
        attempts,
        clock.now(),
      ]);
    },
    async apply(file, verdicts, actor) {
      try {
        return await inTransaction(pool, async (client) => {
          const linked = await applyRows(client, file, verdicts, { actor, at: clock.now() });
          return { ok: true, linked } as const;
        });
      } catch (error) {
        if (!(error instanceof StaleEdits)) throw error;
        const keys = error.edits.map(({ kind, key }) => ({ kind, key }));
        return inTransaction(pool, async (client) => {
          const staleLines = await checkAgain(client, file, keys, clock.now());
          await sendStep(client, file);
          return { ok: false, staleLines } as const;
        });
      }
    },
    wakeIdle: (before) =>
      inTransaction(pool, async (client) => {
        const { rows } = await client.query(
          "update link_file set updated_at = $2 where state = 'checking' and updated_at < $1 returning *",
          [before, clock.now()],
        );
        for (const row of rows) await sendStep(client, readFile(row));
        return rows.length;
      }),
  };
}

/** What is open is not applied any more; its lines are not needed. */
async function putAside(client: Queryable, shop: string, at: Date): Promise<void> {
  await client.query(
    `with aside as (
       update link_file set state = 'discarded', updated_at = $2 where shop = $1 and state in ('checking', 'ready') returning id
     ) delete from link_file_row where file_id in (select id from aside)`,
    [shop, at],
  );
}

async function applyRows(
  client: Queryable,
  file: LinkFile,
  verdicts: readonly string[],
  { actor, at }: { actor: LinkFile["actor"]; at: Date },
): Promise<number> {
  const { rowCount } = await client.query(
    "update link_file set state = 'applied', updated_at = $2 where id = $1 and state = 'ready'",
    [file.id, at],
  );
  if (rowCount === 0) return 0;
  let linked = 0;
  for (let afterLine = 0; ; ) {
    const { rows } = await client.query(
      "select * from link_file_row where file_id = $1 and verdict = any($2::text[]) and line > $3 order by line limit $4",
      [file.id, verdicts, afterLine, editsPerStatement],
    );
    const edits = rows.map(readFileRow);
    await makeEdits(client, {
      shop: file.shop,
      realmId: file.realmId,
      edits: edits.map((row) => editOf(row, file.name)),
      actor,
      at,
    });
    linked += edits.length;
    const last = edits.at(-1);
    if (!last || edits.length < editsPerStatement) return linked;
    afterLine = last.line;
  }
}

function editOf(row: LinkFileRow, fileName: string): LinkEdit {
  return {
    kind: row.kind as ListKind,
    key: row.key,
    expectedId: row.currentId,
    to: { qboType: row.qboType, qboId: row.qboId, booksName: row.booksName },
    matchedBy: "import",
    name: row.name,
    recordId: row.recordId,
    note: `Line ${row.line} of ${fileName}`,
  };
}

async function checkAgain(
  client: Queryable,
  file: LinkFile,
  keys: readonly { kind: string; key: string }[],
  at: Date,
): Promise<number[]> {
  await client.query(
    "update link_file set state = 'checking', updated_at = $2 where id = $1 and state = 'ready'",
    [file.id, at],
  );
  const { rows } = await client.query<{ line: number }>(
    `update link_file_row set verdict = 'unchecked', reason = null
     from jsonb_to_recordset($2::jsonb) as stale (kind text, key text)
     where file_id = $1 and link_file_row.kind = stale.kind and link_file_row.key = stale.key
       and verdict in ('new', 'differs') returning line`,
    [file.id, JSON.stringify(keys)],
  );
  return rows.map(({ line }) => line).toSorted((one, other) => one - other);
}
