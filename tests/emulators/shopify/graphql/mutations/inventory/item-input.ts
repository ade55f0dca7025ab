import { MONEY_LIMIT, moneyText } from "../../../catalog/money-text.ts";
import { asObject } from "../../../core/plain-object.ts";
import { findCountry } from "../../../core/regions.ts";
import type { Stage } from "../../../core/stage.ts";
import type { StoredRecord } from "../../../stored-order.ts";

type Fields = Record<string, unknown>;

export type ItemProblem = { field: string; message: string; isNegative?: boolean };

const UNITS = new Map([
  ["GRAMS", "g"],
  ["KILOGRAMS", "kg"],
  ["OUNCES", "oz"],
  ["POUNDS", "lb"],
]);

/** An InventoryItemInput laid over a stored item: cost in the shop's currency, SKU, tracking, origin and weight. */
export function applyItemInput(
  input: Fields,
  base: StoredRecord,
  stage: Pick<Stage, "shop">,
): { item: StoredRecord; problems: ItemProblem[] } {
  const item: StoredRecord = { ...base };
  const problems: ItemProblem[] = [];
  for (const field of ["tracked", "requiresShipping", "harmonizedSystemCode", "provinceCodeOfOrigin"]) {
    if (input[field] !== undefined) item[field] = input[field];
  }
  if (input.sku !== undefined) item.sku = input.sku === "" ? null : input.sku;
  if (String(item.sku ?? "").length > 255) {
    problems.push({ field: "sku", message: "SKU is too long (maximum is 255 characters)" });
  }
  if (input.cost !== undefined) problems.push(...setCost(input.cost, item, stage));
  if (input.countryCodeOfOrigin !== undefined) {
    const code = input.countryCodeOfOrigin;
    item.countryCodeOfOrigin = code;
    if (code !== null && findCountry(String(code)) === undefined) {
      problems.push({ field: "countryCodeOfOrigin", message: "Country code of origin is invalid" });
    }
  }
  if (item.harmonizedSystemCode != null && !/^\d{6,13}$/.test(String(item.harmonizedSystemCode))) {
    const message = "Harmonized system code must be a number between six and thirteen digits";
    problems.push({ field: "harmonizedSystemCode", message });
  }
  problems.push(...setWeight(input.measurement, item));
  return { item, problems };
}

function setCost(cost: unknown, item: StoredRecord, { shop }: Pick<Stage, "shop">): ItemProblem[] {
  if (cost === null) {
    item.unitCost = null;
    return [];
  }
  if (Number(cost) >= MONEY_LIMIT) {
    return [{ field: "cost", message: `Cost must be less than ${BigInt(MONEY_LIMIT)}` }];
  }
  const amount = moneyText(cost);
  if (amount === undefined || Number(amount) < 0) {
    return [{ field: "cost", message: "Cost must be greater than or equal to 0", isNegative: true }];
  }
  item.unitCost = { amount, currencyCode: shop.currencyCode };
  return [];
}

function setWeight(measurement: unknown, item: StoredRecord): ItemProblem[] {
  const weight = asObject(asObject(measurement)?.weight);
  if (weight === undefined) return [];
  item.measurement = { id: `${item.id}`.replace("InventoryItem", "InventoryItemMeasurement"), weight };
  if (Number(weight.value) >= 0) return [];
  const unit = UNITS.get(String(weight.unit));
  const message = `Measurement weight value ${weight.value} ${unit} must be >= 0 ${unit}`;
  return [{ field: "measurement", message }];
}
