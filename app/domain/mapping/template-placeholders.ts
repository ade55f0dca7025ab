/** Fields of an order that a text may name in braces: `{order.name}`. */
export const orderPlaceholders = [
  "order.name",
  "order.number",
  "order.note",
  "order.date",
  "order.tags",
  "order.poNumber",
  "order.channel",
  "order.location",
  "customer.name",
  "customer.email",
  "company.name",
  "shipping.method",
  "tracking.number",
  "gateway",
] as const;
export type OrderPlaceholder = (typeof orderPlaceholders)[number];

/** Fields of a line item, for line descriptions. */
export const linePlaceholders = [
  "line.title",
  "line.variant",
  "line.sku",
  "line.quantity",
  "line.vendor",
  "line.productType",
] as const;
export type LinePlaceholder = (typeof linePlaceholders)[number];

/** What a text is about: an order as a whole, or one of its lines. */
export type TemplateScope = "order" | "line";

/** Everything in braces. Its content is the first group. */
export const placeholderPattern = /\{([^{}]*)\}/g;

/** Splits `attribute:Gift note` into its table and the name that follows; null for what is no attribute. */
export function readAttributeName(placeholder: string): { of: "order" | "line"; name: string } | null {
  const match = /^(line\.)?attribute:(.+)$/u.exec(placeholder);
  const name = match?.[2]?.trim();
  return name ? { of: match?.[1] ? "line" : "order", name } : null;
}

/** What is wrong with a text, naming the placeholder and the known ones; null when nothing is. */
export function findTemplateTrouble(template: string, scope: TemplateScope): string | null {
  const unknown = [...template.matchAll(placeholderPattern)]
    .map((match) => (match[1] ?? "").trim())
    .find((placeholder) => !isKnown(placeholder, scope));
  if (unknown === undefined) return null;
  return `{${unknown}} is not a field that can stand here. Known are ${listPlaceholders(scope).join(", ")}.`;
}

/** All that may stand in a text, as one writes it. */
export function listPlaceholders(scope: TemplateScope): string[] {
  const ofLine = scope === "line" ? [...linePlaceholders, "line.attribute:NAME"] : [];
  return [...orderPlaceholders, "attribute:NAME", ...ofLine].map((placeholder) => `{${placeholder}}`);
}

function isKnown(placeholder: string, scope: TemplateScope): boolean {
  const attribute = readAttributeName(placeholder);
  if (attribute) return attribute.of === "order" || scope === "line";
  if (orderPlaceholders.some((known) => known === placeholder)) return true;
  return scope === "line" && linePlaceholders.some((known) => known === placeholder);
}
