/** What a merchant can do to orders. */
export const steerings = ["push", "hold", "release", "exclude"] as const;
export type SteeringName = (typeof steerings)[number];

/** What came of it; how many of the chosen orders. */
export type SteeringCounts = { steering: SteeringName; changed: number; unchanged: number; unknown: number };

export const steeringLabels: Record<SteeringName, string> = {
  push: "Push to QuickBooks",
  hold: "Hold",
  release: "Release",
  exclude: "Exclude",
};

const orders = (count: number) => (count === 1 ? "1 order" : `${count} orders`);

const done: Record<SteeringName, (count: string) => string> = {
  push: (count) => `${count} queued for QuickBooks`,
  hold: (count) => `${count} held`,
  release: (count) => `${count} released`,
  exclude: (count) => `${count} excluded`,
};

const refused: Record<SteeringName, string> = {
  push: "could not be queued",
  hold: "stayed as before: what is booked already, or held already, cannot be held",
  release: "stayed as before: nobody had held or excluded what was chosen",
  exclude: "stayed as before: what is booked already, or excluded already, cannot be excluded",
};

/** `3 orders queued for QuickBooks`; null when nothing changed. */
export function successText({ steering, changed }: SteeringCounts): string | null {
  return changed > 0 ? done[steering](orders(changed)) : null;
}

/** What did not work, one sentence each. */
export function problemTexts({ steering, unchanged, unknown }: SteeringCounts): string[] {
  const problems = [];
  if (unchanged > 0) problems.push(`${orders(unchanged)} ${refused[steering]}.`);
  if (unknown > 0) problems.push(`${orders(unknown)} could not be found any more.`);
  return problems;
}
