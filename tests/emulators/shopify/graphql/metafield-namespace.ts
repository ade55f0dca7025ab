import { RESERVED_NAMESPACE } from "../core/app-seed.ts";

/** `$app` and `$app:name` stand for the namespace that only this app sees; it is also the default. */
export function expandNamespace(namespace: unknown): string {
  if (namespace === undefined || namespace === null || namespace === "$app") return RESERVED_NAMESPACE;
  return String(namespace).replace(/^\$app:/, `${RESERVED_NAMESPACE}--`);
}
