import type pg from "pg";

/** Something that runs SQL: the pool, or one connection inside a transaction. */
export type Queryable = Pick<pg.Pool, "query">;

/** Runs `work` in one transaction on one connection: committed when it resolves, rolled back when it throws. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  // A connection that breaks between two statements has no query to report to; the next statement will throw.
  const ignore = (): void => {};
  client.on("error", ignore);
  let failure: unknown;
  try {
    await client.query("begin");
    const value = await work(client);
    await client.query("commit");
    return value;
  } catch (error) {
    failure = error;
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.off("error", ignore);
    // A connection that failed is not handed to anybody else: its state is not known.
    client.release(failure instanceof Error);
  }
}
