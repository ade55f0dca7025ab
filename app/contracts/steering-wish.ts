import { z } from "zod";
import { type RecordStatus, recordStatuses } from "#app/domain/record/record-status.ts";

const steering = z.enum(["push", "retry", "hold", "release", "exclude"]);

/** A person's word about records, as a form carries it: about these ids, or about all that a list shows. */
const steeringForm = z.union([
  z.object({
    intent: steering,
    ids: z.array(z.string().min(1).max(200)).min(1).max(250),
    note: z.string().trim().max(500),
  }),
  z.object({
    intent: steering,
    all: z.literal("1"),
    status: z.enum(recordStatuses).nullable(),
    search: z.string().trim().max(200),
    note: z.string().trim().max(500),
  }),
]);

export type SteeringWishForm = {
  steering: z.infer<typeof steering>;
  note: string;
  selection: { ids: string[] } | { statuses: RecordStatus[]; search: string };
};

/** Reads the form; null for anything else than a known word about records. */
export function readSteeringWish(form: FormData): SteeringWishForm | null {
  const parsed = steeringForm.safeParse({
    intent: form.get("intent"),
    note: form.get("note") ?? "",
    ...(form.has("all")
      ? { all: form.get("all"), status: form.get("status") || null, search: form.get("search") ?? "" }
      : { ids: form.getAll("ids") }),
  });
  if (!parsed.success) return null;
  const { intent, note, ...about } = parsed.data;
  const selection =
    "ids" in about
      ? { ids: about.ids }
      : { statuses: about.status === null ? [] : [about.status], search: about.search };
  return { steering: intent, note, selection };
}
