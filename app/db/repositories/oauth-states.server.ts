import { createHash } from "node:crypto";
import type { PrismaClient } from "@prisma/client";
import type { Clock } from "#app/sync/ports.ts";

/** A person signs in at Intuit within minutes; after that the state is worth nothing. */
const LIFETIME_MS = 15 * 60_000;

/** Sign-ins under way. The state is a secret of the browser that began; only its hash is stored, and it works once. */
export type OAuthStates = {
  save(state: string, shop: string): Promise<void>;
  /** Uses the state up and answers its shop; null when it is unknown, expired, or was used before. */
  consume(state: string): Promise<{ shop: string } | null>;
};

export function createOAuthStates({ prisma, clock }: { prisma: PrismaClient; clock: Clock }): OAuthStates {
  return {
    async save(state, shop) {
      const now = clock.now();
      await prisma.oAuthState.deleteMany({ where: { expiresAt: { lt: now } } });
      const expiresAt = new Date(now.getTime() + LIFETIME_MS);
      await prisma.oAuthState.create({
        data: { stateHash: hashState(state), shop, createdAt: now, expiresAt },
      });
    },
    async consume(state) {
      const now = clock.now();
      // One guarded statement: of two callbacks with the same state, one finds it unused.
      const used = await prisma.oAuthState.updateManyAndReturn({
        where: { stateHash: hashState(state), usedAt: null, expiresAt: { gt: now } },
        data: { usedAt: now },
      });
      return used[0] === undefined ? null : { shop: used[0].shop };
    },
  };
}

const hashState = (state: string): string => createHash("sha256").update(state).digest("hex");
