import { GraphQLError } from "graphql";
import { toShopifyDateTime } from "../../../core/emulator-clock.ts";
import { toGid } from "../../../core/gid.ts";
import { asObject, asObjects } from "../../../core/plain-object.ts";
import {
  changeQuantities,
  type MadeChange,
  type QuantityChange,
} from "../../../inventory/change-quantities.ts";
import type { QuantityName } from "../../../inventory/levels.ts";
import type { QueryContext } from "../../query-context.ts";
import type { UserError } from "../user-error.ts";
import {
  commonProblems,
  ledgerProblems,
  limitProblems,
  nameProblems,
  setProblems,
  staleProblems,
  targetOf,
  targetProblems,
} from "./stock-problems.ts";

type Fields = Record<string, unknown>;

/**
 * inventorySetQuantities: absolute quantities of `available` or `on_hand`, all or none. `changeFromQuantity` must be there, null for
 * "whatever it was"; a quantity that is another by now is an error.
 * @throws {GraphQLError} INVALID_FIELD_ARGUMENTS where it is missing.
 */
export function setQuantities(_source: unknown, args: Fields, context: QueryContext): Fields {
  const input = asObject(args.input) ?? {};
  const quantities = asObjects(input.quantities);
  requireCompare(quantities, "InventoryQuantityInput");
  const errors = [...commonProblems(input), ...setProblems(input.name, quantities)];
  if (errors.length === 0) errors.push(...targetProblems(quantities, "quantities", context));
  if (errors.length === 0)
    errors.push(...staleProblems(quantities, "quantities", String(input.name), context));
  if (errors.length > 0) return refused(errors);
  const changes = quantities.map((entry): QuantityChange => {
    const name = input.name === "on_hand" ? "on_hand" : "available";
    return { ...targetOf(entry), name, to: Number(entry.quantity) };
  });
  return carryOut(changes, quantities, input, context);
}

/** inventorySetOnHandQuantities: the older form for `on_hand` alone. */
export function setOnHandQuantities(_source: unknown, args: Fields, context: QueryContext): Fields {
  const input = asObject(args.input) ?? {};
  const quantities = asObjects(input.setQuantities);
  requireCompare(quantities, "InventorySetQuantityInput");
  const at = "setQuantities";
  const errors = [...commonProblems(input), ...setProblems("on_hand", quantities, at)];
  if (errors.length === 0) errors.push(...targetProblems(quantities, at, context));
  if (errors.length === 0) errors.push(...staleProblems(quantities, at, "on_hand", context));
  if (errors.length > 0) return refused(errors);
  const changes = quantities.map(
    (entry): QuantityChange => ({ ...targetOf(entry), name: "on_hand", to: Number(entry.quantity) }),
  );
  return carryOut(changes, quantities, input, context);
}

/** inventoryAdjustQuantities: deltas of one quantity; every quantity but `available` needs the URI of a document of the app's own. */
export function adjustQuantities(_source: unknown, args: Fields, context: QueryContext): Fields {
  const input = asObject(args.input) ?? {};
  const entries = asObjects(input.changes);
  requireCompare(entries, "InventoryChangeInput");
  const name = String(input.name);
  const errors = [...commonProblems(input), ...nameProblems(name), ...ledgerProblems(name, entries)];
  if (errors.length === 0) errors.push(...targetProblems(entries, "changes", context));
  if (errors.length === 0) errors.push(...staleProblems(entries, "changes", name, context));
  if (errors.length === 0) errors.push(...limitProblems(name, entries, context));
  if (errors.length > 0) return refused(errors);
  const changes = entries.map(
    (entry): QuantityChange => ({
      ...targetOf(entry),
      name: name as QuantityName,
      delta: Number(entry.delta),
    }),
  );
  return carryOut(changes, entries, input, context);
}

/** A change of nothing is no group; otherwise the group lists what was asked for and what of `on_hand` followed. */
function carryOut(
  changes: readonly QuantityChange[],
  entries: readonly Fields[],
  input: Fields,
  context: QueryContext,
): Fields {
  const made = changeQuantities(changes, context);
  if (made.length === 0) return { inventoryAdjustmentGroup: null, userErrors: [] };
  const documentOf = ({ itemId, locationId, name }: MadeChange) => {
    if (name === "on_hand") return null;
    const entry = entries.find(
      (other) => other.inventoryItemId === itemId && other.locationId === locationId,
    );
    return entry?.ledgerDocumentUri ?? null;
  };
  const group = {
    id: toGid("InventoryAdjustmentGroup", context.nextNumber()),
    createdAt: toShopifyDateTime(context.now),
    reason: input.reason,
    referenceDocumentUri: input.referenceDocumentUri ?? null,
    changes: made.map((change) => ({
      name: change.name,
      delta: change.delta,
      quantityAfterChange: null,
      ledgerDocumentUri: documentOf(change),
      item: { id: change.itemId },
      location: { id: change.locationId },
    })),
  };
  return { inventoryAdjustmentGroup: group, userErrors: [] };
}

function requireCompare(entries: readonly Fields[], inputType: string): void {
  if (entries.every((entry) => entry.changeFromQuantity !== undefined)) return;
  throw new GraphQLError(`${inputType} must include the following argument: changeFromQuantity.`, {
    extensions: { code: "INVALID_FIELD_ARGUMENTS" },
  });
}

function refused(userErrors: UserError[]): Fields {
  return { inventoryAdjustmentGroup: null, userErrors };
}
