import { createHmac, timingSafeEqual } from "node:crypto";
import type { AppConfig } from "../core/app-seed.ts";
import type { RandomSource } from "../core/random-source.ts";

export type IdTokenClaims = {
  iss: string;
  dest: string;
  aud: string;
  sub: string;
  exp: number;
  nbf: number;
  iat: number;
  jti: string;
  sid: string;
};

/** App Bridge renews the token every minute. */
const LIFETIME_SECONDS = 60;

/** The staff member who sits before the admin. */
export const ADMIN_USER_ID = "80000000001";

/** A JWT as App Bridge's `idToken()`: HS256 under the app's secret. */
export function mintIdToken(app: AppConfig, shopDomain: string, now: Date, random: RandomSource): string {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const claims: IdTokenClaims = {
    iss: `https://${shopDomain}/admin`,
    dest: `https://${shopDomain}`,
    aud: app.apiKey,
    sub: ADMIN_USER_ID,
    exp: issuedAt + LIFETIME_SECONDS,
    nbf: issuedAt,
    iat: issuedAt,
    jti: random.uuid(),
    sid: random.hex(32),
  };
  const content = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${content}.${sign(content, app.apiSecret)}`;
}

/** Why the token is not one of this shop and app, or undefined when it is good. */
export function findIdTokenProblem(
  token: string,
  app: AppConfig,
  shopDomain: string,
  now: Date,
): string | undefined {
  const parts = token.split(".");
  const [header, payload, signature] = parts;
  if (parts.length !== 3 || header === undefined || payload === undefined || signature === undefined)
    return "malformed";
  if (decode(header)?.alg !== "HS256") return "unexpected algorithm";
  const expected = Buffer.from(sign(`${header}.${payload}`, app.apiSecret));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return "bad signature";
  const claims = decode(payload);
  const seconds = now.getTime() / 1000;
  if (claims?.aud !== app.apiKey) return "wrong audience";
  if (claims.dest !== `https://${shopDomain}` || claims.iss !== `https://${shopDomain}/admin`)
    return "another shop";
  if (typeof claims.exp !== "number" || claims.exp <= seconds) return "expired";
  if (typeof claims.nbf === "number" && claims.nbf > seconds + CLOCK_SKEW_SECONDS) return "not valid yet";
  return undefined;
}

const CLOCK_SKEW_SECONDS = 10;

function sign(content: string, secret: string): string {
  return createHmac("sha256", secret).update(content).digest("base64url");
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function decode(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return value !== null && typeof value === "object" ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
