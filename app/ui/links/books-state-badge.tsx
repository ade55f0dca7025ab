import { Badge } from "@shopify/polaris";
import type { BooksState } from "./link-row.ts";

const words = {
  inactive: "Inactive",
  deleted: "Deleted",
  merged: "Merged",
} as const;

/** What became of an entry in QuickBooks; nothing while it is as it should be. */
export function BooksStateBadge({ state }: { state: BooksState }) {
  if (state === "active" || state === "unknown") return null;
  return (
    <Badge tone={state === "inactive" ? "warning" : "critical"} toneAndProgressLabelOverride="In QuickBooks">
      {words[state]}
    </Badge>
  );
}
