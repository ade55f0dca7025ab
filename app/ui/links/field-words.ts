import type { FieldValue } from "#app/domain/lists/merge-fields.ts";

const words: Record<string, string> = {
  displayName: "Name",
  givenName: "First name",
  familyName: "Last name",
  email: "E-mail",
  sku: "SKU",
  unitPrice: "Price",
  purchaseCost: "Cost",
  isTaxable: "Taxable",
};

/** A field of a list entry in words: `billingAddress` is `Billing address`. */
export function fieldWord(field: string): string {
  const spaced = field
    .replace(/Id$/, "")
    .replace(/([a-z])([A-Z])/g, (_, one: string, two: string) => `${one} ${two.toLowerCase()}`);
  return words[field] ?? spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** A value of a field for people: an address in one line, nothing as a dash. */
export function valueText(value: FieldValue): string {
  if (value === null || value === "") return "–";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value !== "object") return String(value);
  const parts = Object.values(value)
    .map(valueText)
    .filter((part) => part !== "–");
  return parts.length === 0 ? "–" : parts.join(", ");
}
