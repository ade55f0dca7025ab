import { toGid } from "../core/gid.ts";
import { asObjects } from "../core/plain-object.ts";
import type { StoredRecord } from "../stored-order.ts";

/** A stored ProductOption; `hasVariants` of a value says whether any variant has it. */
export type StoredOption = {
  id: string;
  name: string;
  position: number;
  optionValues: { id: string; name: string; hasVariants: boolean }[];
};

export const DEFAULT_OPTION = "Title";
export const DEFAULT_VALUE = "Default Title";

/** Documented: at most three options to a product. */
export const OPTION_LIMIT = 3;

export type NextNumber = { nextNumber(): string };

export function newOption(
  name: string,
  position: number,
  values: readonly string[],
  ids: NextNumber,
): StoredOption {
  return {
    id: toGid("ProductOption", ids.nextNumber()),
    name,
    position,
    optionValues: values.map((value) => newValue(value, ids)),
  };
}

export function newValue(name: string, ids: NextNumber): StoredOption["optionValues"][number] {
  return { id: toGid("ProductOptionValue", ids.nextNumber()), name, hasVariants: false };
}

/** The options of a stored product; one that was stored without any has the option that its variants' titles stand for. */
export function optionsOf(product: StoredRecord, ids: NextNumber): StoredOption[] {
  const stored = asObjects(product.options) as StoredOption[];
  if (stored.length > 0)
    return stored.map((option) => ({ ...option, optionValues: [...option.optionValues] }));
  const titles = asObjects(product.variants).map((variant) => String(variant.title ?? DEFAULT_VALUE));
  return [newOption(DEFAULT_OPTION, 1, [...new Set(titles)], ids)];
}

/** What a variant chose of each option: `[{ name: "Color", value: "Red" }]`. */
export function selectedOptions(variant: Record<string, unknown>): { name: string; value: string }[] {
  const stored = asObjects(variant.selectedOptions) as { name: string; value: string }[];
  if (stored.length > 0) return stored;
  return [{ name: DEFAULT_OPTION, value: String(variant.title ?? DEFAULT_VALUE) }];
}

/** `Red / Small` */
export function titleOf(selected: readonly { value: string }[]): string {
  return selected.map(({ value }) => value).join(" / ");
}

/** Options with `hasVariants` as the variants have it; values that no variant had or has stay. */
export function withUsage(
  options: readonly StoredOption[],
  variants: readonly Record<string, unknown>[],
): StoredOption[] {
  return options.map((option) => ({
    ...option,
    optionValues: option.optionValues.map((value) => ({
      ...value,
      hasVariants: variants.some((variant) =>
        selectedOptions(variant).some((chosen) => chosen.name === option.name && chosen.value === value.name),
      ),
    })),
  }));
}

/** Whether all that a product has is the variant that it came with. */
export function isDefaultOnly(product: StoredRecord): boolean {
  const variants = asObjects(product.variants);
  return variants.length === 1 && titleOf(selectedOptions(variants[0] ?? {})) === DEFAULT_VALUE;
}
