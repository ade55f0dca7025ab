import pg from "pg";
import type { Locks } from "#app/sync/ports.ts";

/** Locks, and the end of their connection. */
export type DatabaseLocks = Locks & { close(): Promise<void> };

/**
 * Locks over all processes: session advisory locks of PostgreSQL on one connection of their own. PostgreSQL frees
 * them when the process dies. Within this process a map keeps two workers apart, as one session may take the same
 * advisory lock twice. After a broken connection the next call opens a new one.
 */
export function createLocks(connection: pg.PoolConfig): DatabaseLocks {
  const heldHere = new Set<string>();
  let current: Promise<pg.Client> | null = null;

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ ...connection, application_name: "plumbline locks", keepAlive: true });
    const forget = (): void => {
      current = null;
    };
    client.on("error", forget);
    client.on("end", forget);
    await client.connect();
    return client;
  };
  const session = (): Promise<pg.Client> => {
    current ??= connect().catch((error: unknown) => {
      current = null;
      throw error;
    });
    return current;
  };

  return {
    async withLock(key, work) {
      if (heldHere.has(key)) return { held: false };
      heldHere.add(key);
      try {
        const client = await session();
        if (!(await tryLock(client, key))) return { held: false };
        try {
          return { held: true, value: await work() };
        } finally {
          // A broken connection has freed the lock already.
          await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [key]).catch(() => {});
        }
      } finally {
        heldHere.delete(key);
      }
    },
    async close() {
      const client = await current?.catch(() => null);
      current = null;
      await client?.end();
    },
  };
}

async function tryLock(client: pg.Client, key: string): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    "select pg_try_advisory_lock(hashtextextended($1, 0)) as locked",
    [key],
  );
  return rows[0]?.locked === true;
}
