const MAX_EMAIL = 100;

/**
 * The e-mail address when QuickBooks will take it, else null: a bad address must never stop a document. Stricter
 * than the standard on purpose, QuickBooks refuses more than the standard does (code 2210).
 */
export function usableEmail(email: string | null): string | null {
  const address = email?.trim() ?? "";
  if (address.length > MAX_EMAIL) return null;
  const label = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
  const local = "[A-Za-z0-9_+-]+(?:[.'&][A-Za-z0-9_+-]+)*";
  return new RegExp(`^${local}@(?:${label}\\.)+[A-Za-z]{2,}$`).test(address) ? address : null;
}
