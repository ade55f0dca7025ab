import { toShopifyDateTime } from "../../../core/emulator-clock.ts";
import { toGid } from "../../../core/gid.ts";
import { asObject, asText } from "../../../core/plain-object.ts";
import type { StoredRecord } from "../../../stored-order.ts";
import { announceCreated } from "../../../webhooks/announce.ts";
import { type CustomId, readCustomId } from "../../custom-ids.ts";
import type { QueryContext } from "../../query-context.ts";
import { fireTagChanges } from "../fire-tag-changes.ts";
import { metafieldChange } from "../set-metafields.ts";
import type { UserError } from "../user-error.ts";
import { normalizeEmail, normalizePhone } from "./contact-values.ts";
import { applyCustomerInput } from "./customer-input.ts";
import { bareCustomer, findCustomer, storeChanged } from "./write-customer.ts";

type Fields = Record<string, unknown>;
type Sought = { customer: StoredRecord | undefined; customId: CustomId | null; isNamedById: boolean };

/**
 * customerSet: changes the customer that the identifier finds, creates one where it finds none or is left out. An id is the one
 * identifier that creates nothing; an id of the app's own is kept in its metafield.
 */
export function setCustomer(_source: unknown, args: Fields, context: QueryContext): Fields {
  const input = asObject(args.input) ?? {};
  const identifier = asObject(args.identifier) ?? {};
  const mismatch = findMismatch(identifier, input, context);
  if (mismatch !== undefined) return refused([mismatch]);
  const { customer: before, customId, isNamedById } = findSought(identifier, context);
  if (before === undefined && isNamedById) {
    return refused([{ field: ["identifier"], message: "Customer does not exist", code: "NOT_FOUND" }]);
  }
  const base = before ?? bareCustomer(toGid("Customer", context.nextNumber()));
  const { customer, errors } = applyCustomerInput(input, base, context);
  if (errors.length > 0) return refused(errors.map(withCode));
  if (before !== undefined) return { customer: storeChanged(before, customer, context), userErrors: [] };
  const now = toShopifyDateTime(context.now);
  const record: StoredRecord = { ...customer, createdAt: now, updatedAt: now };
  const kept =
    customId === null ? [] : [metafieldChange({ ...customId, type: "id", ownerId: record.id }, context)];
  context.store.commit({ kind: "recordStored", record }, ...kept);
  announceCreated(record, context);
  fireTagChanges(record, [], context);
  return { customer: record, userErrors: [] };
}

function findSought(identifier: Fields, context: QueryContext): Sought {
  const { store, shop } = context;
  const custom = asObject(identifier.customId);
  if (custom !== undefined) {
    const customId = readCustomId("Customer", custom, context);
    return { customer: store.findByCustomId("Customer", customId), customId, isNamedById: false };
  }
  if (identifier.id != null) {
    return { customer: findCustomer(identifier.id, context), customId: null, isNamedById: true };
  }
  const email = asText(identifier.email);
  const phone = asText(identifier.phone);
  const number = phone && (normalizePhone(phone, String(shop.countryCode ?? "US")) ?? phone);
  const customer = email
    ? store.keyed("Customer.email", normalizeEmail(email))[0]
    : number
      ? store.keyed("Customer.phone", number)[0]
      : undefined;
  return { customer, customId: null, isNamedById: false };
}

/** The input has to carry the address or number that it is found by. */
function findMismatch(identifier: Fields, input: Fields, { shop }: QueryContext): UserError | undefined {
  const country = String(shop.countryCode ?? "US");
  const isSame = {
    email: (left: string, right: string) => normalizeEmail(left) === normalizeEmail(right),
    phone: (left: string, right: string) => normalizePhone(left, country) === normalizePhone(right, country),
  };
  for (const field of ["email", "phone"] as const) {
    const wanted = asText(identifier[field]);
    if (wanted === undefined || isSame[field](wanted, asText(input[field]) ?? "")) continue;
    const message = "The identifier value does not match the value of the corresponding field in the input.";
    return { field: ["input"], message, code: "INPUT_MISMATCH" };
  }
  return undefined;
}

const CODES: [words: RegExp, code: string][] = [
  [/already been taken/, "TAKEN"],
  [/too long/, "TOO_LONG"],
  [/must be present/, "MISSING_FIELD_REQUIRED"],
  [/blank/, "BLANK"],
];

function withCode({ field, message }: UserError): UserError {
  const code = CODES.find(([words]) => words.test(message))?.[1] ?? "INVALID";
  return { field: ["input", ...(field ?? [])], message, code };
}

function refused(userErrors: UserError[]): Fields {
  return { customer: null, userErrors };
}
