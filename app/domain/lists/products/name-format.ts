/** Fields of a variant that an item's name can be made of. */
export const namePlaceholders = ["title", "variant", "sku", "barcode", "vendor", "productType"] as const;
export type NamePlaceholder = (typeof namePlaceholders)[number];

const inBraces = /\{([^{}]*)\}/g;

/** What is wrong with a name format, naming the known fields; null when nothing is. */
export function findNameTrouble(format: string): string | null {
  const named = [...format.matchAll(inBraces)].map((match) => (match[1] ?? "").trim());
  const unknown = named.find((name) => !isPlaceholder(name));
  const known = namePlaceholders.map((name) => `{${name}}`).join(", ");
  if (unknown !== undefined) return `{${unknown}} is not a field of a product. Known are ${known}.`;
  // Names without one of these would be the same for many products.
  const tells = named.some((name) => name === "title" || name === "sku");
  return tells ? null : "A name needs {title} or {sku}, so that people know the item by it.";
}

/**
 * Fills a format. Fields without a value leave nothing behind: no blanks, no separators that stood beside them.
 * `fillName("{title} - {variant} ({sku})", { title: "Mug", variant: null, sku: null })` is `"Mug"`.
 */
export function fillName(format: string, values: Readonly<Record<NamePlaceholder, string | null>>): string {
  const filled = format.replace(inBraces, (_, name: string) => {
    const key = name.trim();
    return (isPlaceholder(key) && values[key]?.replace(/\s+/gu, " ").trim()) || gap;
  });
  return dropGaps(filled).replace(/\s+/gu, " ").trim();
}

function isPlaceholder(name: string): name is NamePlaceholder {
  return namePlaceholders.some((known) => known === name);
}

/** Stands where a field had no value: a character of no text. */
const gap = "\u0001";
const separator = String.raw`[\s\-–—/|,;.:·_+&#]`;
const besideGap = [
  new RegExp(String.raw`[([{<]\s*${gap}\s*[)\]}>]`, "gu"),
  new RegExp(`${separator}*${gap}(?=${separator}*${gap})`, "gu"),
  new RegExp(`^${separator}*${gap}${separator}*`, "gu"),
  new RegExp(`${separator}*${gap}`, "gu"),
] as const;

function dropGaps(text: string): string {
  const [brackets, ...rest] = besideGap;
  const withoutBrackets = text.replace(brackets, gap);
  return rest.reduce((left, pattern) => left.replace(pattern, ""), withoutBrackets);
}
