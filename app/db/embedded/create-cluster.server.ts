import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { EmbeddedDatabaseError, explainPostgresFailure } from "./embedded-database-error.ts";
import type { EmbeddedLayout } from "./embedded-layout.server.ts";
import type { PostgresBinaries } from "./postgres-binaries.server.ts";
import { canReach, type ServerAccount } from "./server-account.server.ts";

const MAJOR_VERSION = "18";
export const EMBEDDED_USER = "plumbline";

/**
 * Makes the PostgreSQL data folder on the first start, whole or not at all, and checks the version of an existing
 * one. Only the private socket folder leads to the database, so its users are trusted.
 *
 * @throws EmbeddedDatabaseError
 */
export async function createCluster(
  layout: EmbeddedLayout,
  binaries: PostgresBinaries,
  account: ServerAccount,
): Promise<void> {
  if (existsSync(layout.clusterDir)) return checkVersion(layout.clusterDir);
  const draft = `${layout.clusterDir}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (account !== null) chownSync(draft, account.uid, account.gid);
  await runInitdb(binaries.initdb, draft, account);
  renameSync(draft, layout.clusterDir);
}

/**
 * How the account names a folder that is its working folder: by its path, or, when a folder above it is closed to
 * the account, by Linux's own link to the working folder, which needs no way through the folders above.
 */
export const folderArgument = (folder: string, account: ServerAccount): string =>
  canReach(path.dirname(folder), account) ? folder : "/proc/self/cwd";

function checkVersion(clusterDir: string): void {
  const file = path.join(clusterDir, "PG_VERSION");
  const found = existsSync(file) ? readFileSync(file, "utf8").trim() : null;
  if (found === MAJOR_VERSION) return;
  throw new EmbeddedDatabaseError(
    found === null
      ? `${clusterDir} is not a PostgreSQL data folder, or it is damaged: it has no PG_VERSION. Restore it from a backup, or move it away to begin with an empty database.`
      : `${clusterDir} was written by PostgreSQL ${found}; this app runs PostgreSQL ${MAJOR_VERSION}. Start with the app version that wrote it, or restore a backup.`,
  );
}

function runInitdb(program: string, folder: string, account: ServerAccount): Promise<void> {
  const args = [
    ["-D", folderArgument(folder, account)],
    ["-U", EMBEDDED_USER],
    ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
    ["--auth-local=trust", "--auth-host=reject", "--no-instructions"],
  ].flat();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...account, cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const fail = (reason: string): void =>
      reject(explainPostgresFailure(`creating the database in ${folder}`, reason));
    child.on("error", (error) => fail(error.message));
    child.on("close", (code) => (code === 0 ? resolve() : fail(output)));
  });
}
