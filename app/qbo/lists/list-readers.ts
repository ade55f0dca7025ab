import type { z } from "zod";
import type {
  BooksEntry,
  BooksListType,
  EntryBase,
  EntryOf,
  PlainEntry,
} from "#app/domain/lists/books-entry.ts";
import type { EntityKind } from "#app/qbo/entity-client.server.ts";
import {
  type EntryContext,
  mapAccountEntry,
  mapCustomerEntry,
  mapItemEntry,
  mapPlainEntry,
  mapTaxCodeEntry,
  mapTaxRateEntry,
  mapTermEntry,
  mapVendorEntry,
} from "#app/qbo/lists/map-entry.ts";
import {
  qboAccountEntry,
  qboCustomerEntry,
  qboItemEntry,
  qboPlainEntry,
  qboTaxCodeEntry,
  qboTaxRateEntry,
  qboTermEntry,
  qboVendorEntry,
} from "#app/qbo/wire/list-answers.ts";

/** How a list is read: its name on the wire, and a schema whose output is our entry. */
type ReaderOf<Type extends BooksListType> = EntityKind<EntryOf<Type>>;

function reader<Wire, Entry extends BooksEntry>(
  schema: z.ZodType<Wire>,
  map: (wire: Wire, context: EntryContext) => Entry,
  context: EntryContext,
): z.ZodType<Entry> {
  return schema.transform((wire) => map(wire, context));
}

/** The readers of all lists, for one company. */
export function createListReaders(context: EntryContext): { [Type in BooksListType]: ReaderOf<Type> } {
  const plain = <Type extends PlainEntry["type"]>(entity: Type): EntityKind<EntryBase & { type: Type }> => ({
    entity,
    schema: qboPlainEntry.transform((wire) => mapPlainEntry(wire, entity)),
  });
  return {
    Customer: { entity: "Customer", schema: reader(qboCustomerEntry, mapCustomerEntry, context) },
    Vendor: { entity: "Vendor", schema: reader(qboVendorEntry, mapVendorEntry, context) },
    Item: { entity: "Item", schema: reader(qboItemEntry, mapItemEntry, context) },
    Account: { entity: "Account", schema: reader(qboAccountEntry, mapAccountEntry, context) },
    Class: plain("Class"),
    Department: plain("Department"),
    Term: { entity: "Term", schema: reader(qboTermEntry, mapTermEntry, context) },
    PaymentMethod: plain("PaymentMethod"),
    CustomerType: plain("CustomerType"),
    TaxCode: { entity: "TaxCode", schema: reader(qboTaxCodeEntry, mapTaxCodeEntry, context) },
    TaxRate: { entity: "TaxRate", schema: reader(qboTaxRateEntry, mapTaxRateEntry, context) },
  };
}
