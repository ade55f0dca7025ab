import type { PrismaClient } from "@prisma/client";
import { type Settings, settingsSchema } from "#app/domain/settings/settings.ts";
import type { Clock, SettingsStore } from "#app/sync/ports.ts";

/** The stored settings of a shop do not fit the schema: nothing may be booked by guesses. */
export class StoredSettingsError extends Error {
  override name = "StoredSettingsError";
}

/** Settings in PostgreSQL. Every save is a new version; older ones stay as the answer to «who changed what». */
export function createSettingsStore(deps: { prisma: PrismaClient; clock: Clock }): SettingsStore {
  const { prisma, clock } = deps;
  return {
    /** @throws StoredSettingsError */
    async load(shop) {
      const latest = await prisma.shopSettings.findFirst({
        where: { shop },
        orderBy: { version: "desc" },
      });
      return parseStored(shop, latest?.value ?? {}, latest?.version ?? 0);
    },
    async save(shop, settings, actor) {
      const value = settingsSchema.parse(settings);
      await prisma.$transaction(async (transaction) => {
        // Two people who save together get two versions, one after the other.
        await transaction.$executeRaw`select pg_advisory_xact_lock(hashtextextended('settings:' || ${shop}, 0))`;
        const latest = await transaction.shopSettings.aggregate({ where: { shop }, _max: { version: true } });
        await transaction.shopSettings.create({
          data: {
            shop,
            version: (latest._max.version ?? 0) + 1,
            value,
            savedAt: clock.now(),
            actorKind: actor.kind,
            actorName: actor.name,
          },
        });
      });
    },
  };
}

function parseStored(shop: string, value: unknown, version: number): Settings {
  const parsed = settingsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  throw new StoredSettingsError(
    `Version ${version} of the settings of ${shop} cannot be read (${issues}). Save them again on the settings page.`,
  );
}
