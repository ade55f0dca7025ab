import { isDefaultOnly, optionsOf, selectedOptions, titleOf, withUsage } from "../../../catalog/options.ts";
import { type FirstStock, storeProduct } from "../../../catalog/store-product.ts";
import { asList, asObject, asObjects, asText } from "../../../core/plain-object.ts";
import { findLocation } from "../../../inventory/locations.ts";
import type { Change } from "../../../store/change.ts";
import type { StoredRecord } from "../../../stored-order.ts";
import type { QueryContext } from "../../query-context.ts";
import { metafieldsOfInput } from "../metafields-of-input.ts";
import { refuseInputs } from "../not-imitated.ts";
import type { UserError } from "../user-error.ts";
import { applyVariantInput, bareVariant, findRepeats, readOptionValues } from "./variant-input.ts";
import { findProduct } from "./write-product.ts";

type Fields = Record<string, unknown>;

const NO_PRODUCT: UserError = {
  field: ["productId"],
  message: "Product does not exist",
  code: "PRODUCT_DOES_NOT_EXIST",
};

/** productVariantsBulkCreate: all or none. The variant that a product came with goes, as the strategy has it. */
export function createVariants(_source: unknown, args: Fields, context: QueryContext): Fields {
  refuseInputs(args, ["media"], "productVariantsBulkCreate");
  const product = findProduct(args.productId, context);
  if (product === undefined) return refused([NO_PRODUCT]);
  const options = optionsOf(product, context);
  const [errors, changes, firstStock]: [UserError[], Change[], FirstStock[]] = [[], [], []];
  const created = asObjects(args.variants).map((input, index) => {
    const at = ["variants", String(index)];
    if (input.id != null)
      errors.push({
        field: [...at, "id"],
        message: "id cannot be specified during creation",
        code: "NO_KEY_ON_CREATE",
      });
    const reading = applyVariantInput(input, bareVariant(context), at, "create", context);
    const values = readOptionValues(input, options, [], at, "create", context);
    const variant = { ...reading.variant, selectedOptions: values.selected, title: titleOf(values.selected) };
    const stock = readFirstStock(input.inventoryQuantities, variant, at, context);
    const metafields = metafieldsOfInput(input.metafields, variant.id, at, context);
    errors.push(...reading.errors, ...values.errors, ...stock.errors, ...withCode(metafields.errors));
    changes.push(...metafields.changes);
    firstStock.push(...stock.firstStock);
    return variant;
  });
  if (errors.length > 0) return refused(errors);
  const kept = keptByStrategy(product, args.strategy);
  const variants = [...kept, ...created];
  const offset = kept.length;
  const repeats = findRepeats(
    variants,
    (index) => (index < offset ? undefined : ["variants", String(index - offset)]),
    "VARIANT_ALREADY_EXISTS",
  );
  if (repeats.length > 0) return refused(repeats);
  const stored = store(product, variants, options, context, { firstStock, extra: changes });
  return answer(stored, created);
}

/** productVariantsBulkUpdate: all or none, unless partial updates are allowed. */
export function updateVariants(_source: unknown, args: Fields, context: QueryContext): Fields {
  refuseInputs(args, ["media"], "productVariantsBulkUpdate");
  const product = findProduct(args.productId, context);
  if (product === undefined) return refused([NO_PRODUCT]);
  const options = optionsOf(product, context);
  const present = new Map(
    asObjects(product.variants).map((variant) => [String(variant.id), variant as StoredRecord]),
  );
  const [errors, changes]: [UserError[], Change[]] = [[], []];
  const updated: StoredRecord[] = [];
  for (const [index, input] of asObjects(args.variants).entries()) {
    const at = ["variants", String(index)];
    const base = present.get(asText(input.id) ?? "");
    const problem = updateProblem(input, base, at);
    if (base === undefined || problem !== undefined) {
      if (problem !== undefined) errors.push(problem);
      continue;
    }
    const reading = applyVariantInput(input, base, at, "update", context);
    const values = readOptionValues(input, options, selectedOptions(base), at, "update", context);
    const metafields = metafieldsOfInput(input.metafields, base.id, at, context);
    const problems = [...reading.errors, ...values.errors, ...withCode(metafields.errors)];
    errors.push(...problems);
    if (problems.length > 0) continue;
    changes.push(...metafields.changes);
    const isRenamed = input.optionValues != null;
    const chosen = { selectedOptions: values.selected, title: titleOf(values.selected) };
    updated.push(isRenamed ? { ...reading.variant, ...chosen } : reading.variant);
  }
  if (errors.length > 0 && args.allowPartialUpdates !== true) return refused(errors);
  const byId = new Map(updated.map((variant) => [variant.id, variant]));
  const variants = [...present.values()].map((variant) => byId.get(variant.id) ?? variant);
  const repeats = findRepeats(variants, () => ["variants"], "VARIANT_ALREADY_EXISTS");
  if (repeats.length > 0) return refused(repeats);
  const stored = store(product, variants, options, context, { extra: changes });
  return { ...answer(stored, updated), userErrors: errors };
}

