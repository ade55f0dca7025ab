import type { Emulator } from "../core/emulator.ts";
import { asObject, asObjects, asText } from "../core/plain-object.ts";
import { stageOf } from "../core/stage.ts";
import { createContext } from "../graphql/graphql-endpoint.ts";
import { type GraphqlAnswer, runOperation } from "../graphql/run-operation.ts";
import { changeQuantities, type QuantityChange } from "../inventory/change-quantities.ts";
import { QUANTITY_NAMES } from "../inventory/levels.ts";
import { findLocation } from "../inventory/locations.ts";

type Body = Record<string, unknown>;

/** Costs nothing, whatever it is. */
const FREE = {
  reserve: () => true,
  settle: () => {},
  status: () => ({ maximumAvailable: 0, currentlyAvailable: 0, restoreRate: 0 }),
};

/** Runs an operation of the Admin API as a person in the admin would: without token, scopes, redaction or cost. Webhooks go out as ever. */
export function actAsMerchant(body: Body, emulator: Emulator): GraphqlAnswer {
  const query = asText(body.query);
  if (query === undefined) throw new TypeError('The body needs a "query".');
  const context = createContext(emulator);
  const settings = { enforceScopes: false, limitOrderHistory: false, redactCustomerData: false };
  const unlimited = { ...context.settings, ...settings, maxQueryCost: Number.POSITIVE_INFINITY };
  const variables = asObject(body.variables) ?? {};
  return runOperation({ query, variables }, { ...context, settings: unlimited }, FREE);
}

/**
 * Moves or sets quantities by hand, as a count in the admin does: `changes` of `{ inventoryItemId, locationId, name, delta or to }`. The
 * topics of levels and products go out unless `webhooks` is false.
 * @throws {TypeError} for an unknown item, place or name; nothing has been changed then.
 */
export function changeStock(body: Body, emulator: Emulator): unknown {
  const changes = asObjects(body.changes).map((change, index) => readChange(change, index, emulator));
  const made = changeQuantities(changes, stageOf(emulator), { isSilent: body.webhooks === false });
  return { changes: made };
}

function readChange(change: Body, index: number, { store }: Emulator): QuantityChange {
  const wrong = (what: string) => new TypeError(`changes[${index}]: ${what}`);
  const { inventoryItemId, locationId, name = "available", delta, to } = change;
  if (store.find(asText(inventoryItemId) ?? "") === undefined) throw wrong("unknown inventoryItemId.");
  if (findLocation(locationId, store) === undefined) throw wrong("unknown locationId.");
  const target = { itemId: String(inventoryItemId), locationId: String(locationId) };
  const known = QUANTITY_NAMES.find((candidate) => candidate === name);
  if (typeof to === "number" && (known !== undefined || name === "on_hand")) {
    return { ...target, name: known ?? "on_hand", to };
  }
  if (typeof delta === "number" && known !== undefined) return { ...target, name: known, delta };
  throw wrong('needs a "name" of a quantity and "delta" or "to".');
}
