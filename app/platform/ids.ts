import { randomUUID } from "node:crypto";

/** Random version-4 UUIDs. A simulation injects seeded ones instead. */
export const systemIds = { uuid: (): string => randomUUID() };
