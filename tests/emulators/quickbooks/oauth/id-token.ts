import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";

export type IdTokenSigner = {
  sign(claims: Record<string, unknown>): string;
  jwks(): Record<string, unknown>;
};

const KEY_ID = "emulator-1";

/** Signs id tokens with a key that is made on first use. */
export function createIdTokenSigner(): IdTokenSigner {
  let pair: { publicKey: KeyObject; privateKey: KeyObject } | undefined;
  function keys() {
    pair ??= generateKeyPairSync("rsa", { modulusLength: 2048 });
    return pair;
  }
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return {
    sign(claims) {
      const text = `${part({ alg: "RS256", kid: KEY_ID, typ: "JWT" })}.${part(claims)}`;
      return `${text}.${createSign("RSA-SHA256").update(text).sign(keys().privateKey, "base64url")}`;
    },
    jwks: () => ({
      keys: [{ ...keys().publicKey.export({ format: "jwk" }), kid: KEY_ID, use: "sig", alg: "RS256" }],
    }),
  };
}
