import { toShopifyDateTime } from "../../../core/emulator-clock.ts";
import { parseGid, toGid } from "../../../core/gid.ts";
import { asObject, asText } from "../../../core/plain-object.ts";
import { findCountry, findProvince } from "../../../core/regions.ts";
import { changeQuantities, type QuantityChange } from "../../../inventory/change-quantities.ts";
import { QUANTITY_NAMES, quantityOf, type StoredLevel } from "../../../inventory/levels.ts";
import { activeLocations, findLocation } from "../../../inventory/locations.ts";
import type { Change } from "../../../store/change.ts";
import type { StoredRecord } from "../../../stored-order.ts";
import {
  announceCreated,
  announceDeleted,
  announceTopic,
  announceUpdated,
} from "../../../webhooks/announce.ts";
import type { QueryContext } from "../../query-context.ts";
import { metafieldsOfInput } from "../metafields-of-input.ts";
import type { UserError } from "../user-error.ts";

type Fields = Record<string, unknown>;

/** locationAdd: names are unique. */
export function addLocation(_source: unknown, args: Fields, context: QueryContext): Fields {
  const input = asObject(args.input) ?? {};
  const id = toGid("Location", context.nextNumber());
  const at = toShopifyDateTime(context.now);
  const bare = {
    id,
    legacyResourceId: parseGid(id)?.number ?? "",
    isActive: true,
    address: {},
    createdAt: at,
  };
  return store(input, { ...bare, name: "", fulfillsOnlineOrders: true, shipsInventory: true }, true, context);
}

/** locationEdit */
export function editLocation(_source: unknown, args: Fields, context: QueryContext): Fields {
  const before = findLocation(args.id, context.store);
  if (before === undefined) {
    return {
      location: null,
      userErrors: [{ field: ["id"], message: "Location not found.", code: "NOT_FOUND" }],
    };
  }
  return store(asObject(args.input) ?? {}, before, false, context);
}

/** locationActivate */
export function activateLocation(_source: unknown, args: Fields, context: QueryContext): Fields {
  const location = findLocation(args.locationId, context.store);
  if (location === undefined) {
    const error = { field: ["locationId"], message: "Location not found.", code: "LOCATION_NOT_FOUND" };
    return { location: null, locationActivateUserErrors: [error] };
  }
  const record = setActive(location, true, context);
  return { location: record, locationActivateUserErrors: [] };
}

/** locationDeactivate: stock must be moved to another location, the shop's last active one stays. */
export function deactivateLocation(_source: unknown, args: Fields, context: QueryContext): Fields {
  const refuse = (field: string, message: string, code: string) => {
    return { location: location ?? null, locationDeactivateUserErrors: [{ field: [field], message, code }] };
  };
  const location = findLocation(args.locationId, context.store);
  if (location === undefined) return refuse("locationId", "Location not found.", "LOCATION_NOT_FOUND");
  if (activeLocations(context.store).every((other) => other.id === location.id)) {
    const message = "Location is the only location with a shipping address.";
    return refuse("locationId", message, "PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR");
  }
  const stocked = (context.store.referring("InventoryLevel.location", location.id) as StoredLevel[]).filter(
    (level) => level.isActive !== false && QUANTITY_NAMES.some((name) => quantityOf(level, name) !== 0),
  );
  const destination = findLocation(args.destinationLocationId, context.store);
  if (args.destinationLocationId != null && (destination === undefined || destination.isActive === false)) {
    const code = "DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE";
    return refuse("destinationLocationId", "Destination location not found or inactive.", code);
  }
  if (destination?.id === location.id) {
    const code = "DESTINATION_LOCATION_IS_THE_SAME_LOCATION";
    return refuse("destinationLocationId", "Location could not be deactivated to itself.", code);
  }
  if (stocked.length > 0 && destination === undefined) {
    const message =
      "Location could not be deactivated without specifying where to relocate inventory at the location.";
    return refuse("locationId", message, "HAS_ACTIVE_INVENTORY_ERROR");
  }
  if (destination !== undefined) changeQuantities(moves(stocked, destination.id), context);
  return { location: setActive(location, false, context), locationDeactivateUserErrors: [] };
}

