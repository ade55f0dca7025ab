import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { z } from "zod";
import { findProjectFile } from "./find-project-file.server.ts";

/** Prisma's own lock number, so that `prisma migrate deploy` and this runner exclude each other. */
const MIGRATION_LOCK = 72_707_369;

/** One folder of prisma/migrations. */
export type Migration = { name: string; sql: string; checksum: string };

/** The database's migrations and this version's do not fit together; the message names the migration and the fix. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

/** Reads the migrations of a folder in Prisma's format, oldest first. The checksum is Prisma's: sha256 of the file. */
export function readMigrations(
  folder = path.dirname(findProjectFile("prisma/migrations/migration_lock.toml")),
) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name): Migration => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Applies what is missing, each migration in a transaction of its own, and writes Prisma's `_prisma_migrations`.
 * Processes that start together wait for each other.
 *
 * @returns the names applied now
 * @throws MigrationError when an applied migration was changed, half done, or belongs to a newer version.
 */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[] = readMigrations()) {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    try {
      return await applyMissing(client, migrations);
    } finally {
      await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]);
    }
  } finally {
    client.release();
  }
}

async function applyMissing(client: pg.PoolClient, migrations: readonly Migration[]): Promise<string[]> {
  await client.query(createTable);
  const applied = await readApplied(client);
  refuseMisfits(applied, migrations);
  const missing = migrations.filter(({ name }) => !applied.some((row) => row.migration_name === name));
  for (const migration of missing) await apply(client, migration);
  return missing.map(({ name }) => name);
}

const appliedRow = z.object({ migration_name: z.string(), checksum: z.string(), finished: z.boolean() });
type AppliedRow = z.infer<typeof appliedRow>;

async function readApplied(client: pg.PoolClient): Promise<AppliedRow[]> {
  const { rows } = await client.query(
    `select migration_name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by migration_name`,
  );
  return z.array(appliedRow).parse(rows);
}

function refuseMisfits(applied: readonly AppliedRow[], migrations: readonly Migration[]): void {
  for (const row of applied) {
    const ours = migrations.find(({ name }) => name === row.migration_name);
    if (ours === undefined) {
      throw new MigrationError(
        `The database has the migration ${row.migration_name}, which this version does not know: it was written by a newer version. Start that version, or restore an older backup.`,
      );
    }
    if (!row.finished) {
      throw new MigrationError(
        `The migration ${row.migration_name} was begun by other means and never finished. Mend it, then run: prisma migrate resolve.`,
      );
    }
    if (row.checksum !== ours.checksum) {
      throw new MigrationError(
        `The migration ${row.migration_name} was changed after it was applied (sha256 ${row.checksum.slice(0, 12)}… then, ${ours.checksum.slice(0, 12)}… now). Restore its file and put the change into a new migration.`,
      );
    }
  }
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new MigrationError(`The migration ${migration.name} failed; nothing of it was kept.`, {
      cause: error,
    });
  }
}

/** As Prisma 6 creates it. */
const createTable = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;
