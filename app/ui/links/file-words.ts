import type { BadgeProps } from "@shopify/polaris";
import type { LinkVerdict } from "#app/domain/lists/links/judge-link-line.ts";

type Words = { label: string; tone: BadgeProps["tone"] | null };

/** What a line of a file would do, in the merchant's words. */
export const verdictWords: Record<LinkVerdict, Words> = {
  new: { label: "New", tone: "success" },
  differs: { label: "Linked otherwise", tone: "warning" },
  same: { label: "Unchanged", tone: null },
  repeated: { label: "Repeated", tone: null },
  refused: { label: "Refused", tone: "critical" },
  unchecked: { label: "To be checked", tone: null },
};

/** In the order in which people look at them. */
export const verdictOrder: readonly LinkVerdict[] = [
  "refused",
  "differs",
  "new",
  "same",
  "repeated",
  "unchecked",
];
