import { MONEY_LIMIT, moneyText } from "../../../catalog/money-text.ts";
import { newValue, type StoredOption, selectedOptions, titleOf } from "../../../catalog/options.ts";
import { toShopifyDateTime } from "../../../core/emulator-clock.ts";
import { toGid } from "../../../core/gid.ts";
import { asObject, asObjects, asText } from "../../../core/plain-object.ts";
import type { StoredRecord } from "../../../stored-order.ts";
import type { QueryContext } from "../../query-context.ts";
import { applyItemInput } from "../inventory/item-input.ts";
import { refuseInputs } from "../not-imitated.ts";
import type { At, UserError } from "../user-error.ts";

type Fields = Record<string, unknown>;

/** Which mutation reads: their error codes for the same mistakes differ. */
export type VariantStyle = "create" | "update" | "set";

/** A variant of a product that is about to be made, with its inventory item. */
export function bareVariant(context: QueryContext): StoredRecord {
  const at = toShopifyDateTime(context.now);
  const [id, itemId] = [context.nextNumber(), context.nextNumber()];
  return {
    id: toGid("ProductVariant", id),
    legacyResourceId: id,
    title: "",
    sku: null,
    barcode: null,
    price: "0.00",
    compareAtPrice: null,
    taxable: true,
    inventoryPolicy: "DENY",
    inventoryQuantity: 0,
    selectedOptions: [],
    createdAt: at,
    updatedAt: at,
    inventoryItem: {
      id: toGid("InventoryItem", itemId),
      legacyResourceId: itemId,
      sku: null,
      tracked: false,
      requiresShipping: true,
      unitCost: null,
      createdAt: at,
      updatedAt: at,
    },
  };
}

/** The plain fields and the inventory item of a variant's input laid over a variant; option values are read apart. */
export function applyVariantInput(
  input: Fields,
  base: StoredRecord,
  at: At,
  style: VariantStyle,
  context: QueryContext,
): { variant: StoredRecord; errors: UserError[] } {
  refuseInputs(
    input,
    ["mediaId", "mediaSrc", "file", "quantityAdjustments", "unitPriceMeasurement"],
    "a variant",
  );
  const variant: StoredRecord = { ...base };
  const errors = [
    ...setPrice("compareAtPrice", input, variant, at),
    ...setPrice("price", input, variant, at),
  ];
  for (const field of ["barcode", "taxable", "inventoryPolicy", "requiresComponents"]) {
    if (input[field] !== undefined) variant[field] = input[field];
  }
  const itemInput = {
    ...asObject(input.inventoryItem),
    ...(input.sku === undefined ? {} : { sku: input.sku }),
  };
  const reading = applyItemInput(itemInput, asObject(base.inventoryItem) as StoredRecord, context);
  variant.inventoryItem = reading.item;
  variant.sku = asText(reading.item.sku) ?? null;
  for (const problem of reading.problems) {
    const isCost = problem.field === "cost";
    const code =
      style === "set"
        ? "INVALID_VARIANT"
        : isCost && problem.isNegative
          ? "GREATER_THAN_OR_EQUAL_TO"
          : "INVALID_INPUT";
    const message = isCost ? problem.message.replace("Cost ", "Cost per item ") : problem.message;
    errors.push({ field: [...at, "inventoryItem", problem.field], message, code });
  }
  return { variant, errors };
}

function setPrice(field: string, input: Fields, variant: StoredRecord, at: At): UserError[] {
  const value = input[field];
  if (value === undefined) return [];
  if (value === null) {
    variant[field] = field === "price" ? "0.00" : null;
    return [];
  }
  const label = field === "price" ? "Price " : "";
  if (Number(value) >= MONEY_LIMIT) {
    return [
      {
        field: [...at, field],
        message: `${label}must be less than ${BigInt(MONEY_LIMIT)}`,
        code: "INVALID_INPUT",
      },
    ];
  }
  const text = moneyText(value);
  if (text === undefined || Number(text) < 0) {
    const message = `${label}must be greater than or equal to 0`;
    return [{ field: [...at, field], message, code: "GREATER_THAN_OR_EQUAL_TO" }];
  }
  variant[field] = text;
  return [];
}

/**
 * What a variant chooses of each option of its product. New values are added to `options`; a variant that is there already keeps what
 * its input does not name.
 */
export function readOptionValues(
  input: Fields,
  options: StoredOption[],
  base: readonly { name: string; value: string }[],
  at: At,
  style: VariantStyle,
  context: QueryContext,
): { selected: { name: string; value: string }[]; errors: UserError[] } {
  const chosen = new Map(base.map(({ name, value }) => [name, value]));
  const named = new Set<string>();
  for (const [index, entry] of asObjects(input.optionValues).entries()) {
    const option = options.find(({ id, name }) =>
      entry.optionId == null ? name === entry.optionName : id === entry.optionId,
    );
    const place = [...at, "optionValues", String(index)];
    if (option === undefined) {
      const code = style === "create" ? "INVALID_INPUT" : "OPTION_DOES_NOT_EXIST";
      return refusal(place, "Option does not exist", code);
    }
    if (named.has(option.name)) {
      return refusal([...at, "optionValues"], `Duplicated option name '${option.name}'`, "INVALID_INPUT");
    }
    named.add(option.name);
    const value = valueName(entry, option, context);
    if (value === undefined) {
      const code = style === "create" ? "INVALID_INPUT" : "OPTION_VALUE_DOES_NOT_EXIST";
      return refusal(place, "Option value does not exist", code);
    }
    if (value.length > 255)
      return refusal([...place, "name"], "Option value name is too long.", "INVALID_INPUT");
    chosen.set(option.name, value);
  }
  const missing = options.find(({ name }) => !chosen.has(name));
  if (missing !== undefined) {
    const code = style === "set" ? "INVALID_VARIANT" : "NEED_TO_ADD_OPTION_VALUES";
    return refusal([...at], `You need to add option values for ${missing.name}`, code);
  }
  return { selected: options.map(({ name }) => ({ name, value: chosen.get(name) ?? "" })), errors: [] };
}

/** The name of the value; a name that the option does not have yet becomes one of its values. */
function valueName(entry: Fields, option: StoredOption, context: QueryContext): string | undefined {
  if (entry.id != null) return option.optionValues.find(({ id }) => id === entry.id)?.name;
  const name = asText(entry.name)?.trim();
  if (name === undefined || name === "") return undefined;
  const known = option.optionValues.find((value) => value.name === name);
  if (known === undefined) option.optionValues.push(newValue(name, context));
  return name;
}

/** Variants that choose the same as one before them. */
export function findRepeats(
  variants: readonly Fields[],
  atOf: (index: number) => string[] | undefined,
  code: string,
): UserError[] {
  const seen = new Set<string>();
  return variants.flatMap((variant, index): UserError[] => {
    const title = titleOf(selectedOptions(variant));
    const isRepeat = seen.has(title);
    seen.add(title);
    const field = atOf(index);
    if (!isRepeat || field === undefined) return [];
    const message = `The variant '${title}' already exists. Please change at least one option value.`;
    return [{ field, message, code }];
  });
}

function refusal(field: string[], message: string, code: string): { selected: []; errors: UserError[] } {
  return { selected: [], errors: [{ field, message, code }] };
}
