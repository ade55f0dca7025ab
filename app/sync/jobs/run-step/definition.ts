import { z } from "zod";

/** One step of a run. A job of an earlier turn than the run's present one ends without doing anything. */
export const runStepName = "run-step";

export const runStepSchema = z.object({
  shop: z.string().min(1),
  id: z.uuid(),
  turn: z.number().int(),
});

export type RunStep = z.infer<typeof runStepSchema>;
