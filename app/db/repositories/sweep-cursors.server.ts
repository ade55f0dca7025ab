import type { PrismaClient } from "@prisma/client";
import { settingsSchema } from "#app/domain/settings/settings.ts";

/** A shop the sweep looks after: how far its orders were read, and when. */
export type SweepPosition = { shop: string; readUntil: Date; sweepMinutes: number; sweptAt: Date | null };

/** Where the scheduled run stands with each installed shop. */
export type SweepCursors = {
  listShops(): Promise<SweepPosition[]>;
  markSwept(shop: string, at: Date, readUntil: Date): Promise<void>;
};

const NAME = "orders";

export function createSweepCursors({ prisma }: { prisma: PrismaClient }): SweepCursors {
  return {
    async listShops() {
      const [shops, cursors, settings] = await Promise.all([
        prisma.shop.findMany({ where: { uninstalledAt: null } }),
        prisma.sweepCursor.findMany({ where: { name: NAME } }),
        prisma.shopSettings.findMany({
          distinct: ["shop"],
          orderBy: [{ shop: "asc" }, { version: "desc" }],
        }),
      ]);
      const cursorOf = new Map(cursors.map((cursor) => [cursor.shop, cursor]));
      const storedOf = new Map(settings.map((version) => [version.shop, version.value]));
      return shops.map(({ domain, installedAt }) => {
        const cursor = cursorOf.get(domain);
        // Settings that cannot be read stop this shop's bookings elsewhere, loudly; its orders are still noted.
        const parsed = settingsSchema.safeParse(storedOf.get(domain) ?? {});
        const { sweepMinutes } = parsed.success ? parsed.data : settingsSchema.parse({});
        return {
          shop: domain,
          readUntil: cursor === undefined ? installedAt : new Date(cursor.position),
          sweepMinutes,
          sweptAt: cursor?.updatedAt ?? null,
        };
      });
    },
    async markSwept(shop, at, readUntil) {
      const position = readUntil.toISOString();
      await prisma.sweepCursor.upsert({
        where: { shop_name: { shop, name: NAME } },
        create: { shop, name: NAME, position, updatedAt: at },
        update: { position, updatedAt: at },
      });
    },
  };
}
