import type { PrismaClient } from "@prisma/client";
import { settingsSchema } from "#app/domain/settings/settings.ts";

type SweptKind = "order" | "customer" | "product";

/** A shop the sweep looks after: how far each kind of its records was read, and when its orders were. */
export type SweepPosition = {
  shop: string;
  readUntil: Record<SweptKind, Date>;
  sweepMinutes: number;
  sweptAt: Date | null;
};

/** Where the scheduled run stands with each installed shop. */
export type SweepCursors = {
  listShops(): Promise<SweepPosition[]>;
  markSwept(shop: string, kind: SweptKind, at: Date, readUntil: Date): Promise<void>;
};

const names: Record<SweptKind, string> = { order: "orders", customer: "customers", product: "products" };

export function createSweepCursors({ prisma }: { prisma: PrismaClient }): SweepCursors {
  return {
    async listShops() {
      const [shops, cursors, settings] = await Promise.all([
        prisma.shop.findMany({ where: { uninstalledAt: null } }),
        prisma.sweepCursor.findMany({ where: { name: { in: Object.values(names) } } }),
        prisma.shopSettings.findMany({
          distinct: ["shop"],
          orderBy: [{ shop: "asc" }, { version: "desc" }],
        }),
      ]);
      const cursorOf = new Map(cursors.map((cursor) => [`${cursor.shop} ${cursor.name}`, cursor]));
      const storedOf = new Map(settings.map((version) => [version.shop, version.value]));
      return shops.map(({ domain, installedAt }) => {
        // Settings that cannot be read stop this shop's bookings elsewhere, loudly; its orders are still noted.
        const parsed = settingsSchema.safeParse(storedOf.get(domain) ?? {});
        const { sweepMinutes } = parsed.success ? parsed.data : settingsSchema.parse({});
        const readUntil = (kind: SweptKind) => {
          const cursor = cursorOf.get(`${domain} ${names[kind]}`);
          return cursor === undefined ? installedAt : new Date(cursor.position);
        };
        return {
          shop: domain,
          readUntil: {
            order: readUntil("order"),
            customer: readUntil("customer"),
            product: readUntil("product"),
          },
          sweepMinutes,
          sweptAt: cursorOf.get(`${domain} ${names.order}`)?.updatedAt ?? null,
        };
      });
    },
    async markSwept(shop, kind, at, readUntil) {
      const position = readUntil.toISOString();
      const name = names[kind];
      await prisma.sweepCursor.upsert({
        where: { shop_name: { shop, name } },
        create: { shop, name, position, updatedAt: at },
        update: { position, updatedAt: at },
      });
    },
  };
}
