import { z } from "zod";
import type { RecordHeading } from "#app/sync/ports.ts";

const moment = z
  .string()
  .nullish()
  .transform((text) => {
    const date = new Date(text ?? Number.NaN);
    return Number.isNaN(date.getTime()) ? null : date;
  });
/** A field that the shop keeps from us is null, or is left out of a bulk operation's list. */
const text = z.string().nullish();

/** What lists show of an order, a customer or a product, whether it came by page or by bulk operation. */
export const headingWires = {
  order: z.looseObject({ id: z.string(), name: text, processedAt: moment }).transform(
    ({ id, name, processedAt }): RecordHeading => ({
      id,
      name: name ?? "",
      about: null,
      at: processedAt,
    }),
  ),
  customer: z
    .looseObject({
      id: z.string(),
      displayName: text,
      createdAt: moment,
      defaultEmailAddress: z.looseObject({ emailAddress: text }).nullish(),
    })
    .transform(
      ({ id, displayName, createdAt, defaultEmailAddress }): RecordHeading => ({
        id,
        name: displayName ?? "",
        about: defaultEmailAddress?.emailAddress ?? null,
        at: createdAt,
      }),
    ),
  company: z
    .looseObject({ id: z.string(), name: text, createdAt: moment })
    .transform(
      ({ id, name, createdAt }): RecordHeading => ({ id, name: name ?? "", about: null, at: createdAt }),
    ),
  product: z.looseObject({ id: z.string(), title: text, vendor: text, createdAt: moment }).transform(
    ({ id, title, vendor, createdAt }): RecordHeading => ({
      id,
      name: title ?? "",
      about: vendor || null,
      at: createdAt,
    }),
  ),
};
export type ListedKind = "order" | "customer" | "product";

/** @throws for kinds that Shopify has no list of: a programmer's mistake. */
export function listedKind(kind: string): ListedKind {
  if (kind === "order" || kind === "customer" || kind === "product") return kind;
  throw new Error(`Shopify has no list of ${kind} records.`);
}
