import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";

/** Process ids of PostgreSQL and of keepers that belong to `dataDir`. Linux only: it reads /proc. */
export function findDatabaseProcesses(dataDir: string): { postmasters: number[]; keepers: number[] } {
  const found = { postmasters: [] as number[], keepers: [] as number[] };
  for (const entry of readdirSync("/proc")) {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) continue;
    const { command, folder } = describeProcess(pid);
    if (command.includes("keeper.server.ts") && command.includes(dataDir)) found.keepers.push(pid);
    if (folder === path.join(dataDir, "postgres")) found.postmasters.push(pid);
  }
  return found;
}

function describeProcess(pid: number): { command: string; folder: string } {
  try {
    const isZombie = /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
    if (isZombie || !existsSync(`/proc/${pid}/cwd`)) return { command: "", folder: "" };
    return {
      command: readFileSync(`/proc/${pid}/cmdline`, "utf8"),
      folder: readlinkSync(`/proc/${pid}/cwd`),
    };
  } catch {
    return { command: "", folder: "" };
  }
}
