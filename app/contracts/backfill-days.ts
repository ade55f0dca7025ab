import { z } from "zod";

export type BackfillDays = { since: string; until: string | null };

const day = z.iso.date("Choose a day.");
const daysForm = z
  .object({ since: day, until: z.union([z.literal(""), day]) })
  .superRefine(({ since, until }, context) => {
    if (until !== "" && until < since) {
      context.addIssue({ code: "custom", path: ["until"], message: "This is before the first day." });
    }
  });

/** Reads the days of a back-fill from a form; what is wrong with each field otherwise. */
export function readBackfillDays(
  form: FormData,
): { ok: true; days: BackfillDays } | { ok: false; trouble: { since?: string; until?: string } } {
  const parsed = daysForm.safeParse({ since: form.get("since") ?? "", until: form.get("until") ?? "" });
  if (parsed.success) {
    const { since, until } = parsed.data;
    return { ok: true, days: { since, until: until === "" ? null : until } };
  }
  const trouble = Object.fromEntries(
    parsed.error.issues.map(({ path, message }) => [String(path[0]), message]),
  );
  return { ok: false, trouble };
}
