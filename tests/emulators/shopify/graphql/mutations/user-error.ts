/** A refusal in the answer of a mutation; `code` where the mutation's error type has one. */
export type UserError = { field: string[] | null; message: string; code?: string | null };

/** Which field a problem is at, below the path of its input. */
export type At = readonly string[];

export function tooLong(at: At, label: string, limit: number): UserError {
  return { field: [...at], message: `${label} is too long (maximum is ${limit} characters)` };
}
