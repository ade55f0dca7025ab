import { type LinkGroup, linkGroupNames } from "#app/domain/lists/links/link-groups.ts";

/** What the list of links shows. All of it stands in the address. */
export type LinksState = { group: LinkGroup; search: string; cursor: string | null };

const maxSearchLength = 200;
export const firstLinks: LinksState = { group: "customers", search: "", cursor: null };

/** Reads the state of the list from an address. What it does not know falls back to the first view. */
export function readLinksAddress(parameters: URLSearchParams): LinksState {
  const group = parameters.get("group");
  return {
    group: linkGroupNames.find((known) => known === group) ?? firstLinks.group,
    search: (parameters.get("q") ?? "").trim().slice(0, maxSearchLength),
    cursor: parameters.get("cursor") || null,
  };
}

/** The address of a state of the list. Leaves out what is as in the first view. */
export function linksAddress(change: Partial<LinksState>): string {
  const { group, search, cursor } = { ...firstLinks, ...change };
  const parameters = new URLSearchParams();
  if (group !== firstLinks.group) parameters.set("group", group);
  if (search) parameters.set("q", search);
  if (cursor) parameters.set("cursor", cursor);
  const query = parameters.toString();
  return query ? `/app/links?${query}` : "/app/links";
}
