import { itemsOf } from "../../../catalog/announce-stock.ts";
import {
  DEFAULT_OPTION,
  DEFAULT_VALUE,
  newOption,
  OPTION_LIMIT,
  type StoredOption,
  titleOf,
  withUsage,
} from "../../../catalog/options.ts";
import { storeProduct } from "../../../catalog/store-product.ts";
import { toShopifyDateTime } from "../../../core/emulator-clock.ts";
import { parseGid, toGid } from "../../../core/gid.ts";
import { asObject, asObjects, asText } from "../../../core/plain-object.ts";
import type { Change } from "../../../store/change.ts";
import type { StoredRecord } from "../../../stored-order.ts";
import { announceDeleted } from "../../../webhooks/announce.ts";
import { deletedInventoryItemPayload } from "../../../webhooks/inventory-payload.ts";
import type { QueryContext } from "../../query-context.ts";
import { changeMembership } from "../collections/change-membership.ts";
import { metafieldsOfInput } from "../metafields-of-input.ts";
import { refuseInputs } from "../not-imitated.ts";
import type { UserError } from "../user-error.ts";
import { applyProductInput, bareProduct } from "./product-input.ts";
import { bareVariant } from "./variant-input.ts";

type Fields = Record<string, unknown>;

const UNKNOWN_INPUTS = ["claimOwnership", "combinedListingRole", "productPublications", "publications"];

/** productCreate: the product with all its options and one variant, of the first value of each. */
export function createProduct(_source: unknown, args: Fields, context: QueryContext): Fields {
  const input = asObject(args.product) ?? asObject(args.input) ?? {};
  refuseInputs(args, ["media"], "productCreate");
  refuseInputs(input, UNKNOWN_INPUTS, "productCreate");
  if (input.id != null) {
    return refused(
      "product",
      [{ field: ["input"], message: "id cannot be specified during creation" }],
      context,
    );
  }
  const id = toGid("Product", context.nextNumber());
  const { product, errors } = applyProductInput(input, bareProduct(id, context), context);
  const options = readNewOptions(input.productOptions, context);
  errors.push(...options.errors);
  const metafields = metafieldsOfInput(input.metafields, id, [], context);
  errors.push(...metafields.errors);
  if (errors.length > 0) return refused("product", errors, context);
  const selected = options.list.map((option) => ({
    name: option.name,
    value: option.optionValues[0]?.name ?? "",
  }));
  const variant = {
    ...bareVariant(context),
    title: titleOf(selected),
    selectedOptions: selected,
    position: 1,
  };
  const at = toShopifyDateTime(context.now);
  const record: StoredRecord = {
    ...product,
    options: withUsage(options.list, [variant]),
    variants: [variant],
    createdAt: at,
    updatedAt: at,
  };
  const stored = storeProduct(undefined, record, context, { extra: metafields.changes });
  changeMembership(stored.id, { join: input.collectionsToJoin }, context);
  return { product: stored, shop: context.shop, userErrors: [] };
}

/** productUpdate: fields of the product alone, its variants have mutations of their own. */
export function updateProduct(_source: unknown, args: Fields, context: QueryContext): Fields {
  const input = asObject(args.product) ?? asObject(args.input) ?? {};
  refuseInputs(args, ["media"], "productUpdate");
  refuseInputs(input, [...UNKNOWN_INPUTS, "productOptions"], "productUpdate");
  const identifier = asObject(args.identifier) ?? {};
  const before = findProduct(identifier.id ?? input.id, context) ?? byHandle(identifier.handle, context);
  if (before === undefined) {
    return refused("product", [{ field: ["id"], message: "Product does not exist" }], context);
  }
  const { product, errors } = applyProductInput(input, before, context);
  const metafields = metafieldsOfInput(input.metafields, before.id, [], context);
  errors.push(...metafields.errors);
  if (errors.length > 0) return refused("product", errors, context);
  const stored = storeProduct(before, product, context, { extra: metafields.changes });
  changeMembership(stored.id, { join: input.collectionsToJoin, leave: input.collectionsToLeave }, context);
  return { product: stored, shop: context.shop, userErrors: [] };
}

/** productDelete: the product goes with its variants, inventory items, levels and its places in collections. */
export function deleteProduct(_source: unknown, args: Fields, context: QueryContext): Fields {
  if (args.synchronous === false) refuseInputs({ synchronous: true }, ["synchronous"], "productDelete");
  const product = findProduct(asObject(args.input)?.id, context);
  if (product === undefined) {
    return refused("deletedProductId", [{ field: ["id"], message: "Product does not exist" }], context);
  }
  const { store } = context;
  const items = [...itemsOf(product).values()];
  const levels = items.flatMap((item) => store.referring("InventoryLevel.item", item.id));
  const collections = store.referring("Collection.products", product.id).map((collection) => ({
    ...collection,
    products: asObjects(collection.products).filter(({ id }) => id !== product.id),
  }));
  store.commit(
    ...collections.map((record): Change => ({ kind: "recordStored", record })),
    ...levels.map((level): Change => ({ kind: "recordDeleted", id: level.id })),
    { kind: "recordDeleted", id: product.id },
  );
  announceDeleted(product, context);
  for (const item of items) context.fire("inventory_items/delete", deletedInventoryItemPayload(item));
  return { deletedProductId: product.id, shop: context.shop, userErrors: [] };
}

export function findProduct(id: unknown, context: QueryContext): StoredRecord | undefined {
  return parseGid(id)?.type === "Product" ? context.store.find(asText(id) ?? "")?.node : undefined;
}

export function byHandle(handle: unknown, context: QueryContext): StoredRecord | undefined {
  return context.store.keyed("Product.handle", asText(handle) ?? "")[0];
}

/** The options of a new product; without any it has the one that every product begins with. */
function readNewOptions(
  value: unknown,
  context: QueryContext,
): { list: StoredOption[]; errors: UserError[] } {
  const inputs = asObjects(value);
  if (inputs.length === 0)
    return { list: [newOption(DEFAULT_OPTION, 1, [DEFAULT_VALUE], context)], errors: [] };
  const errors: UserError[] = [];
  const names = inputs.map((input) => asText(input.name)?.trim() ?? "");
  const refuse = (message: string) => errors.push({ field: ["options"], message });
  if (inputs.length > OPTION_LIMIT) refuse(`Can only specify a maximum of ${OPTION_LIMIT} options`);
  if (new Set(names).size < names.length) refuse("Option names must be unique");
  const list = inputs.map((input, index) => {
    refuseInputs(input, ["linkedMetafield"], "productOptions");
    const name = names[index] ?? "";
    const values = asObjects(input.values).map((entry) => asText(entry.name)?.trim() ?? "");
    if (name === "") refuse("Name can't be blank");
    if (name.includes(" / ")) refuse('Name cannot contain the character sequence " / "');
    if (name.length > 255) refuse("Name is too long (maximum is 255 characters)");
    if (values.length === 0) refuse(`Option '${name}' must specify at least one option value.`);
    return newOption(name, index + 1, [...new Set(values)], context);
  });
  return { list, errors };
}

function refused(field: string, userErrors: UserError[], context: QueryContext): Fields {
  return { [field]: null, shop: context.shop, userErrors };
}
