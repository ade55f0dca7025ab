import type { Peculiarity } from "#app/domain/sale/sale.ts";

const words: Record<Peculiarity, string> = {
  tooLarge: "it has more payments than Shopify lists, so its cash cannot be known",
};

/** What keeps a sale from being booked by itself, as a part of a sentence: `it has ..., it has ...`. */
export function explainPeculiarities(peculiarities: readonly Peculiarity[]): string {
  return peculiarities.map((kind) => words[kind]).join(", ");
}
