import { createQueue, type Queue } from "#app/queue/create-queue.server.ts";
import type { JobDefinition } from "#app/queue/job-definition.ts";
import type { TestDatabase } from "#tests/support/start-test-database.ts";

export type LogLine = { level: "info" | "warn" | "error"; event: string; facts: Record<string, unknown> };

/** A log that a test can read. */
export function createTestLog() {
  const lines: LogLine[] = [];
  const write =
    (level: LogLine["level"]) =>
    (event: string, facts: Record<string, unknown> = {}): void => {
      lines.push({ level, event, facts });
    };
  return { lines, info: write("info"), warn: write("warn"), error: write("error") };
}

/** Starts the real queue on a test database. The test stops it before the database. */
export async function startTestQueue(
  database: TestDatabase,
  definitions: readonly Pick<JobDefinition<object>, "name" | "expireSeconds">[],
): Promise<{ queue: Queue; log: ReturnType<typeof createTestLog> }> {
  const log = createTestLog();
  const queue = createQueue({ connection: database.connection, definitions, log });
  await queue.start();
  return { queue, log };
}
