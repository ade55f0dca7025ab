import { z } from "zod";
import { listKinds } from "#app/domain/lists/link-choice.ts";
import { recordKinds, recordStatuses } from "#app/domain/record/record-status.ts";
import type { SyncRecord } from "#app/sync/ports.ts";

/** BIGINT arrives as text. Amounts beyond 2^53 minor units cannot be kept exactly in a number. */
const bigint = z.coerce.number().refine(Number.isSafeInteger, "is beyond 2^53");

export const storedChoice = z.object({
  kind: z.enum(listKinds),
  key: z.string(),
  name: z.string(),
  candidateIds: z.array(z.string()),
});

const reason = z.object({
  code: z.string(),
  title: z.string(),
  cause: z.string(),
  fix: z.string(),
  action: z.object({ label: z.string(), href: z.string() }).nullable(),
  choice: storedChoice.optional(),
});
export const storedReason = reason.nullable();

export const storedActor = z.object({
  kind: z.enum(["system", "webhook", "sweep", "user", "flow"]),
  name: z.string(),
});

const proof = z.object({
  currency: z.string(),
  expectedMinor: z.number(),
  bookedMinor: z.number(),
  differenceMinor: z.number(),
  taxExpectedMinor: z.number(),
  taxBookedMinor: z.number(),
  cashExpectedMinor: z.number(),
  cashBookedMinor: z.number(),
});

const recordRow = z.object({
  shop: z.string(),
  kind: z.enum(recordKinds),
  id: z.string(),
  name: z.string(),
  status: z.enum(recordStatuses),
  reason: storedReason,
  document_number: z.string().nullable(),
  document_url: z.string().nullable(),
  currency: z.string().nullable(),
  total_minor: bigint.nullable(),
  customer_name: z.string().nullable(),
  processed_at: z.date().nullable(),
  proof: proof.nullable(),
  attempts: z.number(),
  next_try_at: z.date().nullable(),
  requested_seq: z.number(),
  considered_seq: z.number(),
  override: z
    .object({ kind: z.enum(["hold", "exclude", "push"]), actor: storedActor, note: z.string() })
    .nullable(),
});

/**
 * Reads a row of `record`.
 *
 * @throws ZodError when the stored row is not of our shape: written by a newer version, or by hand.
 */
export function parseRecordRow(row: unknown): SyncRecord {
  const parsed = recordRow.parse(row);
  return {
    shop: parsed.shop,
    kind: parsed.kind,
    id: parsed.id,
    name: parsed.name,
    status: parsed.status,
    reason: parsed.reason,
    documentNumber: parsed.document_number,
    documentUrl: parsed.document_url,
    currency: parsed.currency,
    totalMinor: parsed.total_minor,
    customerName: parsed.customer_name,
    processedAt: parsed.processed_at,
    proof: parsed.proof,
    attempts: parsed.attempts,
    nextTryAt: parsed.next_try_at,
    requestedSeq: parsed.requested_seq,
    consideredSeq: parsed.considered_seq,
    override: parsed.override,
  };
}

/** The column of each changeable member, its type, and whether it is stored as JSON. */
export const recordColumns = {
  name: { column: "name", type: "text", isJson: false },
  status: { column: "status", type: "text", isJson: false },
  reason: { column: "reason", type: "jsonb", isJson: true },
  documentNumber: { column: "document_number", type: "text", isJson: false },
  documentUrl: { column: "document_url", type: "text", isJson: false },
  currency: { column: "currency", type: "text", isJson: false },
  totalMinor: { column: "total_minor", type: "bigint", isJson: false },
  customerName: { column: "customer_name", type: "text", isJson: false },
  processedAt: { column: "processed_at", type: "timestamptz", isJson: false },
  proof: { column: "proof", type: "jsonb", isJson: true },
  attempts: { column: "attempts", type: "integer", isJson: false },
  nextTryAt: { column: "next_try_at", type: "timestamptz", isJson: false },
  override: { column: "override", type: "jsonb", isJson: true },
} as const;

/** A value as the driver takes it: JSON as text, `null` as SQL's NULL. */
export const toColumnValue = (value: unknown, isJson: boolean): unknown =>
  isJson && value !== null ? JSON.stringify(value) : value;
