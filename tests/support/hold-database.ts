import { openDatabase } from "#app/db/open-database.server.ts";

/**
 * A small app of its own for tests that kill it: opens the embedded database of the folder it is given, stores a
 * committed and an uncommitted row, prints one JSON line and waits to be killed or to be told `close` on stdin.
 */
const [dataDir, shop] = process.argv.slice(2);
if (dataDir === undefined || shop === undefined) throw new Error("Usage: hold-database DATA_DIR SHOP");
const database = await openDatabase({ DATA_DIR: dataDir });
await database.prisma.shop.create({ data: { domain: shop, installedAt: new Date() } });
const open = await database.pool.connect();
await open.query("begin");
await open.query("insert into shop (domain, installed_at) values ($1, now())", [`uncommitted.${shop}`]);
const { rows } = await database.pool.query("select pg_postmaster_start_time() as started");
console.log(JSON.stringify({ pid: process.pid, started: rows[0].started }));
process.stdin.once("data", async () => {
  open.release(true);
  await database.close();
  process.exit(0);
});
