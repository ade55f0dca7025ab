/** The embedded database cannot run; the message says in plain words why and what to do. */
export class EmbeddedDatabaseError extends Error {
  override name = "EmbeddedDatabaseError";
}

/** What PostgreSQL writes, and what it means to the person who has to mend it. First match counts. */
const meanings: readonly { pattern: RegExp; meaning: string }[] = [
  {
    pattern: /No space left on device|Disk quota exceeded/i,
    meaning: "The disk is full. Free some space, then start again; nothing committed is lost.",
  },
  {
    pattern: /database files are incompatible|data directory was initialized by PostgreSQL version/i,
    meaning:
      "The data folder was written by another version of PostgreSQL. Start with the app version that wrote it, or restore a backup.",
  },
  {
    pattern:
      /could not locate a valid checkpoint|could not find the database system|invalid checkpoint|could not open file "?global|is not a valid data directory|is not a database cluster directory|invalid data in file|PANIC|could not read file "?global|bogus data in lock file|invalid page in block|control file/i,
    meaning:
      "The data folder is damaged. Restore it from a backup, or move it away to begin with an empty database.",
  },
  {
    pattern: /lock file "[^"]*postmaster\.pid" already exists|pre-existing shared memory block/i,
    meaning: "Another database process still uses this data folder. Stop it, or choose another DATA_DIR.",
  },
  {
    pattern: /could not (?:create|map) (?:shared memory|anonymous)|Cannot allocate memory|could not fork/i,
    meaning: "The machine has too little memory for the database. Free some, then start again.",
  },
  {
    pattern: /Permission denied|Operation not permitted|has wrong ownership|invalid permissions/i,
    meaning:
      "The data folder belongs to another user or cannot be reached. Make it yours, or choose another DATA_DIR.",
  },
  {
    pattern: /error while loading shared libraries|cannot execute|Exec format error|not found \(required by/i,
    meaning:
      "The packaged PostgreSQL does not run on this system. Set DATABASE_URL to a PostgreSQL server instead.",
  },
];

/**
 * Turns what PostgreSQL wrote into an error in plain words; its own last lines are quoted for support.
 *
 * @param what the step that failed, for example `creating the database in /srv/app/.data`
 */
export function explainPostgresFailure(what: string, output: string): EmbeddedDatabaseError {
  const found = meanings.find(({ pattern }) => pattern.test(output));
  const meaning = found?.meaning ?? "PostgreSQL gave no reason that is known here.";
  const tail = output.trim().split("\n").slice(-8).join("\n  ");
  return new EmbeddedDatabaseError(`Failed while ${what}. ${meaning}\nPostgreSQL said:\n  ${tail}`);
}
