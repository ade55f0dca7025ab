import { freeHandle, toHandle } from "../../../catalog/handles.ts";
import { parseGid } from "../../../core/gid.ts";
import { asList, asObject, asText } from "../../../core/plain-object.ts";
import type { StoredRecord } from "../../../stored-order.ts";
import type { QueryContext } from "../../query-context.ts";
import { readTags } from "../tag-list.ts";
import { tooLong, type UserError } from "../user-error.ts";

type Fields = Record<string, unknown>;

const LENGTH = 255;

/** The bare record of a product that is about to be made: active, of the shop's own vendor, in no channel. */
export function bareProduct(id: string, context: QueryContext): StoredRecord {
  return {
    id,
    legacyResourceId: parseGid(id)?.number ?? "",
    title: "",
    handle: "",
    descriptionHtml: "",
    vendor: context.shop.name,
    productType: "",
    status: "ACTIVE",
    tags: [],
    isGiftCard: false,
    templateSuffix: null,
    publishedAt: null,
    seo: { title: null, description: null },
    category: null,
    options: [],
    variants: [],
    totalInventory: 0,
  };
}

/** Fields that are taken over as they are: input field -> stored field. */
const PLAIN_FIELDS: [from: string, to: string][] = [
  ["title", "title"],
  ["descriptionHtml", "descriptionHtml"],
  ["vendor", "vendor"],
  ["productType", "productType"],
  ["status", "status"],
  ["giftCard", "isGiftCard"],
  ["templateSuffix", "templateSuffix"],
];

/** The product fields of an input laid over a stored product, with everything that is wrong with them. */
export function applyProductInput(
  input: Fields,
  base: StoredRecord,
  context: QueryContext,
): { product: StoredRecord; errors: UserError[] } {
  const product: StoredRecord = { ...base };
  for (const [from, to] of PLAIN_FIELDS) if (input[from] !== undefined) product[to] = input[from] ?? base[to];
  if (input.vendor === null || input.vendor === "") product.vendor = context.shop.name;
  if (input.productType === null) product.productType = "";
  if (input.seo !== undefined) product.seo = { ...asObject(base.seo), ...asObject(input.seo) };
  if (input.category !== undefined)
    product.category = input.category === null ? null : { id: input.category };
  const errors = textProblems(product, input);
  if (input.tags !== undefined) {
    product.tags = readTags(asList(input.tags), asList(base.tags));
    if (asList(product.tags).some((tag) => String(tag).length > LENGTH)) {
      errors.push({ field: ["tags"], message: "Product tags is invalid" });
    }
  }
  errors.push(...setHandle(input.handle, product, context));
  return { product, errors };
}

function textProblems(product: Fields, input: Fields): UserError[] {
  const title = String(product.title ?? "");
  const errors: UserError[] = [];
  if (title.trim() === "") errors.push({ field: ["title"], message: "Title can't be blank" });
  if (title.length > LENGTH) errors.push(tooLong(["title"], "Title", LENGTH));
  if (String(product.vendor).length > LENGTH) errors.push(tooLong(["vendor"], "Vendor", LENGTH));
  if (String(product.productType).length > LENGTH) {
    errors.push(tooLong(["productType"], "Product type", LENGTH));
    errors.push(tooLong(["customProductType"], "Custom product type", LENGTH));
  }
  if (String(input.handle ?? "").length > LENGTH) errors.push(tooLong(["handle"], "Handle", LENGTH));
  return errors;
}

/** A handle is made from the title once, and made unique; one that is asked for must be free. */
function setHandle(wanted: unknown, product: StoredRecord, context: QueryContext): UserError[] {
  const handle = toHandle(asText(wanted) ?? "");
  if (handle === "") {
    if (product.handle === "") product.handle = freeHandle("Product", String(product.title), context.store);
    return [];
  }
  const owners = context.store.keyed("Product.handle", handle);
  product.handle = handle;
  if (owners.every((owner) => owner.id === product.id)) return [];
  const message = `Handle '${asText(wanted)}' already in use. Please provide a new handle.`;
  return [{ field: ["input", "handle"], message, code: "HANDLE_NOT_UNIQUE" }];
}
