import type { MetafieldDefinition } from "../../core/app-seed.ts";

export type ValueProblem = { code: string; message: string };

/** Metafield values hold 16 KB at most since 2026-04. */
const VALUE_BYTES = 16_384;

const VALUE_PATTERNS = new Map<string, RegExp>([
  ["single_line_text_field", /^[^\r\n]+$/],
  ["number_integer", /^-?\d{1,19}$/],
  ["number_decimal", /^-?\d+(\.\d{1,9})?$/],
  ["boolean", /^(true|false)$/],
  ["date", /^\d{4}-\d{2}-\d{2}$/],
  ["date_time", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/],
  ["url", /^(https?|mailto|sms|tel):\S+$/],
]);

/** Why Shopify would refuse the value for its type and definition; undefined when it fits. */
export function findValueProblem(
  value: string,
  type: string,
  definition: MetafieldDefinition | undefined,
): ValueProblem | undefined {
  if (value === "") return { code: "BLANK", message: "Value can't be blank." };
  if (Buffer.byteLength(value) > VALUE_BYTES) {
    return { code: "TOO_LONG", message: `Value is too long (maximum is ${VALUE_BYTES} bytes).` };
  }
  if (definition !== undefined && definition.type !== type) {
    return {
      code: "INVALID_TYPE",
      message: `Type '${type}' must be consistent with the definition's type: '${definition.type}'.`,
    };
  }
  if (type === "json" && !isJson(value)) return { code: "INVALID_VALUE", message: "Value is invalid JSON." };
  const pattern = VALUE_PATTERNS.get(type);
  if (pattern !== undefined && !pattern.test(value)) {
    return { code: "INVALID_VALUE", message: `Value must be a valid ${type}.` };
  }
  if (definition?.choices != null && !definition.choices.includes(value)) {
    return {
      code: "INCLUSION",
      message: `Value does not exist in provided choices: ${JSON.stringify(definition.choices)}.`,
    };
  }
  return undefined;
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
