import type { Store } from "../store/store.ts";

/** `Weird Handle / 100%` -> `weird-handle-100`: letters without accents and digits, all else becomes one hyphen. */
export function toHandle(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");
}

/** A handle that no other record of the type has: `lamp`, then `lamp-1`, `lamp-2` ... */
export function freeHandle(type: string, text: string, store: Store): string {
  const base = toHandle(text) || type.toLowerCase();
  let handle = base;
  for (let count = 1; store.keyed(`${type}.handle`, handle).length > 0; count += 1)
    handle = `${base}-${count}`;
  return handle;
}
