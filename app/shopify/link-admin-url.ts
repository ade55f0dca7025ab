import { legacyIdOf } from "#app/shopify/admin-urls.ts";
import { storeName } from "#app/shopify/shop-domain.ts";

/** The pages of the admin by the type of a GID. */
const pages: Record<string, string> = {
  Order: "orders",
  DraftOrder: "draft_orders",
  Customer: "customers",
  Company: "companies",
  CompanyLocation: "companies/locations",
  Product: "products",
};

/** What a link is about in the shop: its key, and the record that it belongs to (the order of a document, the product of an item). */
export type LinkSubject = { key: string; recordId: string | null; name: string | null };

/** The page of the Shopify admin for what a link is about; null for what has none, such as a charge or a guest. */
export function linkAdminUrl(adminOrigin: string, shop: string, subject: LinkSubject): string | null {
  const admin = `${adminOrigin}/store/${storeName(shop)}`;
  const [id = ""] = subject.key.split("|");
  const own = pageOf(id);
  const owner = subject.recordId === null ? null : pageOf(subject.recordId);
  const variant = typeOf(id) === "ProductVariant" ? legacyIdOf(id) : null;
  if (variant !== null) {
    return owner === null ? null : `${admin}/${owner}/variants/${variant}`;
  }
  const page = owner ?? own;
  return page === null ? null : `${admin}/${page}`;
}

function pageOf(gid: string): string | null {
  const page = pages[typeOf(gid) ?? ""];
  const number = legacyIdOf(gid);
  return page && number ? `${page}/${number}` : null;
}

const typeOf = (gid: string): string | null => /^gid:\/\/shopify\/([A-Za-z]+)\//.exec(gid)?.[1] ?? null;
