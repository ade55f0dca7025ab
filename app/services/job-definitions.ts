import { z } from "zod";
import type { JobDefinition } from "#app/queue/job-definition.ts";
import {
  type ConsiderRecord,
  considerRecordName,
  considerRecordSchema,
} from "#app/sync/jobs/consider-record/definition.ts";
import {
  type RefreshLists,
  refreshListsName,
  refreshListsSchema,
} from "#app/sync/jobs/refresh-lists/definition.ts";
import { type RunStep, runStepName, runStepSchema } from "#app/sync/jobs/run-step/definition.ts";

const shopEventSchema = z.object({
  shop: z.string().min(1),
  topic: z.string(),
  triggeredAt: z.string().nullable(),
});
export type ShopEvent = z.infer<typeof shopEventSchema>;

const customersMergeSchema = z.object({
  shop: z.string().min(1),
  /** GIDs: the customer that stayed, and the one that went into it. */
  keptId: z.string().min(1),
  goneId: z.string().min(1),
});
export type CustomersMerge = z.infer<typeof customersMergeSchema>;

const linksFileSchema = z.object({ shop: z.string().min(1), id: z.uuid() });
export type LinksFileStep = z.infer<typeof linksFileSchema>;

const adoptionStepSchema = z.object({ shop: z.string().min(1), id: z.uuid() });
export type AdoptionStep = z.infer<typeof adoptionStepSchema>;

const emptySchema = z.object({});

/**
 * Orders of one shop worked on side by side in one process. Their calls to QuickBooks that have to wait share a batch,
 * so the more orders there are the fuller the batches.
 */
const considerConcurrency = 24;

/** Runs of one shop that take their steps side by side; most of a step's time is waiting. */
const runConcurrency = 3;

/** Every kind of job there is, with its limits. */
export const jobDefinitions = {
  considerRecord: {
    name: considerRecordName,
    schema: considerRecordSchema,
    concurrency: considerConcurrency,
  } satisfies JobDefinition<ConsiderRecord>,
  shopEvent: {
    name: "shop-event",
    schema: shopEventSchema,
    concurrency: 1,
  } satisfies JobDefinition<ShopEvent>,
  customersMerge: {
    name: "customers-merge",
    schema: customersMergeSchema,
    concurrency: 1,
  } satisfies JobDefinition<CustomersMerge>,
  runStep: {
    name: runStepName,
    schema: runStepSchema,
    concurrency: runConcurrency,
  } satisfies JobDefinition<RunStep>,
  linksFileStep: {
    name: "links-file-step",
    schema: linksFileSchema,
    concurrency: 1,
  } satisfies JobDefinition<LinksFileStep>,
  adoptionStep: {
    name: "adoption-step",
    schema: adoptionStepSchema,
    concurrency: 1,
  } satisfies JobDefinition<AdoptionStep>,
  compliance: { name: "compliance", schema: emptySchema, concurrency: 1 } satisfies JobDefinition<object>,
  refreshLists: {
    name: refreshListsName,
    schema: refreshListsSchema,
    concurrency: 1,
    attempts: 6,
  } satisfies JobDefinition<RefreshLists>,
  sweep: { name: "sweep", schema: emptySchema, concurrency: 1 } satisfies JobDefinition<object>,
};
