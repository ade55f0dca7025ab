import { Badge, type BadgeProps } from "@shopify/polaris";
import type { RecordStatus } from "#app/domain/record/record-status.ts";
import { statusWords } from "./status-words.ts";

export function StatusBadge({ status }: { status: RecordStatus }) {
  const { tone, progress } = statusWords[status];
  const look: Pick<BadgeProps, "tone" | "progress"> = {
    ...(tone && { tone }),
    ...(progress && { progress }),
  };
  // Read before the status, in place of words for the colour and the sign.
  return (
    <Badge {...look} toneAndProgressLabelOverride="QBO Status">
      {status}
    </Badge>
  );
}
