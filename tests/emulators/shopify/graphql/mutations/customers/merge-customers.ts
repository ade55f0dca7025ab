import { GraphQLError } from "graphql";
import { toShopifyDateTime } from "../../../core/emulator-clock.ts";
import { parseGid } from "../../../core/gid.ts";
import { asObject } from "../../../core/plain-object.ts";
import type { Change } from "../../../store/change.ts";
import type { StoredRecord } from "../../../stored-order.ts";
import { announceDeleted, announceUpdated } from "../../../webhooks/announce.ts";
import { mergePayload } from "../../../webhooks/customer-payload.ts";
import { NOTHING, type QueryContext } from "../../query-context.ts";
import type { UserError } from "../user-error.ts";
import { type MergePlan, planMerge } from "./plan-merge.ts";
import { findCustomer } from "./write-customer.ts";

type Fields = Record<string, unknown>;

/**
 * customerMerge: the customer that goes stops resolving, its orders, drafts, addresses and metafields belong to the one that stays. The
 * real job takes a moment; here it is done when the answer arrives, which still says that it is not.
 */
export function mergeCustomers(_source: unknown, args: Fields, context: QueryContext): Fields {
  const found = findBoth(args, context);
  if ("errors" in found) return { job: null, resultingCustomerId: null, userErrors: found.errors };
  const plan = planMerge(found.one, found.two, asObject(args.overrideFields) ?? {}, context);
  if (plan.errors.length > 0) return { job: null, resultingCustomerId: null, userErrors: plan.errors };
  const jobId = carryOut(plan, context);
  return { job: { id: jobId, done: false }, resultingCustomerId: plan.kept.id, userErrors: [] };
}

/** customerMergePreview. @throws {GraphQLError} BAD_REQUEST for one customer twice. */
export function previewMerge(_source: unknown, args: Fields, context: QueryContext): unknown {
  if (args.customerOneId === args.customerTwoId) {
    throw new GraphQLError("Customers must be different.", { extensions: { code: "BAD_REQUEST" } });
  }
  const found = findBoth(args, context);
  if ("errors" in found) return { customerMergeErrors: found.errors.map(toMergeError) };
  const plan = planMerge(found.one, found.two, asObject(args.overrideFields) ?? {}, context);
  const { merged, gone, kept } = plan;
  return {
    resultingCustomerId: plan.errors.length > 0 ? null : kept.id,
    defaultFields: {
      ...merged,
      id: undefined,
      email: merged.defaultEmailAddress,
      phoneNumber: merged.defaultPhoneNumber,
    },
    alternateFields: {
      ...gone,
      id: undefined,
      email: gone.defaultEmailAddress,
      phoneNumber: gone.defaultPhoneNumber,
    },
    blockingFields: plan.blocking ?? NOTHING,
    customerMergeErrors: plan.errors.length === 0 ? NOTHING : plan.errors.map(toMergeError),
  };
}

/** customerMergeJobStatus: null for a job that is no merge. */
export function mergeJobStatus(_source: unknown, args: Fields, context: QueryContext): unknown {
  const job = context.store.find(String(args.jobId))?.node;
  const resultingCustomerId = job?.resultingCustomerId;
  if (resultingCustomerId === undefined) return NOTHING;
  return { jobId: args.jobId, resultingCustomerId, status: "COMPLETED", customerMergeErrors: [] };
}

function findBoth(
  args: Fields,
  context: QueryContext,
): { one: StoredRecord; two: StoredRecord } | { errors: UserError[] } {
  const [one, two] = [findCustomer(args.customerOneId, context), findCustomer(args.customerTwoId, context)];
  if (one !== undefined && two !== undefined && one !== two) return { one, two };
  const code = "INVALID_CUSTOMER_ID";
  if (one !== undefined && two !== undefined) {
    return { errors: [{ field: null, message: "Customers IDs should not match", code }] };
  }
  const name = one === undefined ? "customerOneId" : "customerTwoId";
  const message = `Customer does not exist with ID ${parseGid(args[name])?.number ?? args[name]}`;
  return { errors: [{ field: [name], message, code }] };
}

function carryOut({ kept, gone, merged }: MergePlan, context: QueryContext): string {
  const { store } = context;
  const updatedAt = toShopifyDateTime(context.now);
  const record = { ...merged, updatedAt };
  const jobId = `gid://shopify/Job/${context.uuid()}`;
  const moved = ["Order", "DraftOrder", "CompanyContact"].flatMap((type) =>
    store
      .referring(`${type}.customer`, gone.id)
      .map((owner) => ({ ...owner, customer: { ...asObject(owner.customer), id: kept.id } })),
  );
  const own = new Set(store.metafields(kept.id).map(({ namespace, key }) => `${namespace}.${key}`));
  const brought = store
    .metafields(gone.id)
    .filter(({ namespace, key }) => !own.has(`${namespace}.${key}`))
    .map((metafield) => ({ ...metafield, owner: { __typename: "Customer", id: kept.id } }));
  store.commit(
    // First, because the e-mail and phone that stay may be those of the customer that goes.
    { kind: "recordDeleted", id: gone.id },
    { kind: "recordStored", record },
    ...moved.map((owner): Change => ({ kind: "recordStored", record: owner })),
    ...brought.map((metafield): Change => ({ kind: "metafieldSet", ownerId: kept.id, metafield })),
    { kind: "recordStored", record: { id: jobId, resultingCustomerId: kept.id } },
  );
  context.fire("customers/merge", mergePayload({ keptId: kept.id, deletedId: gone.id, jobId }));
  announceUpdated(record, context);
  if (context.settings.mergeFiresDelete) announceDeleted(gone, context);
  return jobId;
}

function toMergeError({ message }: UserError): Fields {
  const fields: [text: string, field: string][] = [
    ["gift cards", "GIFT_CARDS"],
    ["company contact", "COMPANY_CONTACT"],
    ["does not exist", "DELETED_AT"],
  ];
  const known = fields.find(([text]) => message.includes(text))?.[1];
  return { errorFields: [known ?? "OVERRIDE_FIELDS"], message };
}
