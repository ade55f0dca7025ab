import { findCountry } from "../../../core/regions.ts";
import { type At, tooLong, type UserError } from "../user-error.ts";

const LENGTH = 255;

/** An e-mail as Shopify stores it: without white space, in lower case. */
export function normalizeEmail(value: string): string {
  return value.replaceAll(/\s+/g, "").toLowerCase();
}

export function emailProblems(email: string, at: At): UserError[] {
  const problems: UserError[] = [];
  if (email.length > LENGTH) problems.push(tooLong(at, "Email", LENGTH));
  if (email.length > LENGTH || !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email)) {
    problems.push({ field: [...at], message: "Email is invalid" });
  }
  return problems;
}

/**
 * A phone number in E.164 (`+16135551111`), or undefined when the text is none. Without a leading + the number is read as one of the
 * shop's country, of which the emulator knows those that dial 1.
 */
export function normalizePhone(value: string, shopCountry: string): string | undefined {
  const digits = value.replaceAll(/[\s().-]/g, "");
  if (/^\+\d{7,15}$/.test(digits)) return digits;
  const isNorthAmerican = ["US", "CA"].includes(findCountry(shopCountry)?.code ?? "US");
  if (isNorthAmerican && /^1?\d{10}$/.test(digits)) return `+1${digits.slice(-10)}`;
  return undefined;
}

export function phoneProblems(value: string, shopCountry: string, at: At): UserError[] {
  const problems: UserError[] = [];
  if (value.length > LENGTH) problems.push(tooLong(at, "Phone", LENGTH));
  if (normalizePhone(value, shopCountry) === undefined) {
    problems.push({ field: [...at], message: "Phone is invalid" });
  }
  return problems;
}
