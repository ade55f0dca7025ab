import { GraphQLError } from "graphql";
import { RULE_COLUMNS } from "../../../catalog/collection-products.ts";
import { freeHandle, toHandle } from "../../../catalog/handles.ts";
import { toShopifyDateTime } from "../../../core/emulator-clock.ts";
import { parseGid, toGid } from "../../../core/gid.ts";
import { asList, asObject, asObjects, asText } from "../../../core/plain-object.ts";
import type { StoredRecord } from "../../../stored-order.ts";
import { announceCreated, announceDeleted, announceUpdated } from "../../../webhooks/announce.ts";
import type { QueryContext } from "../../query-context.ts";
import { metafieldsOfInput } from "../metafields-of-input.ts";
import { refuseInputs } from "../not-imitated.ts";
import { tooLong, type UserError } from "../user-error.ts";
import { addProducts, findCollection, removeProducts } from "./change-membership.ts";

type Fields = Record<string, unknown>;

const LENGTH = 255;
const LIST_LIMIT = 250;

/** collectionCreate, by `collection` with sources of chosen products or by the older `input` with products or rules. */
export function createCollection(_source: unknown, args: Fields, context: QueryContext): Fields {
  const input = asObject(args.collection) ?? asObject(args.input) ?? {};
  if (input.id != null) {
    return refused([{ field: ["id"], message: "id cannot be specified on collection creation" }]);
  }
  const id = toGid("Collection", context.nextNumber());
  const at = toShopifyDateTime(context.now);
  const bare: StoredRecord = {
    id,
    legacyResourceId: parseGid(id)?.number ?? "",
    title: "",
    descriptionHtml: "",
    sortOrder: "BEST_SELLING",
    templateSuffix: null,
    ruleSet: null,
    products: [],
    createdAt: at,
    updatedAt: at,
  };
  const { collection, errors } = applyInput(input, bare, context);
  const productIds = [...asList(input.products).map(String), ...chosenProducts(input.sources)];
  for (const [index, productId] of productIds.entries()) {
    if (parseGid(productId)?.type === "Product" && context.store.find(productId) !== undefined) continue;
    errors.push({ field: ["products", String(index)], message: "Product does not exist" });
  }
  const metafields = metafieldsOfInput(input.metafields, id, [], context);
  errors.push(...metafields.errors);
  if (errors.length > 0) return refused(errors);
  const record = {
    ...collection,
    products: [...new Set(productIds)].map((productId) => ({ id: productId })),
  };
  context.store.commit({ kind: "recordStored", record }, ...metafields.changes);
  announceCreated(record, context);
  return { collection: record, userErrors: [] };
}

/** collectionUpdate. @throws {GraphQLError} BAD_REQUEST without an id. */
export function updateCollection(_source: unknown, args: Fields, context: QueryContext): Fields {
  const input = asObject(args.collection) ?? asObject(args.input) ?? {};
  refuseInputs(input, ["sources", "products"], "collectionUpdate");
  if (input.id == null) {
    throw new GraphQLError("id must be specified on collectionUpdate", {
      extensions: { code: "BAD_REQUEST" },
    });
  }
  const before = findCollection(input.id, context);
  if (before === undefined) return refused([{ field: null, message: "Collection does not exist" }]);
  if (input.ruleSet != null && before.ruleSet == null) {
    return refused([{ field: ["id"], message: "Cannot update rule set of a custom collection" }]);
  }
  const { collection, errors } = applyInput(input, before, context);
  const metafields = metafieldsOfInput(input.metafields, before.id, [], context);
  errors.push(...metafields.errors);
  if (errors.length > 0) return refused(errors);
  if (metafields.changes.length > 0) context.store.commit(...metafields.changes);
  if (JSON.stringify(collection) === JSON.stringify(before)) return { collection: before, userErrors: [] };
  const record = { ...collection, updatedAt: toShopifyDateTime(context.now) };
  context.store.commit({ kind: "recordStored", record });
  announceUpdated(record, context);
  return { collection: record, job: null, userErrors: [] };
}

/** collectionDelete: its products stay. */
export function deleteCollection(_source: unknown, args: Fields, context: QueryContext): Fields {
  const collection = findCollection(asObject(args.input)?.id, context);
  if (collection === undefined) {
    const userErrors = [{ field: ["id"], message: "Collection does not exist" }];
    return { deletedCollectionId: null, shop: context.shop, userErrors };
  }
  context.store.commit({ kind: "recordDeleted", id: collection.id });
  announceDeleted(collection, context);
  return { deletedCollectionId: collection.id, shop: context.shop, userErrors: [] };
}

