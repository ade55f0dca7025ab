import type { PrismaClient } from "@prisma/client";
import type { Clock } from "#app/sync/ports.ts";
import { eraseShop } from "./erase-shop.server.ts";

export type InstalledShop = {
  domain: string;
  installedAt: Date;
  uninstalledAt: Date | null;
  timeZone: string | null;
  currency: string | null;
};

/** The stores that have, or had, the app. */
export type Shops = {
  find(domain: string): Promise<InstalledShop | null>;
  /** Notes an installation. Asked on every visit: one that is known and not uninstalled stays as it is. */
  markInstalled(domain: string): Promise<void>;
  saveFacts(domain: string, facts: { timeZone: string; currency: string }): Promise<void>;
  /** Notes the removal and deletes the shop's Shopify sessions: their tokens are void. */
  markUninstalled(domain: string): Promise<void>;
  /** Deletes everything about the shop, its history included: the law's right to be forgotten. */
  erase(domain: string): Promise<void>;
};

export function createShops({ prisma, clock }: { prisma: PrismaClient; clock: Clock }): Shops {
  return {
    find: (domain) => prisma.shop.findUnique({ where: { domain } }),
    async markInstalled(domain) {
      const installedAt = clock.now();
      await prisma.shop.createMany({ data: [{ domain, installedAt }], skipDuplicates: true });
      await prisma.shop.updateMany({
        where: { domain, uninstalledAt: { not: null } },
        data: { installedAt, uninstalledAt: null },
      });
    },
    async saveFacts(domain, { timeZone, currency }) {
      await prisma.shop.updateMany({ where: { domain }, data: { timeZone, currency } });
    },
    async markUninstalled(domain) {
      await prisma.$transaction([
        prisma.shop.updateMany({ where: { domain }, data: { uninstalledAt: clock.now() } }),
        prisma.session.deleteMany({ where: { shop: domain } }),
      ]);
    },
    erase: (domain) => eraseShop(prisma, domain),
  };
}
