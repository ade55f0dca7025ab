import { openDatabase } from "#app/db/open-database.server.ts";
import { createSharedRateLimiter } from "#app/db/shared-rate-limiter.server.ts";
import { systemClock } from "#app/platform/clock.ts";

/**
 * A process of its own that takes places for requests to one company, one after the other, and says after each on
 * stdout when it was granted by the system's clock, which all processes share. Ends when it has taken `count`.
 */
const [dataDir, realmId, count] = process.argv.slice(2);
if (dataDir === undefined || realmId === undefined)
  throw new Error("Usage: take-places DATA_DIR REALM COUNT");
const database = await openDatabase({ DATA_DIR: dataDir, DATABASE_URL: process.env.DATABASE_URL });
const limiter = createSharedRateLimiter({ pool: database.pool, clock: systemClock });
for (let index = 0; index < Number(count); index += 1) {
  const grant = await limiter.acquire(realmId);
  const isBatch = grant.granted && (await limiter.takeBatch(realmId));
  console.log(JSON.stringify({ at: Date.now(), granted: grant.granted, isBatch }));
}
await database.close();
