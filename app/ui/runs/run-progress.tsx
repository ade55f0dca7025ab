import { ProgressBar } from "@shopify/polaris";
import type { RunRow } from "./run-row.ts";

/** Id of the element that names the run on the page. */
export const runTitleId = ({ id }: Pick<RunRow, "id">): string => `run-${id}`;

/** How far a run is. While its records are being looked for nobody knows how many there are: the bar stays empty. */
export function RunProgress({ run, size = "small" }: { run: RunRow; size?: "small" | "medium" }) {
  const percent = run.isPrepared && run.wanted > 0 ? Math.floor((run.answered / run.wanted) * 100) : 0;
  return <ProgressBar progress={percent} size={size} tone="primary" ariaLabelledBy={runTitleId(run)} />;
}
