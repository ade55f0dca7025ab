import type { Fault } from "#app/domain/faults/fault.ts";

/** The fate of a job, as a value: the queue adapter turns it into complete, send again later, or fail. */
export type Outcome =
  | { kind: "done"; note?: string }
  | { kind: "skip"; reason: string }
  /** Try again after a delay; spends an attempt. */
  | { kind: "retry"; afterMs: number; fault: Fault }
  /** Try again later without spending an attempt, for example while another worker holds the record. */
  | { kind: "snooze"; afterMs: number; reason: string }
  | { kind: "stop"; fault: Fault };
