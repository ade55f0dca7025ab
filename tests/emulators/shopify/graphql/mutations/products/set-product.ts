import {
  newOption,
  newValue,
  OPTION_LIMIT,
  optionsOf,
  type StoredOption,
  selectedOptions,
  titleOf,
  withUsage,
} from "../../../catalog/options.ts";
import { type FirstStock, storeProduct } from "../../../catalog/store-product.ts";
import { toShopifyDateTime } from "../../../core/emulator-clock.ts";
import { toGid } from "../../../core/gid.ts";
import { asList, asObject, asObjects, asText } from "../../../core/plain-object.ts";
import { changeQuantities } from "../../../inventory/change-quantities.ts";
import { findLevel } from "../../../inventory/levels.ts";
import { findLocation } from "../../../inventory/locations.ts";
import type { Change } from "../../../store/change.ts";
import type { StoredRecord } from "../../../stored-order.ts";
import type { QueryContext } from "../../query-context.ts";
import { changeMembership } from "../collections/change-membership.ts";
import { metafieldsOfInput } from "../metafields-of-input.ts";
import { refuseInputs } from "../not-imitated.ts";
import type { UserError } from "../user-error.ts";
import { applyProductInput, bareProduct } from "./product-input.ts";
import { findSetTarget } from "./set-target.ts";
import { applyVariantInput, bareVariant, findRepeats, readOptionValues } from "./variant-input.ts";

type Fields = Record<string, unknown>;

/** What is to be available or on hand of a variant's item at a place. */
type WantedStock = FirstStock & { name: "available" | "on_hand" };

/** productSet: makes the product, or brings the one that is there to what the input says. Lists that are given are complete. */
export function setProduct(_source: unknown, args: Fields, context: QueryContext): Fields {
  if (args.synchronous === false) refuseInputs({ synchronous: true }, ["synchronous"], "productSet");
  const input = asObject(args.input) ?? {};
  refuseInputs(input, ["files", "claimOwnership", "combinedListingRole"], "productSet");
  const target = findSetTarget(asObject(args.identifier), input, context);
  if ("errors" in target) return refused(target.errors);
  const before = target.product;
  const id = before?.id ?? toGid("Product", context.nextNumber());
  const { product, errors } = applyProductInput(input, before ?? bareProduct(id, context), context);
  const problems = errors.map(toSetError);
  const options = readOptions(input, before, context);
  problems.push(...options.errors);
  if (options.errors.length > 0) return refused(problems);
  const variants = readVariants(input, before, options.list, context);
  problems.push(...variants.errors);
  const metafields = metafieldsOfInput(input.metafields, id, ["input"], context);
  problems.push(...metafields.errors.map((error) => ({ ...error, code: "INVALID_METAFIELD" })));
  if (problems.length > 0) return refused(problems);
  const at = toShopifyDateTime(context.now);
  const record: StoredRecord = {
    ...product,
    options: withUsage(options.list, variants.list),
    variants: variants.list.map((variant, index) => ({ ...variant, position: index + 1 })),
    createdAt: before?.createdAt ?? at,
  };
  const extra = [...variants.changes, ...metafields.changes, ...dropOtherMetafields(input, before, context)];
  const stored = storeProduct(before, record, context, { firstStock: variants.stock, extra });
  setQuantities(variants.stock, context);
  if (input.collections !== undefined) setCollections(id, asList(input.collections).map(String), context);
  return { product: context.store.find(stored.id)?.node, productSetOperation: null, userErrors: [] };
}

function readOptions(
  input: Fields,
  before: StoredRecord | undefined,
  context: QueryContext,
): { list: StoredOption[]; errors: UserError[] } {
  const present = before === undefined ? [] : optionsOf(before, context);
  const refusal = (field: string[], message: string, code: string) => ({
    list: [],
    errors: [{ field, message, code }],
  });
  if (input.productOptions == null) {
    if (before !== undefined && input.variants != null && asList(input.variants).length > 0) {
      const message = "Product options input is required when updating variants";
      return refusal(["input", "productOptions"], message, "PRODUCT_OPTIONS_INPUT_MISSING");
    }
    return {
      list: present.length > 0 ? present : [newOption("Title", 1, ["Default Title"], context)],
      errors: [],
    };
  }
  if (input.variants == null) {
    const message = "Variants input is required when updating product options";
    return refusal(["input", "variants"], message, "VARIANTS_INPUT_MISSING");
  }
  const inputs = asObjects(input.productOptions);
  const at = ["input", "productOptions"];
  if (inputs.length > OPTION_LIMIT) {
    return refusal(at, `Can only specify a maximum of ${OPTION_LIMIT} options`, "OPTIONS_OVER_LIMIT");
  }
  const list: StoredOption[] = [];
  for (const [index, entry] of inputs.entries()) {
    const place = [...at, String(index)];
    const known = present.find((option) =>
      entry.id == null ? option.name === entry.name : option.id === entry.id,
    );
    if (entry.id != null && known === undefined)
      return refusal([...place, "id"], "Option does not exist", "OPTION_DOES_NOT_EXIST");
    const name = asText(entry.name)?.trim() || known?.name || "";
    if (name === "") return refusal([...place, "name"], "Name can't be blank", "INVALID_INPUT");
    if (name.includes(" / ")) {
      return refusal([...place, "name"], "The name contains unsupported sequence ' / '", "INVALID_INPUT");
    }
    if (list.some((option) => option.name === name))
      return refusal(place, "Duplicated option name.", "DUPLICATED_OPTION_NAME");
    const values = asObjects(entry.values).map((value) => asText(value.name)?.trim() ?? "");
    if (values.length === 0) {
      return refusal(
        place,
        `Option '${name}' must specify at least one option value.`,
        "OPTION_VALUES_MISSING",
      );
    }
    const option = known ?? newOption(name, index + 1, [], context);
    const optionValues = [...new Set(values)].map(
      (value) => option.optionValues.find((other) => other.name === value) ?? newValue(value, context),
    );
    list.push({ ...option, name, position: index + 1, optionValues });
  }
  return { list, errors: [] };
}

