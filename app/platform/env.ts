import { z } from "zod";
import type { EncryptionKey } from "./token-cipher.ts";

const KEY_BYTES = 32;
const MAKE_KEY = `node -e "console.log('k1:' + crypto.randomBytes(32).toString('base64'))"`;

/** An origin: scheme, host and port, nothing after it. */
const origin = z
  .url({ protocol: /^https?$/, error: "must be an address such as https://app.example.com" })
  .transform((text) => new URL(text))
  .refine((url) => url.pathname === "/" && url.search === "" && url.hash === "", {
    error: "must end after the host and port: no path, no query",
  })
  .transform((url) => url.origin);

const address = z.url({ protocol: /^https?$/, error: "must be a full http(s) address" });
const required = (fix: string) => z.string({ error: `is missing: ${fix}` }).min(1, `is empty: ${fix}`);

const secretList = required("copy the client secret from the app's page in the Shopify Dev Dashboard")
  .transform((text) => text.split(",").map((part) => part.trim()))
  .refine((parts) => parts.every((part) => part !== ""), {
    error: "has an empty part: write secrets with single commas between them, the current one first",
  });

const encryptionKeys = required(`make a key with: ${MAKE_KEY}`).transform(
  (text, context): EncryptionKey[] => {
    const keys: EncryptionKey[] = [];
    for (const part of text.split(",")) {
      const [, id, encoded] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_=-]+)$/.exec(part.trim()) ?? [];
      const bytes = Buffer.from(encoded ?? "", "base64");
      if (id === undefined || bytes.length !== KEY_BYTES) {
        const fix = `write id:base64-of-32-bytes, several with commas between them; make one with: ${MAKE_KEY}`;
        context.addIssue({ code: "custom", message: `has a part that is no key: ${fix}` });
        return z.NEVER;
      }
      if (keys.some((key) => key.id === id)) {
        context.addIssue({ code: "custom", message: `names the key «${id}» twice: give each its own id` });
        return z.NEVER;
      }
      keys.push({ id, bytes });
    }
    return keys;
  },
);

const databaseUrl = z
  .url({
    protocol: /^postgres(ql)?$/,
    error: "must be like postgresql://user:password@host:5432/name, or be left out for the embedded database",
  })
  .optional();

const envSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  PORT: z.coerce.number({ error: "must be a port number" }).int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  APP_URL: origin,
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: databaseUrl,
  SHOPIFY_API_KEY: required("copy the client id from the app's page in the Shopify Dev Dashboard"),
  /** The first is current; the others still prove webhooks that were signed before a rotation. */
  SHOPIFY_API_SECRET: secretList,
  SHOPIFY_APP_HANDLE: z.string().min(1).default("plumbline"),
  /** Another origin for Admin API calls: a proxy or an emulator. */
  SHOPIFY_API_ORIGIN: origin.optional(),
  SHOPIFY_ADMIN_ORIGIN: origin.default("https://admin.shopify.com"),
  SHOPIFY_APP_BRIDGE_URL: address.optional(),
  QBO_CLIENT_ID: required("copy the client id from Keys & credentials in the Intuit developer portal"),
  QBO_CLIENT_SECRET: required(
    "copy the client secret from Keys & credentials in the Intuit developer portal",
  ),
  /** Proves QuickBooks' webhooks; several with commas during a change. Without it every webhook is refused. */
  QBO_WEBHOOK_VERIFIER: z
    .string()
    .default("")
    .transform((text) =>
      text
        .split(",")
        .map((part) => part.trim())
        .filter(Boolean),
    ),
  QBO_ENVIRONMENT: z.enum(["sandbox", "production"], { error: "must be sandbox or production" }),
  QBO_API_ORIGIN: origin.optional(),
  QBO_DISCOVERY_URL: address.optional(),
  QBO_APP_ORIGIN: origin.optional(),
  ENCRYPTION_KEYS: encryptionKeys,
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
  SUPPORT_EMAIL: z.email({ error: "must be an e-mail address" }).default("support@example.com"),
});

/** The checked environment. `QBO_APP_ORIGIN` is where people see documents; it follows `QBO_ENVIRONMENT` unless set. */
export type Env = Omit<z.output<typeof envSchema>, "QBO_APP_ORIGIN"> & { QBO_APP_ORIGIN: string };

const qboAppOrigins = { sandbox: "https://sandbox.qbo.intuit.com", production: "https://qbo.intuit.com" };

/** The environment is not usable; the message names each variable and its fix, one per line. */
export class EnvError extends Error {
  override name = "EnvError";
}

/**
 * Reads and checks every variable once, at boot. An empty variable counts as not set, as `.env` files write it.
 *
 * @throws EnvError that names every bad variable and how to mend it; values are never quoted, they may be secrets.
 */
export function loadEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) throw new EnvError(describe(parsed.error, given));
  const env = parsed.data;
  return { ...env, QBO_APP_ORIGIN: env.QBO_APP_ORIGIN ?? qboAppOrigins[env.QBO_ENVIRONMENT] };
}

function describe(error: z.ZodError, given: Record<string, unknown>): string {
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const isMissing = given[name] === undefined && !issue.message.startsWith("is missing");
    return `  ${name} ${isMissing ? `is missing: it ${issue.message}` : issue.message}`;
  });
  return `The environment is not complete. Set these variables (in .env or in the shell) and start again:\n${lines.join("\n")}`;
}
