import type { PrismaClient } from "@prisma/client";

/** Deletes every row of a shop in one transaction; only compliance requests stay, as proof that it was done. */
export async function eraseShop(prisma: PrismaClient, shop: string): Promise<void> {
  const where = { shop };
  await prisma.$transaction([
    // The history refuses deletion otherwise; the word holds for this transaction only.
    prisma.$executeRaw`select set_config('plumbline.erasing', 'yes', true)`,
    prisma.recordEvent.deleteMany({ where }),
    prisma.linkEvent.deleteMany({ where }),
    prisma.linkFile.deleteMany({ where }),
    prisma.adoption.deleteMany({ where }),
    prisma.linkDifference.deleteMany({ where }),
    prisma.record.deleteMany({ where }),
    prisma.binding.deleteMany({ where }),
    prisma.intent.deleteMany({ where }),
    prisma.booksEntry.deleteMany({ where }),
    prisma.booksList.deleteMany({ where }),
    prisma.run.deleteMany({ where }),
    prisma.booksPull.deleteMany({ where }),
    prisma.booksEvent.deleteMany({ where }),
    prisma.delivery.deleteMany({ where }),
    prisma.shopSettings.deleteMany({ where }),
    prisma.sweepCursor.deleteMany({ where }),
    prisma.oAuthState.deleteMany({ where }),
    prisma.connection.deleteMany({ where }),
    prisma.session.deleteMany({ where }),
    prisma.shop.deleteMany({ where: { domain: shop } }),
  ]);
}
