import { countText, type ListedKind } from "#app/ui/record/kind-words.ts";

/** What a merchant can do to orders, customers and products. */
export const steerings = ["push", "retry", "hold", "release", "exclude"] as const;
export type SteeringName = (typeof steerings)[number];

/** What came of it; how many of the chosen records. */
export type SteeringCounts = { steering: SteeringName; changed: number; unchanged: number; unknown: number };

export const steeringLabels: Record<SteeringName, string> = {
  push: "Push to QuickBooks",
  retry: "Retry",
  hold: "Hold",
  release: "Release",
  exclude: "Exclude",
};

const done: Record<SteeringName, (count: string) => string> = {
  push: (count) => `${count} queued for QuickBooks`,
  retry: (count) => `${count} queued for another try`,
  hold: (count) => `${count} held`,
  release: (count) => `${count} released`,
  exclude: (count) => `${count} excluded`,
};

const refused: Record<SteeringName, string> = {
  push: "could not be queued",
  retry: "stayed as before: there is nothing to try again, or somebody holds or excludes what was chosen",
  hold: "stayed as before: what is in QuickBooks already, or held already, cannot be held",
  release: "stayed as before: nobody had held or excluded what was chosen",
  exclude: "stayed as before: what is in QuickBooks already, or excluded already, cannot be excluded",
};

/** `3 orders queued for QuickBooks`; null when nothing changed. */
export function successText(
  { steering, changed }: SteeringCounts,
  kind: ListedKind = "order",
): string | null {
  return changed > 0 ? done[steering](countText(kind, changed)) : null;
}

/** What did not work, one sentence each. */
export function problemTexts(
  { steering, unchanged, unknown }: SteeringCounts,
  kind: ListedKind = "order",
): string[] {
  const problems = [];
  if (unchanged > 0) problems.push(`${countText(kind, unchanged)} ${refused[steering]}.`);
  if (unknown > 0) problems.push(`${countText(kind, unknown)} could not be found any more.`);
  return problems;
}
