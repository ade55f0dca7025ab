import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("./hold-database.ts", import.meta.url));

export type Holder = {
  child: ChildProcess;
  /** When the PostgreSQL it uses was started: the same for all who share one. */
  started: string;
  exited: Promise<void>;
};

/** Starts a process that holds the embedded database of `dataDir`, and waits until it has stored its rows. */
export async function spawnHolder(dataDir: string, shop: string): Promise<Holder> {
  const child = spawn(process.execPath, [script, dataDir, shop], { stdio: ["pipe", "pipe", "inherit"] });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`The holder ended with ${code}.`)));
  });
  const { started } = JSON.parse(line) as { started: string };
  return { child, started, exited };
}
