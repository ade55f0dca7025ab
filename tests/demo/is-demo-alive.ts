import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const script = "tests/demo/main.ts";

/**
 * Whether a demo runs under this process id. A killed one may stand as a zombie for as long as nobody reaps it, and its
 * number may belong to another program by now, so the command is looked at where the system tells it.
 */
export function isDemoAlive(pid: number): boolean {
  const command = commandOf(pid);
  return command === null ? isTaken(pid) : command.includes(script);
}

/** The command line; empty for a process that is gone or a zombie, null where the system does not tell. */
function commandOf(pid: number): string | null {
  if (existsSync("/proc/self/cmdline")) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch {
      return "";
    }
  }
  const ps = spawnSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
  return ps.error ? null : ps.stdout.trim();
}

function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else answers EPERM: it lives.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
