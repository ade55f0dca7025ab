import { createHash } from "node:crypto";
import type { MetafieldDefinition } from "../../core/app-seed.ts";
import { toShopifyDateTime } from "../../core/emulator-clock.ts";
import { parseGid, toGid } from "../../core/gid.ts";
import { asList } from "../../core/plain-object.ts";
import type { Change } from "../../store/change.ts";
import type { StoredMetafield } from "../../stored-order.ts";
import { announceUpdated } from "../../webhooks/announce.ts";
import { ownerWriteScope } from "../access-scopes.ts";
import { expandNamespace } from "../metafield-namespace.ts";
import type { QueryContext } from "../query-context.ts";
import { findValueProblem, type ValueProblem } from "./metafield-value.ts";

export type MetafieldInput = {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  compareDigest?: string | null;
};

type UserError = ValueProblem & { field: string[]; elementIndex: number | null };

/** Shopify: at most 25 metafields per call, all or none. */
const CALL_LIMIT = 25;

/** metafieldsSet, atomic, with compare-and-set: `compareDigest: null` means "must not exist yet". */
export function setMetafields(
  _source: unknown,
  args: Record<string, unknown>,
  context: QueryContext,
): Record<string, unknown> {
  const inputs = asList(args.metafields) as MetafieldInput[];
  if (inputs.length > CALL_LIMIT) {
    const message = `Exceeded the maximum metafields input limit of ${CALL_LIMIT}.`;
    return refused([{ field: ["metafields"], message, code: "LESS_THAN_OR_EQUAL_TO", elementIndex: null }]);
  }
  const errors = inputs.flatMap((input, index) => findProblem(input, index, context) ?? []);
  if (errors.length > 0) return refused(errors);
  const changes = inputs.map((input) => metafieldChange(input, context));
  context.store.commit(...changes);
  if (context.settings.metafieldsFireUpdates) announce(inputs, context);
  return { metafields: changes.map((change) => change.metafield), userErrors: [] };
}

/** The digest that compare-and-set works with: a hash of the value. */
export function digestOf(value: string): string {
  return createHash("sha256").update(value).digest("hex");
}

function findProblem(input: MetafieldInput, index: number, context: QueryContext): UserError | undefined {
  const at = (name: string, { code, message }: ValueProblem): UserError => ({
    code,
    message,
    field: ["metafields", String(index), name],
    elementIndex: index,
  });
  const owner = context.store.find(input.ownerId);
  if (owner === undefined && input.ownerId !== context.shop.id) {
    return at("ownerId", { code: "INVALID", message: "Owner does not exist." });
  }
  const scope = ownerWriteScope(parseGid(input.ownerId)?.type ?? "");
  if (context.settings.enforceScopes && scope !== undefined && !context.grantedScopes.has(scope)) {
    return at("namespace", {
      code: "APP_NOT_AUTHORIZED",
      message: `The app lacks the access scope ${scope}.`,
    });
  }
  const problem = contentProblem(input, context);
  if (problem !== undefined) return at(problem.part, problem);
  if (!isStale(input, context)) return undefined;
  const message =
    "The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.";
  return { field: ["metafields", String(index)], message, code: "STALE_OBJECT", elementIndex: index };
}

/** What is wrong with the type or value of a metafield, and which of the two it is. */
export function contentProblem(
  input: MetafieldInput,
  context: QueryContext,
): (ValueProblem & { part: "type" | "value" }) | undefined {
  const definition = definitionOf(input, context);
  const type = input.type ?? definition?.type ?? presentMetafield(input, context)?.type;
  if (type === undefined) return { part: "type", code: "BLANK", message: "Type can't be blank." };
  const problem = findValueProblem(input.value, type, definition);
  return problem && { ...problem, part: problem.code === "INVALID_TYPE" ? "type" : "value" };
}

function isStale(input: MetafieldInput, context: QueryContext): boolean {
  if (input.compareDigest === undefined) return false;
  return (presentMetafield(input, context)?.compareDigest ?? null) !== input.compareDigest;
}

function presentMetafield(input: MetafieldInput, context: QueryContext): StoredMetafield | undefined {
  const namespace = expandNamespace(input.namespace);
  const present = context.store.metafields(input.ownerId);
  return present.find((metafield) => metafield.namespace === namespace && metafield.key === input.key);
}

function definitionOf(input: MetafieldInput, context: QueryContext): MetafieldDefinition | undefined {
  const namespace = expandNamespace(input.namespace);
  const ownerType = parseGid(input.ownerId)?.type.toUpperCase();
  return context.app.metafieldDefinitions.find(
    (definition) =>
      definition.ownerType === ownerType &&
      definition.namespace === namespace &&
      definition.key === input.key,
  );
}

/** The change that stores a metafield; its id and creation time stay when it was there already. */
export function metafieldChange(
  input: MetafieldInput,
  context: QueryContext,
): Extract<Change, { kind: "metafieldSet" }> {
  const present = presentMetafield(input, context);
  const now = toShopifyDateTime(context.now);
  const metafield: StoredMetafield = {
    id: present?.id ?? toGid("Metafield", context.nextNumber()),
    namespace: expandNamespace(input.namespace),
    key: input.key,
    type: input.type ?? definitionOf(input, context)?.type ?? present?.type ?? "single_line_text_field",
    value: input.value,
    compareDigest: digestOf(input.value),
    ownerType: parseGid(input.ownerId)?.type.toUpperCase(),
    owner: { __typename: parseGid(input.ownerId)?.type, id: input.ownerId },
    createdAt: present?.createdAt ?? now,
    updatedAt: present?.value === input.value ? present.updatedAt : now,
  };
  return { kind: "metafieldSet", ownerId: input.ownerId, metafield };
}

function announce(inputs: MetafieldInput[], context: QueryContext): void {
  for (const ownerId of new Set(inputs.map((input) => input.ownerId))) {
    const owner = context.store.find(ownerId)?.owner;
    if (owner === undefined) continue;
    const record = { ...owner, updatedAt: toShopifyDateTime(context.now) };
    context.store.commit({ kind: "recordStored", record });
    announceUpdated(record, context);
  }
}

function refused(userErrors: UserError[]): Record<string, unknown> {
  return { metafields: null, userErrors };
}
