import { asObject } from "../core/plain-object.ts";
import type { StoredRecord } from "../stored-order.ts";
import { restId } from "./rest-json.ts";

type Fields = Record<string, unknown>;

/** inventory_items/create and inventory_items/update. */
export function inventoryItemPayload(item: StoredRecord): Fields {
  const weight = asObject(asObject(item.measurement)?.weight);
  return {
    id: restId(item.id),
    sku: item.sku ?? null,
    created_at: item.createdAt ?? null,
    updated_at: item.updatedAt ?? item.createdAt ?? null,
    requires_shipping: item.requiresShipping ?? true,
    cost: asObject(item.unitCost)?.amount ?? null,
    country_code_of_origin: item.countryCodeOfOrigin ?? null,
    province_code_of_origin: item.provinceCodeOfOrigin ?? null,
    harmonized_system_code: item.harmonizedSystemCode ?? null,
    tracked: item.tracked ?? false,
    country_harmonized_system_codes: [],
    weight_value: weight?.value ?? 0,
    weight_unit: WEIGHT_UNITS.get(String(weight?.unit)) ?? "kg",
    admin_graphql_api_id: item.id,
  };
}

const WEIGHT_UNITS = new Map([
  ["GRAMS", "g"],
  ["KILOGRAMS", "kg"],
  ["OUNCES", "oz"],
  ["POUNDS", "lb"],
]);

export function deletedInventoryItemPayload(item: StoredRecord): Fields {
  return {
    id: restId(item.id),
    country_code_of_origin: item.countryCodeOfOrigin ?? null,
    province_code_of_origin: item.provinceCodeOfOrigin ?? null,
    harmonized_system_code: item.harmonizedSystemCode ?? null,
    country_harmonized_system_codes: [],
    admin_graphql_api_id: item.id,
  };
}

/** inventory_levels/connect and inventory_levels/update: `available` alone of all quantities, and no cause. */
export function inventoryLevelPayload(level: StoredRecord, available: number): Fields {
  return {
    inventory_item_id: restId(asObject(level.item)?.id),
    location_id: restId(asObject(level.location)?.id),
    available,
    updated_at: level.updatedAt ?? null,
    admin_graphql_api_id: level.id,
  };
}

export function disconnectedLevelPayload(level: StoredRecord): Fields {
  return {
    inventory_item_id: restId(asObject(level.item)?.id),
    location_id: restId(asObject(level.location)?.id),
  };
}

/** locations/create, update, activate and deactivate. */
export function locationPayload(location: StoredRecord): Fields {
  const address = asObject(location.address) ?? {};
  return {
    id: restId(location.id),
    name: location.name,
    address1: address.address1 ?? null,
    address2: address.address2 ?? null,
    city: address.city ?? null,
    zip: address.zip ?? null,
    province: address.province ?? null,
    country: address.countryCode ?? null,
    phone: address.phone ?? null,
    created_at: location.createdAt ?? null,
    updated_at: location.updatedAt ?? location.createdAt ?? null,
    country_code: address.countryCode ?? null,
    country_name: address.country ?? null,
    province_code: address.provinceCode ?? null,
    legacy: false,
    active: location.isActive ?? true,
    admin_graphql_api_id: location.id,
  };
}

export function deletedLocationPayload(location: StoredRecord): Fields {
  return { id: restId(location.id) };
}
