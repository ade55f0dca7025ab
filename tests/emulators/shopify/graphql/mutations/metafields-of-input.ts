import { asObjects } from "../../core/plain-object.ts";
import type { Change } from "../../store/change.ts";
import type { QueryContext } from "../query-context.ts";
import { contentProblem, type MetafieldInput, metafieldChange } from "./set-metafields.ts";
import type { At, UserError } from "./user-error.ts";

/** The metafields that come with the input of another mutation (`customerCreate`, `productUpdate` ...), as changes of their owner. */
export function metafieldsOfInput(
  value: unknown,
  ownerId: string,
  at: At,
  context: QueryContext,
): { changes: Change[]; errors: UserError[] } {
  const inputs = asObjects(value).map((input) => byId({ ...input, ownerId }, context));
  const errors = inputs.flatMap((input, index): UserError[] => {
    const field = [...at, "metafields", String(index)];
    if (input === undefined) {
      return [{ field: [...field, "id"], message: "Cannot specify metafield ID on creation" }];
    }
    const problem = contentProblem(input, context);
    return problem === undefined ? [] : [{ field: [...field, problem.part], message: problem.message }];
  });
  if (errors.length > 0) return { changes: [], errors };
  return { changes: inputs.flatMap((input) => (input ? [metafieldChange(input, context)] : [])), errors: [] };
}

/** An input may name the metafield that it changes by id alone; undefined when the owner has none of that id. */
function byId(input: Record<string, unknown>, context: QueryContext): MetafieldInput | undefined {
  if (input.id == null) return input as MetafieldInput;
  const present = context.store.metafields(String(input.ownerId)).find(({ id }) => id === input.id);
  if (present === undefined) return undefined;
  const { namespace, key, type } = present;
  return { namespace, key, type, ...input } as MetafieldInput;
}
