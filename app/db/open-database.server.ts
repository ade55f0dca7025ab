import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";
import pg from "pg";
import { startEmbeddedDatabase } from "./embedded/embedded-database.server.ts";
import { migrate } from "./migrate.server.ts";

const POOL_SIZE = 20;
const CONNECT_TIMEOUT_MS = 10_000;

/** The open database. `connection` opens further connections: the queue and the locks keep some of their own. */
export type Database = {
  pool: pg.Pool;
  prisma: PrismaClient;
  connection: pg.PoolConfig;
  isEmbedded: boolean;
  /** Ends our connections and, when no other process uses it, the embedded database. Close the queue and locks first. */
  close(): Promise<void>;
};

export type DatabaseOptions = {
  DATABASE_URL?: string | undefined;
  DATA_DIR: string;
  /** Told of connections that broke while idle; queries report their own errors. */
  onIdleError?: (error: Error) => void;
};

/**
 * Opens the server of `DATABASE_URL`, else the embedded PostgreSQL under `DATA_DIR`, and applies migrations.
 *
 * @throws EmbeddedDatabaseError | MigrationError, or the driver's error when a server cannot be reached.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const embedded = options.DATABASE_URL === undefined ? await startEmbeddedDatabase(options.DATA_DIR) : null;
  const connection = embedded?.connection ?? { connectionString: options.DATABASE_URL };
  const pool = new pg.Pool({
    ...connection,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: "plumbline",
    // Prisma sends times without a zone; they are UTC, whatever the server is set to.
    onConnect: async (client) => {
      await client.query("set time zone 'UTC'");
    },
  });
  // Without a listener a broken idle connection would end the process; the pool has dropped it by then.
  // While closing, the pool's last connections may still be saying goodbye when the embedded database stops.
  let isClosing = false;
  pool.on("error", (error) => {
    if (!isClosing) options.onIdleError?.(error);
  });
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const close = async (): Promise<void> => {
    isClosing = true;
    await prisma.$disconnect();
    await pool.end();
    await embedded?.close();
  };
  try {
    await migrate(pool);
  } catch (error) {
    await close();
    throw error;
  }
  return { pool, prisma, connection, isEmbedded: embedded !== null, close };
}
