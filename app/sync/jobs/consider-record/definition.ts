import { z } from "zod";
import { recordKinds } from "#app/domain/record/record-status.ts";

/** One record is to be looked at: something happened to it, or somebody wants it pushed. */
export const considerRecordName = "consider-record";

export const considerRecordSchema = z.object({
  shop: z.string().min(1),
  kind: z.enum(recordKinds),
  id: z.string().min(1),
});

export type ConsiderRecord = z.infer<typeof considerRecordSchema>;
