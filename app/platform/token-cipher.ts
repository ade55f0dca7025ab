import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const VERSION = "v1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** One AES-256 key; `id` is written into every ciphertext so that keys can be rotated. */
export type EncryptionKey = { id: string; bytes: Buffer };

/** Ciphertext that cannot be opened: tampered, of another purpose, or of a key that is no longer known. */
export class CipherError extends Error {
  override name = "CipherError";
}

/**
 * Encrypts tokens and payloads at rest with AES-256-GCM. `purpose` is authenticated along with the text (for
 * example `connection:<shop>:refreshToken`): a ciphertext copied to another row or column does not open.
 */
export type TokenCipher = {
  /** Answers `v1:<keyId>:<iv>:<tag>:<data>`, the last three in base64url. */
  encrypt(text: string, purpose: string): string;
  /** @throws CipherError */
  decrypt(ciphertext: string, purpose: string): string;
  /** Answers `v1:<keyId>:` followed by iv, tag and data as raw bytes. */
  encryptBytes(bytes: Buffer, purpose: string): Buffer;
  /** @throws CipherError */
  decryptBytes(ciphertext: Buffer, purpose: string): Buffer;
  /** Whether it was made with an older key and should be written again. */
  isOutdated(ciphertext: string): boolean;
};

/**
 * Makes a cipher that encrypts with the first key and decrypts with any.
 *
 * @throws when no key is given.
 */
export function createTokenCipher(keys: readonly EncryptionKey[]): TokenCipher {
  const [current] = keys;
  if (current === undefined) throw new Error("At least one encryption key is needed.");
  const byId = new Map(keys.map((key) => [key.id, key]));
  const keyOf = (id: string): EncryptionKey => {
    const key = byId.get(id);
    if (key !== undefined) return key;
    throw new CipherError(
      `Encrypted with key «${id}», which ENCRYPTION_KEYS does not list. Add the old key at its end.`,
    );
  };

  return {
    encrypt(text, purpose) {
      const sealed = seal(current, Buffer.from(text, "utf8"), purpose);
      return [VERSION, current.id, ...[sealed.iv, sealed.tag, sealed.data].map(toText)].join(":");
    },
    decrypt(ciphertext, purpose) {
      const [version, keyId, iv, tag, data, ...rest] = ciphertext.split(":");
      if (version !== VERSION || keyId === undefined || iv === undefined || tag === undefined)
        throw notOurs();
      if (data === undefined || rest.length > 0) throw notOurs();
      const sealed = { iv: fromText(iv), tag: fromText(tag), data: fromText(data) };
      return open(keyOf(keyId), sealed, purpose).toString("utf8");
    },
    encryptBytes(bytes, purpose) {
      const { iv, tag, data } = seal(current, bytes, purpose);
      return Buffer.concat([Buffer.from(`${VERSION}:${current.id}:`, "latin1"), iv, tag, data]);
    },
    decryptBytes(ciphertext, purpose) {
      const keyStart = VERSION.length + 1;
      const keyEnd = ciphertext.indexOf(":", keyStart, "latin1");
      const version = ciphertext.toString("latin1", 0, VERSION.length);
      if (version !== VERSION || keyEnd < 0 || ciphertext.length < keyEnd + 1 + IV_BYTES + TAG_BYTES)
        throw notOurs();
      const ivStart = keyEnd + 1;
      const sealed = {
        iv: ciphertext.subarray(ivStart, ivStart + IV_BYTES),
        tag: ciphertext.subarray(ivStart + IV_BYTES, ivStart + IV_BYTES + TAG_BYTES),
        data: ciphertext.subarray(ivStart + IV_BYTES + TAG_BYTES),
      };
      return open(keyOf(ciphertext.toString("latin1", keyStart, keyEnd)), sealed, purpose);
    },
    isOutdated: (ciphertext) => !ciphertext.startsWith(`${VERSION}:${current.id}:`),
  };
}

type Sealed = { iv: Buffer; tag: Buffer; data: Buffer };

function seal(key: EncryptionKey, plain: Buffer, purpose: string): Sealed {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key.bytes, iv).setAAD(Buffer.from(purpose, "utf8"));
  const data = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { iv, tag: cipher.getAuthTag(), data };
}

function open(key: EncryptionKey, sealed: Sealed, purpose: string): Buffer {
  // A shorter tag is easier to forge; GCM would accept it unless the length is fixed here.
  if (sealed.tag.length !== TAG_BYTES || sealed.iv.length !== IV_BYTES) throw notOurs();
  const decipher = createDecipheriv(ALGORITHM, key.bytes, sealed.iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(purpose, "utf8")).setAuthTag(sealed.tag);
  try {
    return Buffer.concat([decipher.update(sealed.data), decipher.final()]);
  } catch {
    throw new CipherError(
      "The ciphertext does not open: it was changed, belongs elsewhere, or its key id now names another key.",
    );
  }
}

const notOurs = (): CipherError => new CipherError("This is not a ciphertext of ours (v1:<key id>:...).");
const toText = (bytes: Buffer): string => bytes.toString("base64url");
const fromText = (text: string): Buffer => Buffer.from(text, "base64url");