/** locationDelete: only of one that is not active any more. */
export function deleteLocation(_source: unknown, args: Fields, context: QueryContext): Fields {
  const refuse = (message: string, code: string) => {
    return { deletedLocationId: null, locationDeleteUserErrors: [{ field: ["locationId"], message, code }] };
  };
  const location = findLocation(args.locationId, context.store);
  if (location === undefined) return refuse("Location not found.", "LOCATION_NOT_FOUND");
  if (location.isActive !== false) {
    return refuse("The location cannot be deleted while it is active.", "LOCATION_IS_ACTIVE");
  }
  const levels = context.store.referring("InventoryLevel.location", location.id);
  context.store.commit(...levels.map((level): Change => ({ kind: "recordDeleted", id: level.id })), {
    kind: "recordDeleted",
    id: location.id,
  });
  announceDeleted(location, context);
  return { deletedLocationId: location.id, locationDeleteUserErrors: [] };
}

function store(input: Fields, base: StoredRecord, isNew: boolean, context: QueryContext): Fields {
  const name = (asText(input.name) ?? asText(base.name) ?? "").trim();
  const errors: UserError[] = [];
  if (name === "") errors.push({ field: ["input", "name"], message: "Add a location name", code: "BLANK" });
  if (name.length > 100) {
    errors.push({
      field: ["input", "name"],
      message: "Use a shorter location name (up to 100 characters)",
      code: "TOO_LONG",
    });
  }
  const others = context.store.keyed("Location.name", name.toLowerCase()).filter(({ id }) => id !== base.id);
  if (others.length > 0) {
    errors.push({
      field: ["input", "name"],
      message: "You already have a location with this name",
      code: "TAKEN",
    });
  }
  const metafields = metafieldsOfInput(input.metafields, base.id, ["input"], context);
  errors.push(...metafields.errors.map((error) => ({ ...error, code: "INVALID" })));
  if (errors.length > 0) return { location: null, userErrors: errors };
  const fulfillsOnlineOrders = input.fulfillsOnlineOrders ?? base.fulfillsOnlineOrders;
  const address = readAddress(asObject(input.address) ?? {}, asObject(base.address) ?? {});
  const record: StoredRecord = {
    ...base,
    name,
    address,
    fulfillsOnlineOrders,
    updatedAt: toShopifyDateTime(context.now),
  };
  context.store.commit({ kind: "recordStored", record }, ...metafields.changes);
  if (isNew) announceCreated(record, context);
  else announceUpdated(record, context);
  return { location: record, userErrors: [] };
}

function readAddress(input: Fields, base: Fields): Fields {
  const address: Fields = { ...base, ...input };
  const country = address.countryCode == null ? undefined : findCountry(String(address.countryCode));
  const code = String(address.provinceCode ?? "");
  const province = country === undefined || code === "" ? undefined : findProvince(country.code, code);
  return {
    ...address,
    country: country?.name ?? null,
    province: province?.name ?? null,
    formatted: [address.address1, address.city, country?.name].filter(Boolean),
  };
}

function setActive(location: StoredRecord, isActive: boolean, context: QueryContext): StoredRecord {
  if ((location.isActive !== false) === isActive) return location;
  const at = toShopifyDateTime(context.now);
  const record = { ...location, isActive, deactivatedAt: isActive ? null : at, updatedAt: at };
  const levels = isActive ? [] : context.store.referring("InventoryLevel.location", location.id);
  context.store.commit(
    ...levels.map((level): Change => ({ kind: "recordStored", record: { ...level, isActive: false } })),
    { kind: "recordStored", record },
  );
  announceTopic(isActive ? "locations/activate" : "locations/deactivate", record, context);
  return record;
}

/** All quantities of some levels, taken from where they are and put to another location. */
function moves(levels: readonly StoredLevel[], destinationId: string): QuantityChange[] {
  return levels.flatMap((level) =>
    QUANTITY_NAMES.filter((name) => quantityOf(level, name) !== 0).flatMap((name): QuantityChange[] => {
      const delta = quantityOf(level, name);
      const itemId = level.item.id;
      return [
        { itemId, locationId: level.location.id, name, delta: -delta },
        { itemId, locationId: destinationId, name, delta },
      ];
    }),
  );
}
