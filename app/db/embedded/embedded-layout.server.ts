import { createHash } from "node:crypto";
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { EmbeddedDatabaseError } from "./embedded-database-error.ts";
import { canReach, type ServerAccount } from "./server-account.server.ts";

/** PostgreSQL names its socket after the port, though no port is opened. */
export const EMBEDDED_PORT = 5432;
/** The shortest limit of the systems we run on: 104 bytes with the closing zero (macOS); Linux has 108. */
const MAX_SOCKET_PATH = 100;

/** Where everything of one embedded database lives. */
export type EmbeddedLayout = {
  dataDir: string;
  /** The PostgreSQL data folder. */
  clusterDir: string;
  /** Holds the keeper's socket; only we can enter. */
  runDir: string;
  /** Holds PostgreSQL's socket; only its account and root can enter. */
  socketDir: string;
  keeperSocket: string;
  logFile: string;
};

/**
 * Makes the folders of an embedded database and answers where they are. Sockets go to a short folder under /tmp
 * when their path under `dataDir` would be too long or out of the account's reach.
 *
 * @throws EmbeddedDatabaseError when a folder cannot be made or belongs to somebody else.
 */
export function prepareLayout(dataDir: string, account: ServerAccount): EmbeddedLayout {
  try {
    mkdirSync(dataDir, { recursive: true });
    const root = realpathSync(dataDir);
    const runDir = chooseRunDir(root, account);
    const layout: EmbeddedLayout = {
      dataDir: root,
      clusterDir: path.join(root, "postgres"),
      runDir,
      socketDir: path.join(runDir, "pg"),
      keeperSocket: path.join(runDir, "keeper.sock"),
      logFile: path.join(root, "postgres.log"),
    };
    // The other account has to pass through to its own folder; it cannot list or open anything on the way.
    ownFolder(layout.runDir, account === null ? 0o700 : 0o711);
    ownFolder(layout.socketDir, 0o700, account);
    return layout;
  } catch (error) {
    if (error instanceof EmbeddedDatabaseError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new EmbeddedDatabaseError(
      `The data folder ${path.resolve(dataDir)} cannot be used: ${reason}. Check its owner and permissions and the free disk space, or set DATA_DIR.`,
    );
  }
}

function chooseRunDir(root: string, account: ServerAccount): string {
  const near = path.join(root, "run");
  const longest = path.join(near, "pg", `.s.PGSQL.${EMBEDDED_PORT}.lock`);
  if (Buffer.byteLength(longest) <= MAX_SOCKET_PATH && canReach(root, account)) return near;
  // /tmp itself where it exists: every process finds the same folder, whatever its TMPDIR says.
  const base = existsSync("/tmp") ? "/tmp" : tmpdir();
  const hash = createHash("sha256").update(root).digest("hex").slice(0, 12);
  return path.join(base, `plumbline-${process.getuid?.() ?? 0}-${hash}`);
}

/** Makes a folder that only its owner can use. An existing one of somebody else is refused: /tmp is everybody's. */
function ownFolder(folder: string, mode: number, account: ServerAccount = null): void {
  mkdirSync(folder, { recursive: true, mode });
  const stats = lstatSync(folder);
  const self = process.getuid?.() ?? stats.uid;
  const isOurs = stats.uid === self || stats.uid === account?.uid;
  if (!stats.isDirectory() || !isOurs) {
    throw new EmbeddedDatabaseError(
      `${folder} belongs to another user. Remove it, or choose another DATA_DIR.`,
    );
  }
  if (account !== null) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, mode);
}
