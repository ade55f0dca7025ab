import { GraphQLError } from "graphql";
import { toHandle } from "../../../catalog/handles.ts";
import { asText } from "../../../core/plain-object.ts";
import type { StoredRecord } from "../../../stored-order.ts";
import type { QueryContext } from "../../query-context.ts";
import type { UserError } from "../user-error.ts";
import { byHandle, findProduct } from "./write-product.ts";

type Fields = Record<string, unknown>;

/**
 * The product that productSet changes, none for one that it makes: named by `identifier` (id, or handle, of which a new product is made
 * when nobody has it) or by the input's own id.
 * @throws {GraphQLError} NOT_FOUND for a custom id, for which the shop would need a definition.
 */
export function findSetTarget(
  identifier: Fields | undefined,
  input: Fields,
  context: QueryContext,
): { product: StoredRecord | undefined } | { errors: UserError[] } {
  const refusal = (field: string[], message: string, code: string) => ({
    errors: [{ field, message, code }],
  });
  if (identifier?.customId != null) {
    const message = "Metafield definition of type 'id' is required when using custom ids.";
    throw new GraphQLError(message, { extensions: { code: "NOT_FOUND" } });
  }
  if (identifier !== undefined && input.id != null) {
    return refusal(["input"], "The id field is not allowed if identifier is provided.", "ID_NOT_ALLOWED");
  }
  if (identifier?.handle != null) {
    const handle = asText(input.handle);
    if (handle === undefined) {
      const message = "The input field corresponding to the identifier is required.";
      return refusal(["input", "handle"], message, "MISSING_FIELD_REQUIRED");
    }
    if (toHandle(handle) !== toHandle(String(identifier.handle))) {
      const message =
        "The identifier value does not match the value of the corresponding field in the input.";
      return refusal(["input", "handle"], message, "INPUT_MISMATCH");
    }
    return { product: byHandle(toHandle(handle), context) };
  }
  const id = identifier?.id ?? input.id;
  if (id == null) return { product: undefined };
  const product = findProduct(id, context);
  if (product !== undefined) return { product };
  return identifier === undefined
    ? refusal(["input", "id"], "Product does not exist", "PRODUCT_DOES_NOT_EXIST")
    : refusal(["input"], "Resource matching the identifier was not found.", "NOT_FOUND");
}
