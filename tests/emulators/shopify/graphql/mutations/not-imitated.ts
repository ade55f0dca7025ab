import { GraphQLError } from "graphql";

/**
 * Refuses parts of an input that the emulator would have to ignore.
 * @throws {GraphQLError} NOT_EMULATED naming the first of `names` that is given.
 */
export function refuseInputs(
  input: Record<string, unknown>,
  names: readonly string[],
  mutation: string,
): void {
  const given = names.find((name) => input[name] != null && !isEmptyList(input[name]));
  if (given === undefined) return;
  const message = `The Shopify emulator does not imitate "${given}" of ${mutation}; see its README.`;
  throw new GraphQLError(message, { extensions: { code: "NOT_EMULATED" } });
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
