/**
 * List entries that are linked between the shop and the books, one kind per list of QuickBooks (a category is an item
 * there). Documents are linked, too, but only by booking or adopting them.
 */
export const listKinds = ["customer", "item", "vendor", "category", "term", "account"] as const;
export type ListKind = (typeof listKinds)[number];

/** An entry of QuickBooks that fits. */
export type Candidate = { id: string; name: string };

/** A link that is wanted: its kind, its key on our side, and what the shop calls it. */
export type WantedLink = { kind: ListKind; key: string; name: string };

/** A link that a person has to make by choosing one of several candidates. Kept with the records that wait for it. */
export type OpenChoice = WantedLink & { candidateIds: string[] };

/** Path inside the app of the page where the choice is made. */
export function choiceHref({ kind, key }: WantedLink): string {
  return `/app/links/choose?${new URLSearchParams({ kind, key })}`;
}

/** Path inside the app of the page that makes an inactive entry of QuickBooks active again. */
export function reactivateHref(kind: ListKind, qboId: string): string {
  return `/app/links/reactivate?${new URLSearchParams({ kind, id: qboId })}`;
}

/** Path inside the app of the page of a customer or company of the shop, by its GID. */
export function customerHref(id: string): string {
  const [, type = "", number = ""] = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(id) ?? [];
  return `/app/customers/${type === "Company" ? `company-${number}` : number}`;
}