/** collectionAddProducts: an error, and nothing is added, when one of the products is in it already. */
export function addToCollection(_source: unknown, args: Fields, context: QueryContext): Fields {
  const productIds = readProductIds(args, "collectionAddProducts");
  const collection = findCollection(args.id, context);
  if (collection === undefined) return refused([{ field: ["id"], message: "Collection does not exist" }]);
  if (collection.ruleSet != null) {
    return refused([{ field: ["id"], message: "Can't manually add products to a smart collection" }]);
  }
  const errors = productIds.flatMap((id, index): UserError[] => {
    const field = ["productIds", String(index)];
    if (context.store.find(id) === undefined) return [{ field, message: "Product does not exist" }];
    const isIn = asObjects(collection.products).some((product) => product.id === id);
    return isIn ? [{ field, message: "Product is already in the collection" }] : [];
  });
  if (errors.length > 0) return refused(errors);
  return { collection: addProducts(collection, productIds, context), userErrors: [] };
}

/** collectionAddProductsV2: answers a job, which is done by then; products that are in it already and unknown ones are passed over. */
export function addToCollectionByJob(_source: unknown, args: Fields, context: QueryContext): Fields {
  const productIds = readProductIds(args, "collectionAddProductsV2");
  const collection = findCollection(args.id, context);
  if (collection === undefined) {
    return noJob("Collection doesn't exist", "COLLECTION_DOES_NOT_EXIST");
  }
  if (collection.ruleSet != null) {
    return noJob("Can't manually add products to a smart collection", "CANT_ADD_TO_SMART_COLLECTION");
  }
  addProducts(collection, productIds, context);
  return startJob(context);
}

/** collectionRemoveProducts: answers a job, which is done by then. */
export function removeFromCollection(_source: unknown, args: Fields, context: QueryContext): Fields {
  const productIds = readProductIds(args, "collectionRemoveProducts");
  const collection = findCollection(args.id, context);
  if (collection === undefined) return noJob("Collection does not exist");
  if (collection.ruleSet != null) return noJob("Can't manually remove products from a smart collection");
  removeProducts(collection, productIds, context);
  return startJob(context);
}

function applyInput(
  input: Fields,
  base: StoredRecord,
  context: QueryContext,
): { collection: StoredRecord; errors: UserError[] } {
  const collection: StoredRecord = { ...base };
  const errors: UserError[] = [];
  for (const field of ["title", "descriptionHtml", "sortOrder", "templateSuffix", "seo"]) {
    if (input[field] !== undefined) collection[field] = input[field];
  }
  const title = asText(collection.title) ?? "";
  if (title.trim() === "") errors.push({ field: ["title"], message: "Title can't be blank" });
  if (title.length > LENGTH) errors.push(tooLong(["title"], "Title", LENGTH));
  const handle = toHandle(asText(input.handle) ?? "");
  const isOwn = handle !== "" && handle === base.handle;
  if (!isOwn && (handle !== "" || base.handle === undefined)) {
    collection.handle = freeHandle("Collection", handle || title, context.store);
  }
  if (input.ruleSet !== undefined) errors.push(...setRules(input.ruleSet, collection));
  return { collection, errors };
}

function setRules(value: unknown, collection: StoredRecord): UserError[] {
  const ruleSet = asObject(value) ?? null;
  collection.ruleSet = ruleSet;
  if (ruleSet === null) return [];
  const rules = asObjects(ruleSet.rules);
  const unknown = rules.find((rule) => !RULE_COLUMNS.has(String(rule.column)));
  if (unknown !== undefined)
    refuseInputs({ [String(unknown.column)]: true }, [String(unknown.column)], "ruleSet");
  return rules.length > 0 ? [] : [{ field: ["ruleSet", "rules"], message: "Rules cannot be an empty set" }];
}

/** The products that sources choose by hand; sources of another kind are not imitated. */
function chosenProducts(sources: unknown): string[] {
  return asObjects(sources).flatMap((target) => {
    refuseInputs(target, ["shareableSource", "subCollections"], "sources");
    const source = asObject(target.source) ?? {};
    refuseInputs(source, ["exclusion"], "a source");
    const inclusion = asObject(source.inclusion) ?? {};
    refuseInputs(inclusion, ["conditions"], "a source");
    return asObjects(inclusion.selections).map(({ productId }) => String(productId));
  });
}

function readProductIds(args: Fields, mutation: string): string[] {
  const ids = asList(args.productIds).map(String);
  if (ids.length <= LIST_LIMIT) return ids;
  throw new GraphQLError(
    `The input array size of ${ids.length} is greater than the maximum allowed of ${LIST_LIMIT}.`,
    { path: [mutation, "productIds"], extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" } },
  );
}

function startJob(context: QueryContext): Fields {
  const id = `gid://shopify/Job/${context.uuid()}`;
  context.store.commit({ kind: "recordStored", record: { id } });
  return { job: { id, done: false }, userErrors: [] };
}

function noJob(message: string, code: string | null = null): Fields {
  return { job: null, userErrors: [{ field: ["id"], message, code }] };
}

function refused(userErrors: UserError[]): Fields {
  return { collection: null, userErrors };
}
