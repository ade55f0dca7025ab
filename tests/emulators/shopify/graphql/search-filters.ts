import { parseGid } from "../core/gid.ts";
import type { StoredRecord } from "../stored-order.ts";
import type { QueryContext } from "./query-context.ts";
import type { Comparator, SearchValue } from "./search-terms.ts";

/** Whether a record is wanted. `owner` is the product of a variant or inventory item, otherwise the record itself. */
export type Matcher = (record: StoredRecord, owner: StoredRecord) => boolean;

/** A filter of the search syntax with its value: read once, asked for every record. */
export type Filter = (wanted: SearchValue, context: QueryContext) => Matcher;

type Read = (record: StoredRecord, owner: StoredRecord, context: QueryContext) => unknown;

const DAY_MS = 86_400_000;

/** Text without regard to case; several values stand behind commas; `*` at either end stands for anything. */
export function textFilter(read: Read): Filter {
  return ({ value, isQuoted }, context) => {
    const wanted = isQuoted ? [value] : value.split(",");
    const patterns = wanted.map((part) => likeness(part.trim()));
    return (record, owner) => {
      const values = toList(read(record, owner, context)).map((text) => String(text ?? "").toLowerCase());
      return patterns.some((isLike) => values.some(isLike));
    };
  };
}

/** Instants. A date without a time is its first instant in UTC, and equality with it means that day; `now` is now. */
export function dateFilter(read: Read): Filter {
  return ({ value, comparator }, context) => {
    const wanted = value === "now" ? context.now.getTime() : Date.parse(value);
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
    return (record, owner) => {
      const at = Date.parse(String(read(record, owner, context) ?? ""));
      if (Number.isNaN(at) || Number.isNaN(wanted)) return false;
      if (comparator === "=") return isDay ? at >= wanted && at < wanted + DAY_MS : at === wanted;
      return compares(Math.sign(at - wanted), comparator);
    };
  };
}

export function numberFilter(read: Read): Filter {
  return ({ value, comparator }, context) => {
    const wanted = Number(value);
    return (record, owner) => {
      const numbers = toList(read(record, owner, context)).map(Number);
      return numbers.some((number) => compares(Math.sign(number - wanted), comparator));
    };
  };
}

export function booleanFilter(read: Read): Filter {
  return ({ value }, context) => {
    const wanted = value.toLowerCase() === "true";
    return (record, owner) => (read(record, owner, context) === true) === wanted;
  };
}

/** Numeric ids, which may lie beyond 2^53; a value may be a GID, several values stand behind commas. */
export function idFilter(read: Read): Filter {
  return ({ value, comparator }, context) => {
    const wanted = value.split(",").map((part) => parseGid(part.trim())?.number ?? part.trim());
    return (record, owner) => {
      const ids = toList(read(record, owner, context));
      const numbers = ids.map((id) => parseGid(id)?.number ?? String(id ?? ""));
      return numbers.some((number) => wanted.some((other) => compareIds(number, other, comparator)));
    };
  };
}

/** E-mails are split into words: a phrase needs them in a row, anything else needs each of them somewhere. */
export function emailFilter(read: Read): Filter {
  return ({ value, isQuoted }, context) => {
    if (value.includes("*")) return textFilter(read)({ value, comparator: "=", isQuoted }, context);
    const wanted = wordsOf(value);
    return (record, owner) => {
      const words = wordsOf(String(read(record, owner, context) ?? ""));
      if (!isQuoted) return wanted.length > 0 && wanted.every((word) => words.includes(word));
      return ` ${words.join(" ")} `.includes(` ${wanted.join(" ")} `) && wanted.length > 0;
    };
  };
}

/** The opposite of a filter. */
export function not(filter: Filter): Filter {
  return (wanted, context) => {
    const matches = filter(wanted, context);
    return (record, owner) => !matches(record, owner);
  };
}

/** Reads a stored field. */
export function field(name: string): Read {
  return (record) => record[name];
}

/** Reads a field of the product that a variant or inventory item lies in. */
export function ownerField(name: string): Read {
  return (_record, owner) => owner[name];
}

/** `*` at either end of the value stands for anything, a lone `*` for any text that is there. Compares with text in lower case. */
export function likeness(value: string): (lower: string) => boolean {
  const wanted = value.toLowerCase();
  if (wanted === "*") return (lower) => lower !== "";
  const core = wanted.replace(/^\*/, "").replace(/\*$/, "");
  if (wanted.startsWith("*") && wanted.endsWith("*")) return (lower) => lower.includes(core);
  if (wanted.endsWith("*")) return (lower) => lower.startsWith(core);
  return wanted.startsWith("*") ? (lower) => lower.endsWith(core) : (lower) => lower === wanted;
}

function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

function compareIds(id: string, value: string, comparator: Comparator): boolean {
  if (!/^\d+$/.test(id) || !/^\d+$/.test(value)) return id === value;
  const [left, right] = [BigInt(id), BigInt(value)];
  return compares(left < right ? -1 : left > right ? 1 : 0, comparator);
}

function compares(sign: number, comparator: Comparator): boolean {
  switch (comparator) {
    case "=":
      return sign === 0;
    case ">":
      return sign > 0;
    case ">=":
      return sign >= 0;
    case "<":
      return sign < 0;
    case "<=":
      return sign <= 0;
  }
}
