import type { Fault } from "#app/domain/faults/fault.ts";
import { fieldWords } from "#app/domain/lists/customers/customer-policies.ts";
import type { Refusals } from "#app/domain/lists/customers/merge-customer.ts";
import type { FieldConflict, FieldValue } from "#app/domain/lists/merge-fields.ts";

/** Fields that a person has to decide about, as one fault; none without such. */
export function conflictOf(name: string, conflicts: readonly FieldConflict[]): Fault[] {
  if (conflicts.length === 0) return [];
  return [
    {
      kind: "conflict",
      subject: `customer ${name}`,
      what: `the customer ${name}`,
      fields: conflicts.map(({ field, shopify, quickbooks }) => ({
        field: fieldWords[field] ?? field,
        shopify: inWords(shopify),
        quickbooks: inWords(quickbooks),
      })),
    },
  ];
}

/** What Shopify would not take, in its words. What it has no place for is no fault of anybody. */
export function refusalsOf(name: string, refused: Refusals): Fault[] {
  return Object.entries(refused).flatMap(([field, { words }]): Fault[] =>
    words === ""
      ? []
      : [
          {
            kind: "rejected",
            subject: `the ${fieldWords[field] ?? field} of customer ${name}`,
            evidence: { system: "shopify", remoteText: words },
          },
        ],
  );
}

function inWords(value: FieldValue): string {
  if (value === null || value === "") return "empty";
  if (typeof value === "boolean") return value ? "on" : "off";
  if (typeof value !== "object") return `«${value}»`;
  const parts = Object.values(value).filter((part) => typeof part === "string" && part !== "");
  return parts.length === 0 ? "empty" : `«${parts.join(", ")}»`;
}
