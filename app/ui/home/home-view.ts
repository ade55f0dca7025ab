import type { RecordStatus } from "#app/domain/record/record-status.ts";
import type { ConnectionView } from "#app/ui/connection/connection-view.ts";
import type { LookCounts } from "#app/ui/home/look-card.tsx";
import type { RecordRow } from "#app/ui/record/record-row.ts";

/** What the home page shows. Times are ISO 8601. */
export type HomeView = {
  connection: ConnectionView | null;
  counts: Record<RecordStatus, number>;
  hasOrders: boolean;
  needsAttention: RecordRow[];
  oldestWaiting: RecordRow | null;
  lastBookedAt: string | null;
  nextSweepAt: string | null;
  /** Links and settings that are not any more as they were. */
  look: LookCounts;
};
