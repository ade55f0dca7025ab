import { asList, asObject, asObjects, asText } from "../core/plain-object.ts";
import type { Stage } from "../core/stage.ts";
import type { StoredRecord } from "../stored-order.ts";

type Fields = Record<string, unknown>;

/** Columns of a smart collection's rules that the emulator can judge. */
export const RULE_COLUMNS = new Set(["TAG", "TITLE", "TYPE", "VENDOR", "VARIANT_PRICE"]);

/** The products of a collection: those that were put into it by hand, or all that its rules select. */
export function productsIn(collection: Fields, { store }: Pick<Stage, "store">): StoredRecord[] {
  const rules = asObject(collection.ruleSet);
  if (rules === undefined) {
    return asObjects(collection.products).flatMap(({ id }) => store.find(asText(id) ?? "")?.node ?? []);
  }
  const list = asObjects(rules.rules);
  return store
    .list("Product")
    .filter((product) =>
      rules.appliedDisjunctively === true
        ? list.some((rule) => obeys(product, rule))
        : list.every((rule) => obeys(product, rule)),
    );
}

function obeys(product: StoredRecord, rule: Fields): boolean {
  const values = valuesOf(product, String(rule.column)).map((value) => value.toLowerCase());
  const condition = String(rule.condition).toLowerCase();
  switch (rule.relation) {
    case "EQUALS":
      return values.includes(condition);
    case "NOT_EQUALS":
      return !values.includes(condition);
    case "CONTAINS":
      return values.some((value) => value.includes(condition));
    case "NOT_CONTAINS":
      return values.every((value) => !value.includes(condition));
    case "STARTS_WITH":
      return values.some((value) => value.startsWith(condition));
    case "ENDS_WITH":
      return values.some((value) => value.endsWith(condition));
    case "GREATER_THAN":
      return values.some((value) => Number(value) > Number(condition));
    case "LESS_THAN":
      return values.some((value) => Number(value) < Number(condition));
    default:
      return false;
  }
}

function valuesOf(product: StoredRecord, column: string): string[] {
  switch (column) {
    case "TAG":
      return asList(product.tags).map(String);
    case "TITLE":
      return [asText(product.title) ?? ""];
    case "TYPE":
      return [asText(product.productType) ?? ""];
    case "VENDOR":
      return [asText(product.vendor) ?? ""];
    case "VARIANT_PRICE":
      return asObjects(product.variants).map((variant) => String(variant.price ?? "0"));
    default:
      return [];
  }
}
