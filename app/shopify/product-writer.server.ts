import { z } from "zod";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import type { NewProduct, ProductChange, VariantChange } from "#app/domain/lists/products/product-change.ts";
import type { AdminClient, AdminOperation } from "#app/shopify/admin-client.server.ts";
import { readProductByHandle } from "#app/shopify/product-source.server.ts";
import { COLLECTION_QUERY } from "#app/shopify/queries/product.graphql.ts";
import {
  CREATE_COLLECTION_MUTATION,
  SET_PRODUCT_MUTATION,
  UPDATE_PRODUCT_MUTATION,
  UPDATE_VARIANTS_MUTATION,
} from "#app/shopify/queries/write-product.graphql.ts";
import { collectionAnswerWire } from "#app/shopify/wire/product-wire.ts";
import type { ShopProducts } from "#app/sync/ports.ts";

const userErrorWire = z.looseObject({
  field: z.array(z.string()).nullable(),
  message: z.string(),
  code: z.string().nullish(),
});
type UserError = z.infer<typeof userErrorWire>;
const payload = <T extends z.ZodRawShape>(shape: T) =>
  z.looseObject({ ...shape, userErrors: z.array(userErrorWire) }).nullable();

function mutation<T>(name: string, document: string, answer: z.ZodType<T>): AdminOperation<T> {
  return { name, document, answer };
}
const madeWire = z.looseObject({ id: z.string() }).nullable();
const setProduct = mutation(
  "SetProduct",
  SET_PRODUCT_MUTATION,
  z.looseObject({ productSet: payload({ product: madeWire }) }),
);
const updateProduct = mutation(
  "UpdateProduct",
  UPDATE_PRODUCT_MUTATION,
  z.looseObject({ productUpdate: payload({}) }),
);
const updateVariants = mutation(
  "UpdateVariants",
  UPDATE_VARIANTS_MUTATION,
  z.looseObject({ productVariantsBulkUpdate: payload({}) }),
);
const createCollection = mutation(
  "CreateCollection",
  CREATE_COLLECTION_MUTATION,
  z.looseObject({ collectionCreate: payload({ collection: madeWire }) }),
);
const findCollection = mutation("Collection", COLLECTION_QUERY, collectionAnswerWire);

/** Writes products into the shop. Every write sets values, so that a repeat after a lost reply changes nothing more. */
export function createProductWriter(
  client: AdminClient,
): Pick<ShopProducts, "createProduct" | "updateProduct" | "provideCollection"> {
  return {
    async createProduct(shop, product) {
      const { handle } = product;
      const subject = `product ${product.title}`;
      // What stands under the handle was made for the same item before, and people may have worked on it since.
      const before = await readProductByHandle(client, shop, handle);
      if (!before.ok) return before;
      if (before.value) return ok(before.value);
      const collection = await collectionId(client, shop, product.collection);
      if (!collection.ok) return collection;
      const input = setInput(product, collection.value);
      const answer = await client.run(shop, setProduct, { handle, input }, subject);
      if (!answer.ok) return answer;
      const [error] = answer.value.productSet?.userErrors ?? [];
      if (error) return failed(faultOf(error, subject));
      const made = await readProductByHandle(client, shop, handle);
      if (!made.ok) return made;
      return made.value ? ok(made.value) : failed({ kind: "missing", subject, what: subject });
    },
    async updateProduct(shop, productId, change) {
      const subject = `product ${productId}`;
      const fields = await updateInput(client, shop, productId, change);
      if (!fields.ok) return fields;
      if (fields.value) {
        const answer = await client.run(shop, updateProduct, { product: fields.value }, subject);
        if (!answer.ok) return answer;
        const [error] = answer.value.productUpdate?.userErrors ?? [];
        if (error) return failed(faultOf(error, subject));
      }
      return writeVariants(client, shop, productId, change.variants);
    },
    async provideCollection(shop, title) {
      const collection = await collectionId(client, shop, title);
      return collection.ok ? ok(null) : collection;
    },
  };
}

async function updateInput(
  client: AdminClient,
  shop: string,
  id: string,
  { variants: _, joinCollection, leaveCollectionId, description, isArchived, ...fields }: ProductChange,
): Promise<Result<Record<string, unknown> | null>> {
  const join = await collectionId(client, shop, joinCollection ?? null);
  if (!join.ok) return join;
  const input = {
    ...fields,
    ...(description !== undefined && { descriptionHtml: htmlOf(description) }),
    ...(isArchived !== undefined && { status: isArchived ? "ARCHIVED" : "ACTIVE" }),
    ...(join.value !== null && { collectionsToJoin: [join.value] }),
    ...(leaveCollectionId !== undefined && { collectionsToLeave: [leaveCollectionId] }),
  };
  return ok(Object.keys(input).length === 0 ? null : { id, ...input });
}

