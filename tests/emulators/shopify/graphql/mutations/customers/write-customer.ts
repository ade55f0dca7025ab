import { toShopifyDateTime } from "../../../core/emulator-clock.ts";
import { parseGid, toGid } from "../../../core/gid.ts";
import { asObject, asText } from "../../../core/plain-object.ts";
import { addressesOf } from "../../../core/stored-customer.ts";
import type { StoredRecord } from "../../../stored-order.ts";
import { announceCreated, announceDeleted, announceUpdated } from "../../../webhooks/announce.ts";
import type { QueryContext } from "../../query-context.ts";
import { fireTagChanges } from "../fire-tag-changes.ts";
import { metafieldsOfInput } from "../metafields-of-input.ts";
import type { UserError } from "../user-error.ts";
import { applyCustomerInput } from "./customer-input.ts";

type Fields = Record<string, unknown>;

/** customerCreate */
export function createCustomer(_source: unknown, args: Fields, context: QueryContext): Fields {
  const input = asObject(args.input) ?? {};
  if (input.id != null) return refused([{ field: ["id"], message: "Cannot specify ID on creation" }]);
  const id = toGid("Customer", context.nextNumber());
  const { customer, errors } = applyCustomerInput(input, bareCustomer(id), context);
  errors.push(...consentProblems(input));
  const metafields = metafieldsOfInput(input.metafields, id, [], context);
  if (errors.length + metafields.errors.length > 0) return refused([...errors, ...metafields.errors]);
  const now = toShopifyDateTime(context.now);
  const record: StoredRecord = { ...withConsent(customer, input), createdAt: now, updatedAt: now };
  context.store.commit({ kind: "recordStored", record }, ...metafields.changes);
  announceCreated(record, context);
  fireTagChanges(record, [], context);
  return { customer: record, userErrors: [] };
}

/** customerUpdate: nothing is written and nothing announced when nothing changes. */
export function updateCustomer(_source: unknown, args: Fields, context: QueryContext): Fields {
  const input = asObject(args.input) ?? {};
  const before = findCustomer(input.id, context);
  if (before === undefined) return refused([{ field: ["id"], message: "Customer does not exist" }]);
  const { customer, errors } = applyCustomerInput(input, before, context);
  for (const field of ["emailMarketingConsent", "smsMarketingConsent"]) {
    if (input[field] == null) continue;
    const mutation = `customer${field.charAt(0).toUpperCase()}${field.slice(1)}Update`;
    errors.push({
      field: [field],
      message: `To update ${field}, please use the ${mutation} Mutation instead`,
    });
  }
  const metafields = metafieldsOfInput(input.metafields, before.id, [], context);
  if (errors.length + metafields.errors.length > 0) return refused([...errors, ...metafields.errors]);
  if (metafields.changes.length > 0) context.store.commit(...metafields.changes);
  return { customer: storeChanged(before, customer, context), userErrors: [] };
}

/** customerDelete: refused for a customer with orders. */
export function deleteCustomer(_source: unknown, args: Fields, context: QueryContext): Fields {
  const answer = (deletedCustomerId: string | null, userErrors: UserError[]) => {
    return { deletedCustomerId, shop: context.shop, userErrors };
  };
  const customer = findCustomer(asObject(args.input)?.id, context);
  if (customer === undefined) return answer(null, [{ field: ["id"], message: "Customer can't be found" }]);
  if (context.store.referring("Order.customer", customer.id).length > 0) {
    const message = "Customer can’t be deleted because they have associated orders";
    return answer(null, [{ field: ["id"], message }]);
  }
  context.store.commit({ kind: "recordDeleted", id: customer.id });
  announceDeleted(customer, context);
  return answer(customer.id, []);
}

export function findCustomer(id: unknown, context: QueryContext): StoredRecord | undefined {
  return parseGid(id)?.type === "Customer" ? context.store.find(asText(id) ?? "")?.node : undefined;
}

/** Stores a customer that differs from before, with a new `updatedAt`, and announces it. Answers what is stored now. */
export function storeChanged(before: StoredRecord, after: StoredRecord, context: QueryContext): StoredRecord {
  if (contentOf(before) === contentOf(after)) return before;
  const record = { ...after, updatedAt: toShopifyDateTime(context.now) };
  context.store.commit({ kind: "recordStored", record });
  const isTagsAlone = contentOf({ ...after, tags: before.tags }) === contentOf(before);
  if (!isTagsAlone || context.settings.tagsFireUpdates) announceUpdated(record, context);
  fireTagChanges(record, before.tags, context);
  return record;
}

/** What counts as a change: all that is stored, with the addresses in one form. */
function contentOf(customer: StoredRecord): string {
  const { addresses, defaultAddress } = addressesOf(customer);
  const { updatedAt, addressesV2, ...rest } = customer;
  const entries = Object.entries({ ...rest, addresses, defaultAddress: defaultAddress?.id ?? null });
  return JSON.stringify(entries.filter(([, value]) => value != null).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A customer before anything is known of it. */
export function bareCustomer(id: string): StoredRecord {
  return {
    id,
    legacyResourceId: parseGid(id)?.number ?? "",
    firstName: null,
    lastName: null,
    note: null,
    tags: [],
    state: "DISABLED",
    taxExempt: false,
    taxExemptions: [],
    locale: "en",
    verifiedEmail: true,
    addresses: [],
    defaultAddress: null,
  };
}

function consentProblems(input: Fields): UserError[] {
  const problems: UserError[] = [];
  if (input.emailMarketingConsent != null && !input.email) {
    const message = "An email address is required to set the email marketing consent state.";
    problems.push({ field: ["emailMarketingConsent"], message });
  }
  if (input.smsMarketingConsent != null && !input.phone) {
    const message = "A phone number is required to set the SMS consent state.";
    problems.push({ field: ["smsMarketingConsent"], message });
  }
  return problems;
}

function withConsent(customer: StoredRecord, input: Fields): StoredRecord {
  const consent = asObject(input.emailMarketingConsent);
  const email = asObject(customer.defaultEmailAddress);
  if (consent === undefined || email === undefined) return customer;
  return {
    ...customer,
    defaultEmailAddress: {
      ...email,
      marketingState: consent.marketingState,
      marketingOptInLevel: consent.marketingOptInLevel ?? "SINGLE_OPT_IN",
      marketingUpdatedAt: consent.consentUpdatedAt ?? null,
    },
  };
}

function refused(userErrors: UserError[]): Fields {
  return { customer: null, userErrors };
}
