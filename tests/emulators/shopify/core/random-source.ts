import { createHash, randomBytes } from "node:crypto";

export type RandomSource = {
  /** Hexadecimal text of `bytes` random bytes. */
  hex(bytes: number): string;
  uuid(): string;
};

/** Random text; with a seed the same run draws the same values. `salt` separates two runs over the same data file. */
export function createRandomSource(seed?: number, salt = ""): RandomSource {
  let counter = 0;
  function hex(bytes: number): string {
    if (seed === undefined) return randomBytes(bytes).toString("hex");
    let text = "";
    while (text.length < bytes * 2) {
      counter += 1;
      text += createHash("sha256").update(`${seed}:${salt}:${counter}`).digest("hex");
    }
    return text.slice(0, bytes * 2);
  }
  return {
    hex,
    uuid: () => hex(16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
  };
}
