import type pg from "pg";
import { getJson } from "./http.ts";
import { readPending } from "./read-results.ts";

const pauseMs = 200;
const progressEveryMs = 5_000;
/** Nothing moved for so long: whatever is left waits for something that will not come. */
const stuckAfterMs = 150_000;

type Deliveries = { deliveries: { pending: number } };

/**
 * Waits until every order of this run has its final status: all webhooks delivered and every wish answered. Ends
 * early when what is left is only tried again much later. Says every few seconds how far it is.
 */
export async function waitUntilSettled(
  pool: pg.Pool,
  shopifyUrl: string,
  expected: number,
  say: (text: string) => void,
): Promise<void> {
  let lastSaid = Date.now();
  let lastMoved = Date.now();
  let last = "";
  for (;;) {
    const { deliveries } = await getJson<Deliveries>(`${shopifyUrl}/__emulator/stats`);
    const pending = await readPending(pool);
    const state = `${deliveries.pending} ${pending.open} ${pending.known}`;
    if (state !== last) lastMoved = Date.now();
    last = state;
    if (deliveries.pending === 0 && pending.dueSoon === 0 && pending.known >= expected) return;
    if (Date.now() - lastMoved > stuckAfterMs) {
      say(
        `nothing has moved for ${stuckAfterMs / 1000} s: ${deliveries.pending} webhooks and ${pending.open} orders are left`,
      );
      return;
    }
    if (Date.now() - lastSaid > progressEveryMs) {
      say(`${pending.known - pending.open} of ${Math.max(expected, pending.known)} orders settled ...`);
      lastSaid = Date.now();
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
