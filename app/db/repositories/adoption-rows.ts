import { z } from "zod";
import type { Adoption, AdoptionMatch } from "#app/sync/ports.ts";
import type { Queryable } from "../transaction.server.ts";
import { storedActor, storedReason } from "./record-row.ts";

export const kindSchema = z.enum(["order", "customer", "item"]);
export const verdictSchema = z.enum(["match", "tie", "differs"]);
export const stateSchema = z.enum(["open", "wanted", "linked", "declined", "refused"]);

const adoptionRow = z.object({
  id: z.string(),
  shop: z.string(),
  realm_id: z.string(),
  from_day: z.string(),
  to_day: z.string(),
  state: z.enum(["looking", "paused", "ready", "failed", "ended"]),
  progress: z.object({
    phase: z.enum(["orders", "customers", "items", "done"]),
    position: z.string().nullable(),
    looked: z.object({ order: z.number(), customer: z.number(), item: z.number() }),
  }),
  asked: z.number(),
  allowed: z.number(),
  attempts: z.number(),
  reason: storedReason,
  actor_kind: storedActor.shape.kind,
  actor_name: z.string(),
  created_at: z.date(),
});

export function readAdoption(row: unknown): Adoption {
  const { realm_id, from_day, to_day, actor_kind, actor_name, created_at, ...rest } = adoptionRow.parse(row);
  return {
    ...rest,
    realmId: realm_id,
    fromDay: from_day,
    toDay: to_day,
    actor: { kind: actor_kind, name: actor_name },
    createdAt: created_at,
  };
}

const matchRow = z.object({
  kind: kindSchema,
  key: z.string(),
  name: z.string(),
  facts: z.unknown(),
  verdict: verdictSchema,
  score: z.number(),
  candidates: z.array(
    z.object({ ref: z.string(), label: z.string(), score: z.number(), reasons: z.array(z.string()) }),
  ),
  ref: z.string().nullable(),
  state: stateSchema,
  reason: z.string().nullable(),
});

export const readMatch = (row: unknown): AdoptionMatch => matchRow.parse(row);

/** Replaces open finds by what was found now; what a person decided about stays. `cleared`: keys without a find any more. */
export async function storeMatches(
  client: Queryable,
  id: string,
  kinds: readonly string[],
  { found, cleared }: { found: readonly AdoptionMatch[]; cleared: readonly string[] },
): Promise<void> {
  const keys = [...cleared, ...found.map(({ key }) => key)];
  await client.query(
    `delete from adoption_match where adoption_id = $1 and kind = any($2::text[]) and key = any($3::text[]) and state = 'open'`,
    [id, kinds, keys],
  );
  if (found.length === 0) return;
  await client.query(
    `insert into adoption_match (adoption_id, kind, key, name, facts, verdict, score, candidates, ref, state, reason)
     select $1, kind, key, name, facts, verdict, score, candidates, ref, 'open', null
     from jsonb_to_recordset($2::jsonb) as row (kind text, key text, name text, facts jsonb, verdict text, score int,
       candidates jsonb, ref text)
     on conflict do nothing`,
    [id, JSON.stringify(found)],
  );
}
