import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate, readMigrations } from "#app/db/migrate.server.ts";
import { readPrismaSchema } from "#tests/support/read-prisma-schema.ts";
import { startTestDatabase, type TestDatabase } from "#tests/support/start-test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
const made: string[] = [];
afterAll(async () => {
  for (const name of made) await database.pool.query(`drop database ${name} with (force)`);
  await database.stop();
});

/** An empty database on the same server, which other test runs may use at the same time. */
async function emptyDatabase(purpose: string): Promise<pg.Pool> {
  const name = `plumbline_test_${purpose}_${process.pid}`;
  await database.pool.query(`create database ${name}`);
  made.push(name);
  return new pg.Pool(database.connectionTo(name));
}

test("processes that start together apply each migration once", async () => {
  const pool = await emptyDatabase("together");
  const applied = await Promise.all([migrate(pool), migrate(pool), migrate(pool)]);
  const names = readMigrations().map(({ name }) => name);
  expect(applied.flat()).toEqual(names);
  const { rows } = await pool.query(
    "select migration_name, finished_at is not null as finished, rolled_back_at, applied_steps_count from _prisma_migrations",
  );
  expect(rows).toEqual(
    names.map((name) => ({
      migration_name: name,
      finished: true,
      rolled_back_at: null,
      applied_steps_count: 1,
    })),
  );
  expect(await migrate(pool)).toEqual([]);
  await pool.end();
});

test("a migration changed after it was applied is refused by name", async () => {
  const changed = readMigrations().map((migration) => ({ ...migration, checksum: "0".repeat(64) }));
  await expect(migrate(database.pool, changed)).rejects.toThrow(
    /20261122000000_init was changed after it was applied/,
  );
});

test("a database of a newer version is refused", async () => {
  await expect(migrate(database.pool, [])).rejects.toThrow(/written by a newer version/);
});

test("a migration that fails leaves nothing behind", async () => {
  const pool = await emptyDatabase("failing");
  const bad = { name: "1_bad", sql: "create table left_behind (id int); select 1/0;", checksum: "x" };
  await expect(migrate(pool, [bad])).rejects.toThrow(/1_bad failed; nothing of it was kept/);
  const { rows } = await pool.query(
    "select to_regclass('left_behind') as found, (select count(*) from _prisma_migrations)::int as count",
  );
  expect(rows).toEqual([{ found: null, count: 0 }]);
  await pool.end();
});

test("the migrations make exactly the tables and columns of schema.prisma", async () => {
  const { rows } = await database.pool.query(
    `select table_name as table, column_name as column, data_type as type, is_nullable as nullable
     from information_schema.columns where table_schema = 'public' and table_name <> '_prisma_migrations'`,
  );
  const describe = ({ table, column, type, nullable }: Record<string, string>) =>
    `${table}.${column} ${type} nullable: ${nullable}`;
  const expected = readPrismaSchema().columns.map(describe);
  expect(expected.length).toBeGreaterThan(100);
  expect(rows.map(describe).toSorted()).toEqual(expected.toSorted());
});

test("the migrations make the keys and indexes of schema.prisma, and no others but the partial ones", async () => {
  const { rows } = await database.pool.query(
    `select relation.relname as table, indisprimary as is_primary, indisunique as is_unique,
            (select string_agg(attribute.attname::text, ',' order by position.ordinality)
             from unnest(key.indkey::int[]) with ordinality as position(number, ordinality)
             join pg_attribute attribute
               on attribute.attrelid = key.indrelid and attribute.attnum = position.number) as columns
     from pg_index key join pg_class relation on relation.oid = key.indrelid
     where relation.relnamespace = 'public'::regnamespace and key.indpred is null
       and relation.relname <> '_prisma_migrations'`,
  );
  const found = rows.map(
    (row) => `${row.table} ${row.is_primary ? "primary" : row.is_unique ? "unique" : "index"} ${row.columns}`,
  );
  const expected = readPrismaSchema().keys.map(({ table, kind, columns }) => `${table} ${kind} ${columns}`);
  expect(found.toSorted()).toEqual(expected.toSorted());
});
