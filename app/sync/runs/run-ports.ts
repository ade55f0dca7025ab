import type { Runs, ShopListing, SyncPorts } from "#app/sync/ports.ts";

/** What runs need from outside. */
export type RunPorts = Pick<
  SyncPorts,
  "clock" | "log" | "locks" | "records" | "settings" | "books" | "mirror"
> & { runs: Runs; listing: ShopListing };
