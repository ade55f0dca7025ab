import { expect, test } from "vitest";
import { CipherError, createTokenCipher } from "./token-cipher.ts";

const older = { id: "k1", bytes: Buffer.alloc(32, 1) };
const current = { id: "k2", bytes: Buffer.alloc(32, 2) };

test("a text opens again under its purpose, and never looks the same twice", () => {
  const cipher = createTokenCipher([current]);
  const [first, second] = [cipher.encrypt("tökén", "a"), cipher.encrypt("tökén", "a")];
  expect(first).toMatch(/^v1:k2:[\w-]{16}:[\w-]{22}:[\w-]+$/);
  expect(first).not.toBe(second);
  expect(cipher.decrypt(first, "a")).toBe("tökén");
});

test("bytes open again, none as well as many", () => {
  const cipher = createTokenCipher([current]);
  for (const bytes of [Buffer.alloc(0), Buffer.from([58, 0, 255]), Buffer.alloc(100_000, 58)]) {
    expect(cipher.decryptBytes(cipher.encryptBytes(bytes, "a"), "a").equals(bytes)).toBe(true);
  }
});

test("after a rotation old ciphertexts still open and are known as outdated", () => {
  const text = createTokenCipher([older]).encrypt("token", "a");
  const bytes = createTokenCipher([older]).encryptBytes(Buffer.from("token"), "a");
  const rotated = createTokenCipher([current, older]);
  expect(rotated.decrypt(text, "a")).toBe("token");
  expect(rotated.decryptBytes(bytes, "a").toString()).toBe("token");
  expect(rotated.isOutdated(text)).toBe(true);
  expect(rotated.isOutdated(rotated.encrypt("token", "a"))).toBe(false);
});

test("a key that is gone is named in the error", () => {
  const text = createTokenCipher([older]).encrypt("token", "a");
  expect(() => createTokenCipher([current]).decrypt(text, "a")).toThrow(/Encrypted with key «k1»/);
});

test("another purpose, a changed sign and another key of the same id do not open", () => {
  const cipher = createTokenCipher([current]);
  const text = cipher.encrypt("token", "a");
  expect(() => cipher.decrypt(text, "b")).toThrow(CipherError);
  const swapped = text.endsWith("A") ? `${text.slice(0, -1)}Q` : `${text.slice(0, -1)}A`;
  expect(() => cipher.decrypt(swapped.replace(/:[\w-]{22}:/, `:${"A".repeat(22)}:`), "a")).toThrow(
    CipherError,
  );
  expect(() => createTokenCipher([{ ...older, id: "k2" }]).decrypt(text, "a")).toThrow(CipherError);
});

test.each(["", "v1", "v1:k2:::", "v2:k2:a:b:c", "v1:k2:AAAA:AAAA:AAAA", "plain token", "v1:k2:a:b:c:d"])(
  "«%s» is no ciphertext",
  (text) => {
    expect(() => createTokenCipher([current]).decrypt(text, "a")).toThrow(CipherError);
    expect(() => createTokenCipher([current]).decryptBytes(Buffer.from(text), "a")).toThrow(CipherError);
  },
);

test("a cipher without a key cannot be made", () => {
  expect(() => createTokenCipher([])).toThrow("At least one encryption key");
});
