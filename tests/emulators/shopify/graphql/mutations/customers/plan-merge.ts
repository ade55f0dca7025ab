import { parseGid } from "../../../core/gid.ts";
import { asList, asObject, asText } from "../../../core/plain-object.ts";
import { addressesOf, displayNameOf, emailOf, phoneOf } from "../../../core/stored-customer.ts";
import type { StoredRecord } from "../../../stored-order.ts";
import type { QueryContext } from "../../query-context.ts";
import { readTags } from "../tag-list.ts";
import type { UserError } from "../user-error.ts";

type Fields = Record<string, unknown>;

/** The customer that stays, the one that goes, and the one that stays as it will be. `blocking` holds what is too much of it. */
export type MergePlan = {
  kept: StoredRecord;
  gone: StoredRecord;
  merged: StoredRecord;
  errors: UserError[];
  blocking: { note: string | null; tags: string[] } | null;
};

const TAG_COUNT = 250;
const NOTE_LENGTH = 5000;

/** What a merge of two stored customers gives; every field of the one that goes gives way, except where the overrides say so. */
export function planMerge(
  one: StoredRecord,
  two: StoredRecord,
  overrides: Fields,
  context: QueryContext,
): MergePlan {
  const kept = chooseKept(one, two, overrides);
  const gone = kept === one ? two : one;
  const pick = (field: string, name: string) => {
    const wanted = [one, two].find((customer) => customer.id === overrides[name]);
    return wanted?.[field] ?? kept[field] ?? gone[field] ?? null;
  };
  const merged: StoredRecord = {
    ...kept,
    firstName: pick("firstName", "customerIdOfFirstNameToKeep"),
    lastName: pick("lastName", "customerIdOfLastNameToKeep"),
    ...emailFields(
      pickFrom(one, two, overrides.customerIdOfEmailToKeep, emailOf) ?? firstWith(kept, gone, emailOf),
    ),
    ...phoneFields(
      pickFrom(one, two, overrides.customerIdOfPhoneNumberToKeep, phoneOf) ?? firstWith(kept, gone, phoneOf),
    ),
    note: overrides.note ?? joinNotes(kept.note, gone.note),
    tags: readTags(asList(overrides.tags ?? [...asList(kept.tags), ...asList(gone.tags)])),
    ...mergedAddresses(one, two, kept, overrides),
  };
  merged.displayName = displayNameOf(merged);
  const [note, tags] = [asText(merged.note) ?? "", asList(merged.tags).map(String)];
  const isTooMuch = note.length > NOTE_LENGTH || tags.length > TAG_COUNT;
  const errors = [
    ...overrideErrors(one, two, overrides),
    ...(tags.length > TAG_COUNT ? forBoth(`Customers must have ${TAG_COUNT} tags or less.`) : []),
    ...(note.length > NOTE_LENGTH ? forBoth("Customer notes must be 5,000 characters or less.") : []),
    ...blockers(one, "customerOneId", context),
    ...blockers(two, "customerTwoId", context),
  ];
  const blocking = isTooMuch
    ? { note: note.length > NOTE_LENGTH ? note : null, tags: tags.length > TAG_COUNT ? tags : [] }
    : null;
  return { kept, gone, merged, errors, blocking };
}

/** Documented order: the wanted e-mail, the only e-mail, an enabled account, consent, an invited account, else the second customer. */
function chooseKept(one: StoredRecord, two: StoredRecord, overrides: Fields): StoredRecord {
  const wanted = [one, two].find((customer) => customer.id === overrides.customerIdOfEmailToKeep);
  if (wanted !== undefined && emailOf(wanted) !== undefined) return wanted;
  const onlyOne = (is: (customer: StoredRecord) => boolean) => {
    if (is(one) === is(two)) return undefined;
    return is(one) ? one : two;
  };
  const byEmail = onlyOne((customer) => emailOf(customer) !== undefined);
  if (byEmail !== undefined) return byEmail;
  if (emailOf(one) === undefined) return two;
  return (
    onlyOne((customer) => customer.state === "ENABLED") ??
    onlyOne((customer) => ["SUBSCRIBED", "PENDING"].includes(consentOf(customer))) ??
    onlyOne((customer) => customer.state === "INVITED") ??
    two
  );
}

