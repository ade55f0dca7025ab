/** An independent reading of decimal JSON: text to minor units, without a floating-point number in between. */
export function minorOf(json: string, currency: string): number {
  const digits = currency === "JPY" ? 0 : currency === "KWD" ? 3 : 2;
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(json);
  if (!parts) throw new Error(`${json} is no plain decimal`);
  const [, sign = "", whole = "", fraction = ""] = parts;
  if (fraction.length > digits) throw new Error(`${json} is finer than ${currency}`);
  const minor = Number(whole + fraction.padEnd(digits, "0"));
  return sign === "-" && minor !== 0 ? -minor : minor;
}

/** Reads JSON with every number kept as its own text. */
export function readTexts(json: string): Record<string, unknown> {
  return JSON.parse(json, (_, value: unknown, context?: { source?: string }) =>
    typeof value === "number" ? { number: context?.source ?? "" } : value,
  ) as Record<string, unknown>;
}
