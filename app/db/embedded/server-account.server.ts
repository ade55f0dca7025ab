import { statSync } from "node:fs";
import path from "node:path";

/** The user that PostgreSQL runs as; null means: as ourselves. */
export type ServerAccount = { uid: number; gid: number } | null;

/** `nobody` on Linux. PostgreSQL refuses to run as root, and this user owns nothing else. */
const UNPRIVILEGED_ID = 65_534;

/** PostgreSQL runs as ourselves, except that root hands over to an unprivileged user. */
export const chooseServerAccount = (): ServerAccount =>
  process.getuid?.() === 0 ? { uid: UNPRIVILEGED_ID, gid: UNPRIVILEGED_ID } : null;

/** Whether the account may walk through every folder above `target` and into it (access lists are not read). */
export function canReach(target: string, account: ServerAccount): boolean {
  if (account === null) return true;
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (stats !== undefined && !maySearch(stats, account)) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

function maySearch(stats: { mode: number; uid: number; gid: number }, account: { uid: number; gid: number }) {
  if (stats.uid === account.uid) return (stats.mode & 0o100) !== 0;
  if (stats.gid === account.gid) return (stats.mode & 0o010) !== 0;
  return (stats.mode & 0o001) !== 0;
}
