/**
 * Parses JSON so that no digit is lost: an integer beyond 2^53 and every number written with a fraction or an
 * exponent come back as the text that was written (12.10 is "12.10"); other numbers stay numbers.
 * Throws SyntaxError like JSON.parse. A byte order mark is skipped.
 */
export function parseJsonExactly(text: string): unknown {
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  return (JSON.parse as ParseWithSource)(body, (_key, value, context) => {
    if (typeof value !== "number" || context?.source === undefined) return value;
    return Number.isSafeInteger(value) && /^-?\d+$/.test(context.source) ? value : context.source;
  });
}

/** TypeScript's library does not know the third argument yet (https://tc39.es/proposal-json-parse-with-source/). */
type ParseWithSource = (
  text: string,
  reviver: (key: string, value: unknown, context?: { source?: string }) => unknown,
) => unknown;
