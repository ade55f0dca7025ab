import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Database, openDatabase } from "#app/db/open-database.server.ts";

export type TestDatabase = Database & { dataDir: string; stop(): Promise<void> };

/** Starts a real PostgreSQL in a folder of its own, migrated; `stop` ends it and deletes the folder. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "plumbline-test-"));
  const database = await openDatabase({ DATA_DIR: dataDir });
  return {
    ...database,
    dataDir,
    stop: async () => {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
