import { asText } from "../core/plain-object.ts";

/** `query` and `sortKey` of a list field. */
export function searchOf(args: Record<string, unknown>): {
  query: string | undefined;
  sortKey: string | undefined;
} {
  return { query: asText(args.query), sortKey: asText(args.sortKey) };
}
