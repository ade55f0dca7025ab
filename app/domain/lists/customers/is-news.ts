import { meansSame } from "#app/domain/lists/customers/align-fields.ts";
import { fieldValues } from "#app/domain/lists/customers/customer-fields.ts";
import type { ShopSide } from "#app/domain/lists/customers/shop-side.ts";
import type { FieldValues } from "#app/domain/lists/merge-fields.ts";

/** Whether an order tells something of its customer that is not what both sides last agreed on. */
export function isNews(agreed: FieldValues, { fields, billing, shipping }: ShopSide): boolean {
  const said = Object.entries(fieldValues(fields));
  const isNew = (field: string, value: FieldValues[string], known: FieldValues[string] | undefined) =>
    known !== undefined && !meansSame(field, known, value);
  const addresses = [
    { field: "billingAddress", last: billing.last, sources: agreed.billingSources },
    { field: "shippingAddress", last: shipping.last, sources: agreed.shippingSources },
  ];
  return (
    said.some(([field, value]) => isNew(field, value, agreed[field])) ||
    addresses.some(
      ({ field, last, sources }) =>
        last !== null && isNew(field, last, agreed[field]) && isNew(field, last, lastOf(sources)),
    )
  );
}

function lastOf(sources: FieldValues[string] | undefined): FieldValues[string] {
  return typeof sources === "object" && sources !== null ? (sources.last ?? null) : null;
}
