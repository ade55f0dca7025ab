import { changeTags } from "./mutations/change-tags.ts";
import { deleteMetafields } from "./mutations/delete-metafields.ts";
import { setMetafields } from "./mutations/set-metafields.ts";
import type { SpecialResolver } from "./query-context.ts";

/** Mutations that the emulator carries out; another one is refused as not imitated. */
export const MUTATION_FIELDS: [string, SpecialResolver][] = [
  ["Mutation.metafieldsSet", setMetafields],
  ["Mutation.metafieldsDelete", deleteMetafields],
  ["Mutation.tagsAdd", (_source, args, context) => changeTags("add", args, context)],
  ["Mutation.tagsRemove", (_source, args, context) => changeTags("remove", args, context)],
  ["Mutation.flowTriggerReceive", () => ({ userErrors: [] })],
];

export const KNOWN_MUTATIONS = new Set(MUTATION_FIELDS.map(([name]) => name));
