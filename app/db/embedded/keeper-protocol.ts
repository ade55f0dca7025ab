import { z } from "zod";

/** What the keeper tells each app that holds on to it: one JSON object per line. */
export const keeperWord = z.discriminatedUnion("state", [
  z.object({ state: z.literal("ready") }),
  z.object({ state: z.literal("failed"), message: z.string() }),
  z.object({ state: z.literal("stopping") }),
  z.object({ state: z.literal("stopped") }),
]);
export type KeeperWord = z.infer<typeof keeperWord>;

/** What an app says before it goes. Closing the connection says the same, without waiting for an answer. */
export const LEAVE = "leave\n";

export const writeWord = (word: KeeperWord): string => `${JSON.stringify(word)}\n`;
