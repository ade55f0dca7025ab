/** Facts of a log line; values of keys that may hold secrets are replaced. */
export type LogFacts = Record<string, unknown>;
export type LogLevel = "debug" | "info" | "warn" | "error";

const levels: readonly LogLevel[] = ["debug", "info", "warn", "error"];
const SECRET_KEY =
  /token|secret|passw|authorization|cookie|credential|api_?key|encryption_?key|hmac|session_?id/i;
/** Bearer tokens, Shopify tokens (shpat_, shpss_ ...) and URLs with a password, wherever they stand in a text. */
const SECRET_TEXT =
  /\b(?:Bearer|Basic)\s+[\w.~+/=-]+|\bshp[a-z]{2}_[\w-]+|(?<=:\/\/[^\s:@/]*:)[^\s@/]+(?=@)/gi;
const MAX_DEPTH = 6;

/** Where and how lines go; tests give their own. */
export type LoggerOptions = {
  level?: LogLevel;
  now?: () => Date;
  write?: (line: string) => void;
  isHuman?: boolean;
};

/**
 * Structured log: one JSON object per line on stderr, or one readable line when stderr is a terminal. Values
 * under keys such as `token`, `secret`, `password` or `authorization` are never printed, at any depth.
 */
export function createLogger(options: LoggerOptions = {}) {
  const now = options.now ?? (() => new Date());
  const write = options.write ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const format = (options.isHuman ?? process.stderr.isTTY === true) ? formatHuman : formatJson;
  const lowest = levels.indexOf(options.level ?? "info");
  const log =
    (level: LogLevel) =>
    (event: string, facts: LogFacts = {}): void => {
      if (levels.indexOf(level) < lowest) return;
      write(format(now(), level, event, redactFacts(facts)));
    };
  return { debug: log("debug"), info: log("info"), warn: log("warn"), error: log("error") };
}
export type AppLogger = ReturnType<typeof createLogger>;

/** Replaces secrets in a value of any shape; errors become name, message, stack and cause. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return value.replace(SECRET_TEXT, "[redacted]");
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) return "[deep]";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "invalid date" : value.toISOString();
  if (value instanceof Error) return redact(errorFacts(value), depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((member) => redact(member, depth + 1));
  return redactFacts(value, depth);
}

function redactFacts(facts: object, depth = 0): LogFacts {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      SECRET_KEY.test(key) && value !== null && value !== undefined ? "[redacted]" : redact(value, depth + 1),
    ]),
  );
}

function errorFacts(error: Error): LogFacts {
  const code = "code" in error ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: error.cause };
  return { name: error.name, message: error.message, ...code, stack: error.stack, ...cause };
}

const formatJson = (at: Date, level: LogLevel, event: string, facts: LogFacts): string =>
  JSON.stringify({ at: at.toISOString(), level, event, ...withoutOwnMembers(facts) });

function formatHuman(at: Date, level: LogLevel, event: string, facts: LogFacts): string {
  const pairs = Object.entries(facts).map(([key, value]) => `${key}=${humanValue(value)}`);
  return [at.toISOString().slice(11, 23), level.toUpperCase().padEnd(5), event, ...pairs].join(" ");
}

function humanValue(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  const stack = "stack" in value ? value.stack : undefined;
  return typeof stack === "string" ? `\n${stack}\n` : JSON.stringify(value);
}

/** Facts of these names would hide what the line itself says. */
function withoutOwnMembers({ at: _at, level: _level, event: _event, ...facts }: LogFacts): LogFacts {
  return facts;
}