/** Shopify takes 250 variants in one call. */
const MOST_VARIANTS = 250;

async function writeVariants(
  client: AdminClient,
  shop: string,
  productId: string,
  changes: readonly VariantChange[],
): Promise<Result<null>> {
  const subject = `variants of product ${productId}`;
  for (let at = 0; at < changes.length; at += MOST_VARIANTS) {
    const variants = changes.slice(at, at + MOST_VARIANTS).map(variantInput);
    const answer = await client.run(shop, updateVariants, { productId, variants }, subject);
    if (!answer.ok) return answer;
    const [error] = answer.value.productVariantsBulkUpdate?.userErrors ?? [];
    if (error) return failed(faultOf(error, subject));
  }
  return ok(null);
}

function variantInput({ id, sku, price, cost, isTaxable }: VariantChange) {
  const inventoryItem = { ...(sku !== undefined && { sku: sku ?? "" }), ...(cost !== undefined && { cost }) };
  return {
    id,
    ...(price !== undefined && { price: price ?? "0" }),
    ...(isTaxable !== undefined && { taxable: isTaxable }),
    ...(Object.keys(inventoryItem).length > 0 && { inventoryItem }),
  };
}

/** A product without options has one that is called Title. */
const onlyOption = { name: "Title", values: [{ name: "Default Title" }] };

function setInput(product: NewProduct, collection: string | null) {
  const { title, handle, isDraft, productType, vendor, description, variant } = product;
  return {
    title,
    handle,
    status: isDraft ? "DRAFT" : "ACTIVE",
    ...(productType !== null && { productType }),
    ...(vendor !== null && { vendor }),
    ...(description !== null && { descriptionHtml: htmlOf(description) }),
    ...(collection !== null && { collections: [collection] }),
    productOptions: [onlyOption],
    variants: [
      {
        optionValues: [{ optionName: onlyOption.name, name: "Default Title" }],
        ...(variant.sku !== null && { sku: variant.sku }),
        price: variant.price ?? "0",
        taxable: variant.isTaxable,
        inventoryItem: { tracked: variant.isTracked, ...(variant.cost !== null && { cost: variant.cost }) },
      },
    ],
  };
}

/** The collection of a title, made where the shop has none. */
async function collectionId(
  client: AdminClient,
  shop: string,
  title: string | null,
): Promise<Result<string | null>> {
  if (title === null) return ok(null);
  const handle = slugOf(title);
  const subject = `collection ${title}`;
  const search = `title:"${title.replace(/[\\"]/g, (character) => `\\${character}`)}"`;
  const found = await client.run(shop, findCollection, { handle, search }, subject);
  if (!found.ok) return found;
  const known = [found.value.byHandle, ...found.value.byTitle.nodes].find(
    (collection) => matchKey(collection?.title) === matchKey(title),
  );
  if (known) return ok(known.id);
  const made = await client.run(shop, createCollection, { collection: { title, handle } }, subject);
  if (!made.ok) return made;
  const [error] = made.value.collectionCreate?.userErrors ?? [];
  if (error) return failed(faultOf(error, subject));
  return ok(made.value.collectionCreate?.collection?.id ?? null);
}

/** Plain text as HTML: paragraphs at empty lines, line breaks within. */
function htmlOf(text: string | null): string {
  const escaped = (text ?? "").replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  const paragraphs = escaped.split(/\n{2,}/).filter((part) => part.trim() !== "");
  return paragraphs.map((part) => `<p>${part.trim().replaceAll("\n", "<br>")}</p>`).join("\n");
}

/** Text as part of an address: letters and digits, joined by hyphens. */
function slugOf(text: string): string {
  const slug = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return slug.slice(0, 100) || "qbo";
}

function faultOf(error: UserError, subject: string): Fault {
  return {
    kind: "rejected",
    subject,
    evidence: {
      system: "shopify",
      httpStatus: 200,
      remoteText: error.message.slice(0, 500),
      ...(error.code ? { remoteCode: error.code } : {}),
      ...(error.field ? { element: error.field.join(".") } : {}),
    },
  };
}
