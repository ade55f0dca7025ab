import { GraphQLError } from "graphql";
import { toShopifyDateTime } from "../../core/emulator-clock.ts";
import { parseGid } from "../../core/gid.ts";
import { asList } from "../../core/plain-object.ts";
import type { StoredRecord } from "../../stored-order.ts";
import { announceUpdated } from "../../webhooks/announce.ts";
import { ownerWriteScope } from "../access-scopes.ts";
import type { QueryContext } from "../query-context.ts";
import { fireTagChanges } from "./fire-tag-changes.ts";

/** Order tags hold 40 characters, product tags 255. */
const TAG_LENGTHS = new Map([["Order", 40]]);
const TAG_LENGTH = 255;
const TAG_COUNT = 250;

/** tagsAdd and tagsRemove: tags compare without case, and the owner's `updatedAt` moves only when something changed. */
export function changeTags(
  direction: "add" | "remove",
  args: Record<string, unknown>,
  context: QueryContext,
): Record<string, unknown> {
  const id = String(args.id);
  const owner = context.store.find(id)?.owner;
  if (owner === undefined || owner.id !== id)
    return refused("id", `${parseGid(id)?.type ?? "Node"} does not exist`);
  requireOwnerScope(owner, context, direction === "add" ? "tagsAdd" : "tagsRemove");
  const wanted = asList(args.tags)
    .flatMap((tag) => String(tag).split(","))
    .map((tag) => tag.trim())
    .filter(Boolean);
  const limit = TAG_LENGTHS.get(parseGid(id)?.type ?? "") ?? TAG_LENGTH;
  const tooLong = wanted.find((tag) => tag.length > limit);
  if (tooLong !== undefined) return refused("tags", `Tag exceeds the maximum length of ${limit} characters`);
  const present = asList(owner.tags).map(String);
  const tags = direction === "add" ? withTags(present, wanted) : withoutTags(present, wanted);
  if (tags.length > TAG_COUNT) return refused("tags", `Cannot have more than ${TAG_COUNT} tags`);
  if (tags.length === present.length) return { node: owner, userErrors: [] };
  const record = { ...owner, tags, updatedAt: toShopifyDateTime(context.now) };
  context.store.commit({ kind: "recordStored", record });
  if (context.settings.tagsFireUpdates) announceUpdated(record, context);
  fireTagChanges(record, present, context);
  return { node: record, userErrors: [] };
}

function withTags(present: string[], added: string[]): string[] {
  const known = new Map([...added, ...present].map((tag) => [tag.toLowerCase(), tag]));
  return [...known.values()].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}

function withoutTags(present: string[], removed: string[]): string[] {
  const gone = new Set(removed.map((tag) => tag.toLowerCase()));
  return present.filter((tag) => !gone.has(tag.toLowerCase()));
}

function requireOwnerScope(owner: StoredRecord, context: QueryContext, fieldName: string): void {
  const scope = ownerWriteScope(parseGid(owner.id)?.type ?? "");
  if (!context.settings.enforceScopes || scope === undefined || context.grantedScopes.has(scope)) return;
  throw new GraphQLError(
    `Access denied for ${fieldName} field. Required access: \`${scope}\` access scope.`,
    {
      extensions: { code: "ACCESS_DENIED", requiredAccess: `\`${scope}\` access scope.` },
    },
  );
}

function refused(field: string, message: string): Record<string, unknown> {
  return { node: null, userErrors: [{ field: [field], message }] };
}
