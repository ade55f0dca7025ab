import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { type Database, openDatabase } from "#app/db/open-database.server.ts";

export type TestDatabase = Database & {
  dataDir: string;
  /** How to connect to another database of the same server. */
  connectionTo(name: string): pg.PoolConfig;
  /** The environment in which another process opens the same database, with `dataDir` as its DATA_DIR. */
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
};

/**
 * Starts a real PostgreSQL in a folder of its own, migrated; `stop` ends it and deletes the folder. With DATABASE_URL
 * in the environment it makes a database of its own on that server instead, and `stop` drops it.
 */
export async function startTestDatabase(): Promise<TestDatabase> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "plumbline-test-"));
  const server = process.env.DATABASE_URL ? await createServerDatabase(process.env.DATABASE_URL) : null;
  const database = await openDatabase({ DATA_DIR: dataDir, DATABASE_URL: server?.url });
  return {
    ...database,
    dataDir,
    connectionTo: (name) =>
      server
        ? { connectionString: withDatabase(server.url, name) }
        : { ...database.connection, database: name },
    env: { ...process.env, DATABASE_URL: server?.url },
    stop: async () => {
      await database.close();
      await server?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function createServerDatabase(serverUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `plumbline_test_${randomUUID().replaceAll("-", "")}`;
  await runOnServer(serverUrl, `create database ${name}`);
  return {
    url: withDatabase(serverUrl, name),
    drop: () => runOnServer(serverUrl, `drop database if exists ${name} with (force)`),
  };
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function runOnServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
