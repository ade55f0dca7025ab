import { z } from "zod";
import { type RecordStatus, recordStatuses } from "#app/domain/record/record-status.ts";

/** So many records can be ticked one by one; whoever wants more chooses all that the list shows. */
export const maxTicked = 5_000;

const choiceForm = z.discriminatedUnion("choice", [
  z.object({ choice: z.literal("shop") }),
  z.object({
    choice: z.literal("all"),
    status: z.enum(recordStatuses).nullable(),
    search: z.string().trim().max(200),
  }),
  z.object({ choice: z.literal("ids"), ids: z.array(z.string().min(1).max(200)).min(1).max(maxTicked) }),
]);

export type PushChoice = "shop" | { ids: string[] } | { statuses: RecordStatus[]; search: string };

/** What a person chose to push, as a form carries it; null for anything else. */
export function readPushChoice(form: FormData): PushChoice | null {
  const parsed = choiceForm.safeParse({
    choice: form.get("choice"),
    status: form.get("status") || null,
    search: form.get("search") ?? "",
    ids: form.getAll("ids"),
  });
  if (!parsed.success) return null;
  if (parsed.data.choice === "shop") return "shop";
  if (parsed.data.choice === "ids") return { ids: parsed.data.ids };
  const { status, search } = parsed.data;
  return { statuses: status === null ? [] : [status], search };
}
