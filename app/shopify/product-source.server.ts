import type { z } from "zod";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";
import type { ShopProduct } from "#app/domain/lists/shop-entry.ts";
import type { AdminClient, AdminOperation } from "#app/shopify/admin-client.server.ts";
import { cleanTexts } from "#app/shopify/mapping/clean-texts.ts";
import { mapProduct } from "#app/shopify/mapping/map-product.ts";
import {
  PRODUCT_BY_HANDLE_QUERY,
  PRODUCT_QUERY,
  PRODUCT_VARIANTS_PAGE_QUERY,
  VARIANT_PRODUCT_QUERY,
  VARIANT_SEARCH_QUERY,
} from "#app/shopify/queries/product.graphql.ts";
import {
  productAnswerWire,
  type ShopifyProduct,
  variantPageAnswerWire,
  variantProductAnswerWire,
  variantSearchAnswerWire,
} from "#app/shopify/wire/product-wire.ts";
import type { ShopLists, ShopProducts } from "#app/sync/ports.ts";

type ProductAnswer = z.infer<typeof productAnswerWire>;
const byId: AdminOperation<ProductAnswer> = {
  name: "Product",
  document: PRODUCT_QUERY,
  answer: productAnswerWire,
};
const byHandle: AdminOperation<ProductAnswer> = {
  name: "ProductByHandle",
  document: PRODUCT_BY_HANDLE_QUERY,
  answer: productAnswerWire,
};
const variantPage: AdminOperation<z.infer<typeof variantPageAnswerWire>> = {
  name: "ProductVariantsPage",
  document: PRODUCT_VARIANTS_PAGE_QUERY,
  answer: variantPageAnswerWire,
};
const variantSearch: AdminOperation<z.infer<typeof variantSearchAnswerWire>> = {
  name: "VariantSearch",
  document: VARIANT_SEARCH_QUERY,
  answer: variantSearchAnswerWire,
};
const variantProduct: AdminOperation<z.infer<typeof variantProductAnswerWire>> = {
  name: "VariantProduct",
  document: VARIANT_PRODUCT_QUERY,
  answer: variantProductAnswerWire,
};

/** How often a product is read again because it changed while its pages were read. */
const MAX_READS = 3;

type ProductSource = Pick<ShopLists, "readProduct"> & Pick<ShopProducts, "findVariants" | "findProductOf">;

/** Products out of a shop's Admin API. */
export function createProductSource(client: AdminClient): ProductSource {
  return {
    async readProduct(shop, id) {
      if (!/^gid:\/\/shopify\/Product\/\d+$/.test(id)) {
        return failed({ kind: "malformed", subject: "a product", what: "the product's id" });
      }
      return readSteady(() => readWhole(client, shop, byId, { id }, `product ${id}`));
    },
    async findVariants(shop, by) {
      const [field, text] = "sku" in by ? ["sku", by.sku] : ["title", by.title];
      const search = `${field}:${quote(text)}`;
      const answer = await client.run(shop, variantSearch, { search }, "variants of the shop");
      if (!answer.ok) return answer;
      const found = cleanTexts(answer.value).productVariants.nodes.map((node) => ({
        id: node.id,
        sku: node.sku,
        productId: node.product.id,
        // What a product without options is called is its own title.
        title: node.product.hasOnlyDefaultVariant
          ? node.product.title
          : `${node.product.title} - ${node.title}`,
      }));
      const key = matchKey(text);
      const variants = found.filter((variant) => matchKey("sku" in by ? variant.sku : variant.title) === key);
      return ok({ variants, currency: answer.value.shop.currencyCode });
    },
    async findProductOf(shop, variantId) {
      const answer = await client.run(shop, variantProduct, { id: variantId }, `variant ${variantId}`);
      return answer.ok ? ok(answer.value.productVariant?.product.id ?? null) : answer;
    },
  };
}

/** The product of a handle, at once after it was made. */
export function readProductByHandle(
  client: AdminClient,
  shop: string,
  handle: string,
): Promise<Result<ShopProduct | null>> {
  return readSteady(() => readWhole(client, shop, byHandle, { handle }, `product ${handle}`));
}

async function readWhole(
  client: AdminClient,
  shop: string,
  operation: AdminOperation<ProductAnswer>,
  variables: Record<string, unknown>,
  subject: string,
): Promise<Result<ShopProduct | null>> {
  const answer = await client.run(shop, operation, variables, subject);
  if (!answer.ok) return answer;
  const { product, shop: facts } = answer.value;
  if (product === null) return ok(null);
  const complete = await completeVariants(client, shop, product);
  return complete.ok ? ok(mapProduct(product, facts.currencyCode)) : complete;
}

/** Reads the remaining pages of variants; a fault `stale` when the product changed meanwhile. */
async function completeVariants(
  client: AdminClient,
  shop: string,
  product: ShopifyProduct,
): Promise<Result<null>> {
  const subject = `product ${product.title}`;
  let { hasNextPage, endCursor } = product.variants.pageInfo;
  while (hasNextPage) {
    const answer = await client.run(shop, variantPage, { id: product.id, after: endCursor }, subject);
    if (!answer.ok) return answer;
    const page = answer.value.product;
    if (page?.updatedAt !== product.updatedAt) {
      return failed({ kind: "stale", subject, evidence: { system: "shopify" } });
    }
    const { nodes, pageInfo } = page.variants;
    if (nodes.length === 0 || pageInfo.endCursor === endCursor) {
      return failed({ kind: "malformed", subject, what: "the pages of its variants" });
    }
    product.variants.nodes.push(...nodes);
    ({ hasNextPage, endCursor } = pageInfo);
  }
  return ok(null);
}

async function readSteady<T>(read: () => Promise<Result<T>>): Promise<Result<T>> {
  let result = await read();
  for (let reads = 1; reads < MAX_READS && !result.ok && result.fault.kind === "stale"; reads += 1) {
    result = await read();
  }
  return result;
}

const quote = (value: string): string => `"${value.replace(/[\\"]/g, (character) => `\\${character}`)}"`;
