import { asList, asObjects, asText } from "../../../core/plain-object.ts";
import { addressesOf, displayNameOf, emailOf, phoneOf } from "../../../core/stored-customer.ts";
import type { StoredRecord } from "../../../stored-order.ts";
import type { QueryContext } from "../../query-context.ts";
import { readTags, tagProblems } from "../tag-list.ts";
import { tooLong, type UserError } from "../user-error.ts";
import { emailProblems, normalizeEmail, normalizePhone, phoneProblems } from "./contact-values.ts";
import { readAddress } from "./mailing-address.ts";

type Fields = Record<string, unknown>;

const NAME_LENGTH = 255;
const NOTE_LENGTH = 5000;

/** A CustomerInput laid over a stored customer (or over the bare record of a new one), with everything that is wrong with it. */
export function applyCustomerInput(
  input: Fields,
  base: StoredRecord,
  context: QueryContext,
): { customer: StoredRecord; errors: UserError[] } {
  const errors: UserError[] = [];
  const customer: StoredRecord = { ...base };
  for (const field of ["firstName", "lastName", "note", "multipassIdentifier", "locale"]) {
    if (input[field] !== undefined) customer[field] = input[field] === "" ? null : input[field];
  }
  for (const field of ["taxExempt", "taxExemptions"]) {
    if (input[field] !== undefined) customer[field] = input[field];
  }
  if (input.email !== undefined) errors.push(...setEmail(input.email, customer, context));
  if (input.phone !== undefined) errors.push(...setPhone(input.phone, customer, context));
  errors.push(...lengthProblems(customer), ...localeProblems(input.locale));
  if (input.tags !== undefined) {
    const tags = readTags(asList(input.tags), asList(customer.tags));
    errors.push(...tagProblems(tags));
    customer.tags = tags;
  }
  if (input.addresses !== undefined) errors.push(...setAddresses(input.addresses, customer, context));
  customer.displayName = displayNameOf(customer);
  if (errors.length === 0 && customer.displayName === "") {
    errors.push({ field: null, message: "A name, phone number, or email address must be present" });
  }
  return { customer, errors };
}

function setEmail(value: unknown, customer: StoredRecord, context: QueryContext): UserError[] {
  const email = normalizeEmail(asText(value) ?? "");
  if (email === (emailOf(customer)?.toLowerCase() ?? "")) return [];
  customer.email = email === "" ? null : email;
  customer.defaultEmailAddress =
    email === ""
      ? null
      : {
          emailAddress: email,
          marketingState: "NOT_SUBSCRIBED",
          marketingOptInLevel: "SINGLE_OPT_IN",
          validFormat: true,
        };
  if (email === "") return [];
  const problems = emailProblems(email, ["email"]);
  if (problems.length > 0) return problems;
  return context.store.keyed("Customer.email", email).some((other) => other.id !== customer.id)
    ? [{ field: ["email"], message: "Email has already been taken" }]
    : [];
}

function setPhone(value: unknown, customer: StoredRecord, context: QueryContext): UserError[] {
  const written = asText(value) ?? "";
  const country = String(context.shop.countryCode ?? "US");
  const phone = normalizePhone(written, country);
  if ((phone ?? written) === (phoneOf(customer) ?? "")) return [];
  customer.phone = written === "" ? null : (phone ?? written);
  customer.defaultPhoneNumber =
    written === "" ? null : { phoneNumber: phone ?? written, marketingState: "NOT_SUBSCRIBED" };
  if (written === "") return [];
  const problems = phoneProblems(written, country, ["phone"]);
  if (problems.length > 0 || phone === undefined) return problems;
  return context.store.keyed("Customer.phone", phone).some((other) => other.id !== customer.id)
    ? [{ field: ["phone"], message: "Phone has already been taken" }]
    : [];
}

function lengthProblems(customer: Fields): UserError[] {
  const limits: [field: string, label: string, limit: number][] = [
    ["firstName", "First name", NAME_LENGTH],
    ["lastName", "Last name", NAME_LENGTH],
    ["note", "Note", NOTE_LENGTH],
  ];
  return limits.flatMap(([field, label, limit]) =>
    String(customer[field] ?? "").length > limit ? [tooLong([field], label, limit)] : [],
  );
}

function localeProblems(locale: unknown): UserError[] {
  if (typeof locale !== "string" || /^[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?$/.test(locale)) return [];
  return [{ field: ["locale"], message: "Locale is invalid" }];
}

/** The addresses of an input are all that the customer has from then on; one with an id changes the address of that id. */
function setAddresses(value: unknown, customer: StoredRecord, context: QueryContext): UserError[] {
  const present = addressesOf(customer);
  const isNew = customer.createdAt === undefined;
  const errors: UserError[] = [];
  const addresses = asObjects(value).map((input, index) => {
    const at = ["addresses", String(index)];
    const base = input.id == null ? {} : present.addresses.find((address) => address.id === input.id);
    if (input.id != null && isNew) {
      errors.push({ field: [...at, "id"], message: "Cannot specify address ID on creation" });
    } else if (base === undefined) {
      errors.push({ field: [...at, "id"], message: "Customer address does not exist" });
    }
    const reading = readAddress(input, base ?? {}, customer, at, context);
    errors.push(...reading.errors);
    return reading.address;
  });
  const kept = addresses.find((address) => address.id === present.defaultAddress?.id);
  customer.addresses = addresses;
  delete customer.addressesV2;
  customer.defaultAddress = kept ?? addresses[0] ?? null;
  return errors;
}