type VariantsReading = { list: StoredRecord[]; errors: UserError[]; changes: Change[]; stock: WantedStock[] };

/** The variants that the product is to have: matched by id, else by what they choose; the others go. */
function readVariants(
  input: Fields,
  before: StoredRecord | undefined,
  options: StoredOption[],
  context: QueryContext,
): VariantsReading {
  const present = asObjects(before?.variants) as StoredRecord[];
  const reading: VariantsReading = { list: [], errors: [], changes: [], stock: [] };
  const selected = options.map(({ name, optionValues }) => ({ name, value: optionValues[0]?.name ?? "" }));
  if (input.variants == null || asList(input.variants).length === 0) {
    const first = { ...bareVariant(context), selectedOptions: selected, title: titleOf(selected) };
    return { ...reading, list: present.length > 0 ? present : [first] };
  }
  for (const [index, entry] of asObjects(input.variants).entries()) {
    const at = ["input", "variants", String(index)];
    const values = readOptionValues(entry, options, [], at, "set", context);
    const title = titleOf(values.selected);
    const known = present.find((variant) =>
      entry.id == null ? titleOf(selectedOptions(variant)) === title : variant.id === entry.id,
    );
    if (entry.id != null && known === undefined) {
      const message = "Product variant does not exist";
      reading.errors.push({ field: [...at, "id"], message, code: "PRODUCT_VARIANT_DOES_NOT_EXIST" });
    }
    const taken = reading.list.some(({ id }) => id === known?.id);
    const base = known === undefined || taken ? bareVariant(context) : known;
    const { variant, errors } = applyVariantInput(entry, base, at, "set", context);
    const metafields = metafieldsOfInput(entry.metafields, base.id, at, context);
    const stock = readStock(entry.inventoryQuantities, variant, at, context);
    reading.errors.push(...values.errors, ...errors, ...stock.errors);
    reading.changes.push(...metafields.changes);
    reading.stock.push(...stock.stock);
    reading.list.push({ ...variant, selectedOptions: values.selected, title });
  }
  const place = (index: number) => ["input", "variants", String(index)];
  if (reading.errors.length === 0)
    reading.errors.push(...findRepeats(reading.list, place, "INVALID_VARIANT"));
  return reading;
}

function readStock(
  value: unknown,
  variant: StoredRecord,
  at: string[],
  context: QueryContext,
): { stock: WantedStock[]; errors: UserError[] } {
  const itemId = String(asObject(variant.inventoryItem)?.id);
  const errors: UserError[] = [];
  const stock = asObjects(value).flatMap((entry, index): WantedStock[] => {
    const place = [...at, "inventoryQuantities", String(index)];
    const { name, quantity } = entry;
    if (findLocation(entry.locationId, context.store) === undefined) {
      errors.push({
        field: [...place, "locationId"],
        message: "The location does not exist",
        code: "INVALID_INPUT",
      });
      return [];
    }
    if (name === "available" || name === "on_hand") {
      return [{ itemId, locationId: String(entry.locationId), available: Number(quantity), name }];
    }
    const message = "The quantity name must be either 'available' or 'on_hand'.";
    errors.push({ field: [...place, "name"], message, code: "INVALID_INPUT" });
    return [];
  });
  return { stock, errors };
}

/** Quantities of variants that were there already can only be set where they are stocked; elsewhere nothing happens. */
function setQuantities(stock: readonly WantedStock[], context: QueryContext): void {
  const wanted = stock.filter(({ itemId, locationId }) => findLevel(itemId, locationId, context.store));
  changeQuantities(
    wanted.map(({ itemId, locationId, name, available }) => ({ itemId, locationId, name, to: available })),
    context,
  );
}

function setCollections(productId: string, wanted: string[], context: QueryContext): void {
  const present = context.store.referring("Collection.products", productId).map(({ id }) => id);
  changeMembership(productId, { join: wanted, leave: present.filter((id) => !wanted.includes(id)) }, context);
}

/** A list of metafields is complete as well: those that it does not name are deleted. */
function dropOtherMetafields(
  input: Fields,
  before: StoredRecord | undefined,
  context: QueryContext,
): Change[] {
  if (input.metafields == null || before === undefined) return [];
  const named = new Set(asObjects(input.metafields).map(({ namespace, key }) => `${namespace}.${key}`));
  return context.store
    .metafields(before.id)
    .filter(({ namespace, key }) => !named.has(`${namespace}.${key}`))
    .map(({ namespace, key }) => ({ kind: "metafieldDeleted", ownerId: before.id, namespace, key }));
}

function toSetError(error: UserError): UserError {
  const [first] = error.field ?? [];
  const field = first === "input" ? error.field : first === "title" ? ["input", "title"] : ["input"];
  const message = first === "title" ? error.message.replace(/^Title (?=is)/, "") : error.message;
  return { field, message, code: error.code ?? "INVALID_PRODUCT" };
}

function refused(userErrors: UserError[]): Fields {
  return { product: null, productSetOperation: null, userErrors };
}
