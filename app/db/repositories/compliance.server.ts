import type { PrismaClient, ComplianceRequest as RequestRow } from "@prisma/client";
import type { TokenCipher } from "#app/platform/token-cipher.ts";
import type { Clock, Ids } from "#app/sync/ports.ts";

/** A privacy request of Shopify, with its body opened. */
export type ComplianceRequest = {
  id: string;
  shop: string;
  topic: string;
  receivedAt: Date;
  body: Buffer;
};

/** Privacy requests: stored before they are answered, kept with what was done. */
export type Compliance = {
  /** Stores a request once; the same delivery again is a duplicate. */
  receive(request: {
    shop: string;
    topic: string;
    webhookId: string;
    body: Buffer;
  }): Promise<{ id: string } | "duplicate">;
  listOpen(limit: number): Promise<ComplianceRequest[]>;
  complete(id: string, note: string): Promise<void>;
};

type Deps = { prisma: PrismaClient; cipher: TokenCipher; clock: Clock; ids: Ids };

export function createCompliance({ prisma, cipher, clock, ids }: Deps): Compliance {
  return {
    async receive({ shop, topic, webhookId, body }) {
      const id = ids.uuid();
      const payload = Uint8Array.from(cipher.encryptBytes(body, purpose(id)));
      const { count } = await prisma.complianceRequest.createMany({
        data: [{ id, shop, topic, webhookId, payload, state: "received", receivedAt: clock.now() }],
        skipDuplicates: true,
      });
      return count > 0 ? { id } : "duplicate";
    },
    async listOpen(limit) {
      const rows = await prisma.complianceRequest.findMany({
        where: { state: "received" },
        orderBy: { receivedAt: "asc" },
        take: limit,
      });
      return rows.map((row) => openRequest(row, cipher));
    },
    async complete(id, note) {
      await prisma.complianceRequest.updateMany({
        where: { id, state: "received" },
        data: { state: "completed", completedAt: clock.now(), note },
      });
    },
  };
}

const purpose = (id: string): string => `compliance|${id}`;

function openRequest(row: RequestRow, cipher: TokenCipher): ComplianceRequest {
  const { id, shop, topic, receivedAt } = row;
  return { id, shop, topic, receivedAt, body: cipher.decryptBytes(Buffer.from(row.payload), purpose(id)) };
}
