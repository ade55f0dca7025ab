import type { FieldValue } from "#app/domain/lists/merge-fields.ts";

const words: Record<string, string> = {
  givenName: "First name",
  familyName: "Last name",
  displayName: "Display name",
  email: "E-mail",
  sku: "SKU",
  isTaxExempt: "Tax exempt",
  isTaxable: "Taxable",
  isActive: "Active",
  termId: "Terms",
  customerTypeId: "Customer type",
};

/** `billingAddress` is `Billing address`. */
export function fieldWord(field: string): string {
  const spaced = field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words[field] ?? spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** A value in one line; nothing is a dash. */
export function fieldText(value: FieldValue): string {
  if (value === null || value === "") return "–";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value !== "object") return String(value);
  const parts = Object.values(value).filter((part) => part !== null && part !== "");
  return parts.length === 0 ? "–" : parts.map((part) => fieldText(part)).join(", ");
}
