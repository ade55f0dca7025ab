export type Gid = { type: string; number: string };

/** Parts of `gid://shopify/Order/1001?query`, or undefined when the text has another form. */
export function parseGid(id: unknown): Gid | undefined {
  if (typeof id !== "string") return undefined;
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/([^/?]+)(\?.*)?$/.exec(id);
  return match?.[1] !== undefined && match[2] !== undefined
    ? { type: match[1], number: match[2] }
    : undefined;
}

export function toGid(type: string, number: string | number): string {
  return `gid://shopify/${type}/${number}`;
}
