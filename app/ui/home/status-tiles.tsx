import { Link } from "@remix-run/react";
import type { RecordStatus } from "#app/domain/record/record-status.ts";
import { StatusBadge } from "#app/ui/record/status-badge.tsx";
import { statusOrder } from "#app/ui/record/status-words.ts";
import { orderListAddress } from "#app/ui/records/record-list-address.ts";

/** How many orders stand in each status; each tile leads to its orders. */
export function StatusTiles({ counts }: { counts: Record<RecordStatus, number> }) {
  // Rare: an order is queued as soon as it is known. The list has a view of it in any case.
  const shown = statusOrder.filter((status) => status !== "Unsynchronized" || counts[status] > 0);
  return (
    <nav className="tiles" aria-label="Orders by QBO status">
      {shown.map((status) => (
        <Link
          key={status}
          to={orderListAddress({ status })}
          className={counts[status] === 0 ? "tile tile-zero" : "tile"}
          aria-label={`${counts[status]} ${status}`}
        >
          <span className="tile-count">{counts[status]}</span>
          <span>
            <StatusBadge status={status} />
          </span>
        </Link>
      ))}
    </nav>
  );
}
