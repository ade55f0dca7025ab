import { Tooltip } from "@shopify/polaris";
import type { MouseEvent } from "react";
import type { Reason, RecordStatus } from "#app/domain/record/record-status.ts";
import { StatusBadge } from "./status-badge.tsx";
import { statusWords } from "./status-words.ts";

/** The status; pointing at it, tapping it or reaching it by keyboard tells the cause and the fix. */
export function StatusWithReason({ status, reason }: { status: RecordStatus; reason: Reason | null }) {
  return (
    <Tooltip content={<ReasonText status={status} reason={reason} />} width="wide" padding="400">
      <button type="button" className="status-button" onClick={keepInTheRow}>
        <StatusBadge status={status} />
      </button>
    </Tooltip>
  );
}

/** A tap opens the explanation, not the order behind it. */
function keepInTheRow(event: MouseEvent) {
  event.stopPropagation();
}

// Polaris puts the content of a tooltip into a span, so only spans may stand in it.
function ReasonText({ status, reason }: { status: RecordStatus; reason: Reason | null }) {
  if (!reason) return <span className="reason">{statusWords[status].meaning}</span>;
  return (
    <span className="reason">
      <span className="reason-title">{reason.title}</span>
      <span>{reason.cause}</span>
      <span className="reason-fix">{reason.fix}</span>
    </span>
  );
}
