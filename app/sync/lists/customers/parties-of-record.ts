import { ok, type Result } from "#app/domain/faults/fault.ts";
import { fillNameFormat } from "#app/domain/lists/customers/name-format.ts";
import {
  namePartsOf,
  sideOfCompany,
  sideOfCustomer,
  sideOfLocation,
} from "#app/domain/lists/customers/shop-side.ts";
import type { FieldValues } from "#app/domain/lists/merge-fields.ts";
import type { ShopCompany, ShopCustomer } from "#app/domain/lists/shop-entry.ts";
import { companyName, displayNameOf, locationName } from "#app/domain/mapping/plan-customer.ts";
import type { ExportContext } from "#app/sync/exporters/export-context.ts";
import { personNames, type ShopParty, sideContext } from "#app/sync/lists/customers/shop-party.ts";

/** What a customer's record is about: a person, or a company that buys. */
export type RecordSubject =
  | { kind: "person"; customer: ShopCustomer }
  | { kind: "company"; company: ShopCompany };

/** A party of a record, and how its display name is made of its fields. */
export type RecordParty = { party: ShopParty; nameOf(fields: FieldValues): string };

/** The party of a record in one currency. */
export async function partyOfRecord(
  context: ExportContext,
  subject: RecordSubject,
  currency: string,
): Promise<Result<RecordParty>> {
  const about = await sideContext(context, termNames(subject));
  if (!about.ok) return about;
  const { settings } = context;
  if (subject.kind === "company") {
    const { company } = subject;
    return ok({
      party: {
        ...companyParty(company.id, company.id, currency),
        displayName: companyName(company.name),
        side: sideOfCompany(company, about.value),
      },
      nameOf: ({ company: name }) => companyName(typeof name === "string" ? name : ""),
    });
  }
  const { customer } = subject;
  const side = sideOfCustomer(customer, about.value);
  const { defaultAddress, lastBillingAddress, lastShippingAddress } = customer;
  const person = { ...customer, company: side.fields.company };
  const others = [
    lastBillingAddress?.name ?? defaultAddress?.name,
    lastShippingAddress?.name,
    side.fields.company,
    customer.displayName,
  ];
  return ok({
    party: {
      key: customer.id,
      recordId: customer.id,
      currency,
      displayName: displayNameOf(person, others, settings),
      otherNames: personNames(customer.firstName, customer.lastName),
      isCompany: false,
      parentId: null,
      side,
    },
    nameOf: (fields) => fillNameFormat(settings.customers.displayName, namePartsOf(fields, customer.id)),
  });
}

/** The party of a place of a company; null when the company has it no more. */
export async function partyOfLocation(
  context: ExportContext,
  company: ShopCompany,
  locationId: string,
  currency: string,
  parentId: string | null,
): Promise<Result<RecordParty | null>> {
  const location = company.locations.find(({ id }) => id === locationId);
  if (!location) return ok(null);
  const about = await sideContext(context, termNames({ kind: "company", company }));
  if (!about.ok) return about;
  return ok({
    party: {
      ...companyParty(location.id, company.id, currency),
      displayName: locationName(company.name, location.name),
      parentId,
      side: sideOfLocation(company, location, about.value),
    },
    nameOf: ({ company: name }) => locationName(typeof name === "string" ? name : "", location.name),
  });
}

function companyParty(key: string, recordId: string, currency: string) {
  return { key, recordId, currency, otherNames: [], isCompany: true, parentId: null };
}

function termNames(subject: RecordSubject): string[] {
  return subject.kind === "company" ? subject.company.locations.flatMap(({ terms }) => terms ?? []) : [];
}
