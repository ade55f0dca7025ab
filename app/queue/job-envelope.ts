import { z } from "zod";
import type { JobRequest } from "./job-definition.ts";

/** What pg-boss stores for a job: the payload and how many tries were spent before. */
const envelope = z.object({ payload: z.unknown(), attempt: z.number().int().min(0) });
export type JobEnvelope = z.infer<typeof envelope>;

export const wrapJob = (payload: unknown, attempt = 0): JobEnvelope => ({ payload, attempt });

/** @throws ZodError when it was not stored by this app. */
export const unwrapJob = (stored: unknown): JobEnvelope => envelope.parse(stored);

const withShop = z.object({ shop: z.string().min(1) });

/** The group that shares the workers with others: the shop, unless the job names another. */
export function groupOf({ group, data }: JobRequest): string | undefined {
  if (group !== undefined) return group;
  const parsed = withShop.safeParse(data);
  return parsed.success ? parsed.data.shop : undefined;
}

/** Fields of a pg-boss insert or send that this request sets. */
export function toInsert(request: JobRequest) {
  const group = groupOf(request);
  return {
    data: wrapJob(request.data),
    priority: request.priority ?? 0,
    ...(group === undefined ? {} : { group: { id: group } }),
    ...(request.startAfterMs === undefined ? {} : { startAfter: request.startAfterMs / 1000 }),
  };
}
