/** Programs that book Shopify orders, by the names they leave in memos. A name is a hint for people and no evidence. */
const makers: [RegExp, string][] = [
  [/\bplumbline:/i, "an earlier installation of this app"],
  [/\bsynder\b/i, "Synder"],
  [/\ba2x\b/i, "A2X"],
  [/\bwebgility\b/i, "Webgility"],
  [/\bonesaas\b|quickbooks commerce/i, "OneSaas"],
  [/\bzapier\b/i, "Zapier"],
  [/\bshopify\b/i, "a connector to Shopify"],
];

/** Who seems to have made a document, by its memos; null when they say nothing. */
export function describeMaker(texts: readonly string[]): string | null {
  return makers.find(([pattern]) => texts.some((text) => pattern.test(text)))?.[1] ?? null;
}