/** productVariantsBulkDelete: never the last variant. */
export function deleteVariants(_source: unknown, args: Fields, context: QueryContext): Fields {
  const product = findProduct(args.productId, context);
  if (product === undefined) return { product: null, userErrors: [NO_PRODUCT] };
  const ids = asList(args.variantsIds).map(String);
  const variants = asObjects(product.variants) as StoredRecord[];
  const errors = ids.flatMap((id, index): UserError[] => {
    if (variants.some((variant) => variant.id === id)) return [];
    const message = "At least one variant does not belong to the product";
    const code = "AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT";
    return [{ field: ["variantsIds", String(index)], message, code }];
  });
  const kept = variants.filter((variant) => !ids.includes(variant.id));
  if (errors.length === 0 && kept.length === 0) {
    const message = "Cannot delete default variant";
    errors.push({ field: ["variantsIds"], message, code: "CANNOT_DELETE_LAST_VARIANT" });
  }
  if (errors.length > 0) return { product: null, userErrors: errors };
  return { product: store(product, kept, optionsOf(product, context), context), userErrors: [] };
}

function store(
  product: StoredRecord,
  variants: StoredRecord[],
  options: ReturnType<typeof optionsOf>,
  context: QueryContext,
  extra: { firstStock?: FirstStock[]; extra?: Change[] } = {},
): StoredRecord {
  const placed = variants.map((variant, index) => ({ ...variant, position: index + 1 }));
  const used = withUsage(options, placed).map((option) => ({
    ...option,
    // The value of a variant that came with the product goes with it.
    optionValues: option.optionValues.filter((value) => value.hasVariants || value.name !== "Default Title"),
  }));
  return storeProduct(product, { ...product, options: used, variants: placed }, context, extra);
}

function keptByStrategy(product: StoredRecord, strategy: unknown): StoredRecord[] {
  const variants = asObjects(product.variants) as StoredRecord[];
  if (strategy === "REMOVE_STANDALONE_VARIANT" && variants.length === 1) return [];
  if (strategy === "PRESERVE_STANDALONE_VARIANT") return variants;
  return isDefaultOnly(product) ? [] : variants;
}

function updateProblem(input: Fields, base: StoredRecord | undefined, at: string[]): UserError | undefined {
  if (input.id == null) {
    const message = "Product variant is missing ID attribute";
    return { field: [...at, "id"], message, code: "PRODUCT_VARIANT_ID_MISSING" };
  }
  if (base === undefined) {
    const message = "Product variant does not exist";
    return { field: [...at, "id"], message, code: "PRODUCT_VARIANT_DOES_NOT_EXIST" };
  }
  if (input.inventoryQuantities == null) return undefined;
  const message =
    "Inventory quantities can only be provided during create. To update inventory for existing variants, use inventoryAdjustQuantities.";
  const code = "NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE";
  return { field: [...at, "inventoryQuantities"], message, code };
}

function readFirstStock(
  value: unknown,
  variant: StoredRecord,
  at: string[],
  context: QueryContext,
): { firstStock: FirstStock[]; errors: UserError[] } {
  const inputs = asObjects(value);
  const isKnown = inputs.every(({ locationId }) => findLocation(locationId, context.store) !== undefined);
  if (!isKnown) {
    const message = `Quantity for ${variant.title} couldn't be set because the location was deleted.`;
    const code = "TRACKED_VARIANT_LOCATION_NOT_FOUND";
    return { firstStock: [], errors: [{ field: [...at, "inventoryQuantities"], message, code }] };
  }
  const itemId = String(asObject(variant.inventoryItem)?.id);
  const firstStock = inputs.map((input) => {
    return { itemId, locationId: String(input.locationId), available: Number(input.availableQuantity) };
  });
  return { firstStock, errors: [] };
}

function withCode(errors: readonly UserError[]): UserError[] {
  return errors.map((error) => ({ ...error, code: "INVALID_INPUT" }));
}

/** The variants as they are stored, in the order of the input. */
function answer(product: StoredRecord, variants: readonly StoredRecord[]): Fields {
  const byId = new Map(asObjects(product.variants).map((variant) => [variant.id, variant]));
  return { product, productVariants: variants.flatMap(({ id }) => byId.get(id) ?? []), userErrors: [] };
}

function refused(userErrors: UserError[]): Fields {
  return { product: null, productVariants: null, userErrors };
}
