import type { ImportContext } from "./import-context.ts";
import { type RawObject, textOf } from "./raw-fields.ts";

/** Hands out the GIDs of one order's records and remembers which id of the file became which. */
export type Identities = {
  /** The GID of a record that only this order owns; a missing, unreadable or taken id is replaced and noted. */
  claim: (kind: string, raw: RawObject) => string;
  /** The GID of a record that orders share (customer, product, location); null without a readable id. */
  shared: (kind: string, id: unknown) => string | null;
  /** The GID that `claim` gave to the record with this id in the file; null when there is none. */
  find: (kind: string, id: unknown) => string | null;
  fresh: (kind: string) => string;
  /** Takes the given digits when they are free, a fresh id otherwise. */
  freshLike: (kind: string, id: unknown) => string;
  /** Everything claimed, for the shop to keep once the order is accepted. */
  claimed: () => Iterable<string>;
};

export function createIdentities(context: ImportContext, note: (text: string) => void): Identities {
  const claimed = new Set<string>();
  const byFileId = new Map<string, string>();
  const isFree = (gid: string) => !claimed.has(gid) && !context.usedIds.has(gid);

  function take(gid: string): string {
    claimed.add(gid);
    return gid;
  }

  function fresh(kind: string): string {
    let gid = gidOf(kind, context.nextId());
    while (!isFree(gid)) gid = gidOf(kind, context.nextId());
    return take(gid);
  }

  function freshLike(kind: string, id: unknown): string {
    const digits = digitsOf(id);
    const gid = digits === null ? null : gidOf(kind, digits);
    return gid !== null && isFree(gid) ? take(gid) : fresh(kind);
  }

  function claim(kind: string, raw: RawObject): string {
    const digits = digitsOf(raw.id) ?? digitsOf(raw.admin_graphql_api_id);
    if (digits === null) {
      const gid = fresh(kind);
      note(`The ${kind} has no readable id; it became ${gid}.`);
      return gid;
    }
    const gid = freshLike(kind, digits);
    if (gid !== gidOf(kind, digits)) note(`The ${kind} id ${digits} is taken already; it became ${gid}.`);
    if (!byFileId.has(gidOf(kind, digits))) byFileId.set(gidOf(kind, digits), gid);
    return gid;
  }

  function shared(kind: string, id: unknown): string | null {
    const digits = digitsOf(id);
    return digits === null ? null : gidOf(kind, digits);
  }

  function find(kind: string, id: unknown): string | null {
    const digits = digitsOf(id);
    return digits === null ? null : (byFileId.get(gidOf(kind, digits)) ?? null);
  }

  return { claim, shared, find, fresh, freshLike, claimed: () => claimed };
}

/** The digits at the end of a GID: `gid://shopify/Order/1001` is "1001". */
export function legacyId(gid: string): string {
  return gid.slice(gid.lastIndexOf("/") + 1);
}

function gidOf(kind: string, digits: string): string {
  return `gid://shopify/${kind}/${digits}`;
}

/** Digits of a numeric id or of a GID, as text: ids go beyond 2^53. Zero and more than 20 digits are no ids. */
function digitsOf(id: unknown): string | null {
  const text = textOf(id)?.trim() ?? "";
  const match = /^(?:gid:\/\/shopify\/\w+\/)?0*([1-9]\d{0,19})(?:\?.*)?$/.exec(text);
  return match?.[1] ?? null;
}