function consentOf(customer: StoredRecord): string {
  return String(asObject(customer.defaultEmailAddress)?.marketingState ?? "NOT_SUBSCRIBED");
}

function overrideErrors(one: StoredRecord, two: StoredRecord, overrides: Fields): UserError[] {
  const needs: [name: string, has: (customer: StoredRecord) => unknown][] = [
    ["customerIdOfEmailToKeep", emailOf],
    ["customerIdOfPhoneNumberToKeep", phoneOf],
    ["customerIdOfFirstNameToKeep", (customer) => customer.firstName],
    ["customerIdOfLastNameToKeep", (customer) => customer.lastName],
    ["customerIdOfDefaultAddressToKeep", (customer) => addressesOf(customer).defaultAddress],
  ];
  return needs.flatMap(([name, has]): UserError[] => {
    if (overrides[name] == null) return [];
    const field = ["overrideFields", name];
    const customer = [one, two].find(({ id }) => id === overrides[name]);
    if (customer === undefined) {
      const message = "The override customer is not one of the two customers.";
      return [{ field, message, code: "OVERRIDE_ATTRIBUTE_INVALID" }];
    }
    const message = "The override customer lacks the attribute.";
    return has(customer) == null ? [{ field, message, code: "MISSING_OVERRIDE_ATTRIBUTE" }] : [];
  });
}

function blockers(customer: StoredRecord, argument: string, context: QueryContext): UserError[] {
  const isContact = context.store.referring("CompanyContact.customer", customer.id).length > 0;
  const hasGiftCards = context.store
    .list("GiftCard")
    .some((card) => asObject(card.customer)?.id === customer.id);
  const name = displayNameOf(customer);
  return [
    ...(hasGiftCards ? [`${name} has gift cards and can’t be merged.`] : []),
    ...(isContact ? [`${name} is a company contact and can’t be merged.`] : []),
  ].map((message) => ({ field: [argument], message, code: "INVALID_CUSTOMER" }));
}

function forBoth(message: string): UserError[] {
  return ["customerOneId", "customerTwoId"].map((name) => ({
    field: [name],
    message,
    code: "INVALID_CUSTOMER",
  }));
}

function pickFrom(
  one: StoredRecord,
  two: StoredRecord,
  id: unknown,
  has: (customer: StoredRecord) => unknown,
): StoredRecord | undefined {
  return [one, two].find((customer) => customer.id === id && has(customer) != null);
}

function firstWith(
  kept: StoredRecord,
  gone: StoredRecord,
  has: (customer: StoredRecord) => unknown,
): StoredRecord {
  return has(kept) == null ? gone : kept;
}

function emailFields(from: StoredRecord): Fields {
  return { email: emailOf(from) ?? null, defaultEmailAddress: from.defaultEmailAddress ?? null };
}

function phoneFields(from: StoredRecord): Fields {
  return { phone: phoneOf(from) ?? null, defaultPhoneNumber: from.defaultPhoneNumber ?? null };
}

function joinNotes(...notes: unknown[]): string | null {
  const text = notes.filter((note) => note != null && note !== "").join(" ");
  return text === "" ? null : text;
}

/** The addresses of both, oldest first. */
function mergedAddresses(
  one: StoredRecord,
  two: StoredRecord,
  kept: StoredRecord,
  overrides: Fields,
): Fields {
  const number = (address: Fields) => Number(parseGid(address.id)?.number ?? 0);
  const both = [one, two].map(addressesOf);
  const addresses = both.flatMap((entry) => entry.addresses).sort((a, b) => number(a) - number(b));
  const wanted = [one, two].find(({ id }) => id === overrides.customerIdOfDefaultAddressToKeep) ?? kept;
  const other = wanted === one ? two : one;
  const defaultAddress = addressesOf(wanted).defaultAddress ?? addressesOf(other).defaultAddress;
  return { addresses, addressesV2: undefined, defaultAddress };
}
