import { fillTemplate } from "#app/domain/mapping/fill-template.ts";
import { noteMarker } from "#app/domain/mapping/order-number.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";

/**
 * The private note of a document: the merchant's template, what it is about, and our marker. The marker comes last
 * and always, as documents are found again by it.
 */
export function writeNote({ sale, settings }: PlanContext, about: string, key: string): string {
  const template = settings.templates.privateNote;
  const own = template === "" ? "" : fillTemplate(template, sale);
  return [own, `${about}. ${noteMarker(key)}`].filter((text) => text !== "").join(" ");
}
