import { z } from "zod";
import { openDatabase } from "#app/db/open-database.server.ts";
import { createQueue } from "#app/queue/create-queue.server.ts";

/** A worker of its own for tests that kill it: takes one job of `crash`, says so on stdout, and never finishes it. */
const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error("Usage: work-until-killed DATA_DIR");
const database = await openDatabase({ DATA_DIR: dataDir, DATABASE_URL: process.env.DATABASE_URL });
const log = { info() {}, warn() {}, error: console.error };
const queue = createQueue({ connection: database.connection, definitions: [{ name: "crash" }], log });
await queue.start();
await queue.work({ name: "crash", schema: z.object({ id: z.string() }), concurrency: 1 }, ({ id }) => {
  console.log(id);
  return new Promise(() => {});
});
