import { z } from "zod";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import type { ShopCustomer } from "#app/domain/lists/shop-entry.ts";
import type { AdminClient, AdminOperation } from "#app/shopify/admin-client.server.ts";
import { mapCustomer } from "#app/shopify/mapping/map-customer.ts";
import { mapAddressInput, mapCustomerInput } from "#app/shopify/mapping/map-customer-input.ts";
import {
  CUSTOMER_SET_MUTATION,
  CUSTOMER_UPDATE_MUTATION,
} from "#app/shopify/queries/customer-writes.graphql.ts";
import { STATUS_NAMESPACE } from "#app/shopify/status-metafields.ts";
import { customerWire } from "#app/shopify/wire/customer-wire.ts";
import type { RefusedField, ShopCustomerPatch, ShopCustomers, WrittenCustomer } from "#app/sync/ports.ts";

const userErrors = z.array(
  z.looseObject({ field: z.array(z.string()).nullable(), message: z.string(), code: z.string().nullish() }),
);
type UserError = z.infer<typeof userErrors>[number];
const written = z.looseObject({ customer: customerWire.nullable(), userErrors });
const setAnswer = z.looseObject({ written });
const updateAnswer = z.looseObject({
  changed: z.looseObject({ userErrors }).nullish(),
  added: z.looseObject({ userErrors }).nullish(),
  written,
});

const setOperation: AdminOperation<z.infer<typeof setAnswer>> = {
  name: "CustomerSet",
  document: CUSTOMER_SET_MUTATION,
  answer: setAnswer,
};
const updateOperation: AdminOperation<z.infer<typeof updateAnswer>> = {
  name: "CustomerUpdate",
  document: CUSTOMER_UPDATE_MUTATION,
  answer: updateAnswer,
};

/** The metafield of type `id` that holds our id of a customer; it is defined in shopify.app.toml. */
const OWN_ID_KEY = "qbo_customer";
/** Fields without which a customer can do: one that Shopify refuses is left out and told. */
const dispensable = ["phone", "email", "address", "note", "tags"] as const;
/** Each try leaves out what the one before was refused for. */
const MAX_TRIES = dispensable.length + 1;

type Writing = { errors: UserError[]; customer: ShopCustomer | null };

/** Customers into a shop's Admin API. */
export function createCustomerWriter(client: AdminClient): ShopCustomers {
  return {
    create(shop, { ownId, addresses, ...fields }) {
      const subject = "customer";
      const customId = { namespace: STATUS_NAMESPACE, key: OWN_ID_KEY, value: ownId };
      // Addresses are one thing here: all of them, or none when Shopify refuses one.
      const [address] = addresses;
      return writeFitting({ ...fields, ...(address ? { address } : {}) }, subject, async (fitting) => {
        const input = {
          ...mapCustomerInput(fitting),
          ...(fitting.address ? { addresses: addresses.map(mapAddressInput) } : {}),
        };
        const answer = await client.run(shop, setOperation, { identifier: { customId }, input }, subject);
        return answer.ok ? ok(readWriting(answer.value.written)) : answer;
      });
    },
    update(shop, customer, patch) {
      const subject = `customer ${customer.displayName}`;
      return writeFitting(withHome(customer, patch), subject, async ({ address, ...fields }) => {
        const { id, defaultAddressId } = customer;
        const variables = {
          id,
          input: { id, ...mapCustomerInput(fields) },
          address: mapAddressInput(address ?? {}),
          addressId: defaultAddressId ?? id,
          changesAddress: address !== undefined && defaultAddressId !== null,
          addsAddress: address !== undefined && defaultAddressId === null,
        };
        const answer = await client.run(shop, updateOperation, variables, subject);
        if (!answer.ok) return answer;
        const { changed, added, written: update } = answer.value;
        const ofAddress = [...(changed?.userErrors ?? []), ...(added?.userErrors ?? [])];
        const writing = readWriting(update);
        return ok({ ...writing, errors: [...ofAddress.map(asAddressError), ...writing.errors] });
      });
    },
  };
}

/** A company is kept with an address only: without one there is no place for it. */
function withHome(customer: ShopCustomer, patch: ShopCustomerPatch): ShopCustomerPatch {
  const isCompanyAlone = patch.address && Object.keys(patch.address).every((part) => part === "company");
  if (!isCompanyAlone || customer.defaultAddressId !== null) return patch;
  const { address: _homeless, ...rest } = patch;
  return rest;
}

/** Writes, and again without what Shopify refuses, as long as something is left. */
async function writeFitting(
  patch: ShopCustomerPatch,
  subject: string,
  write: (patch: ShopCustomerPatch) => Promise<Result<Writing>>,
): Promise<Result<WrittenCustomer>> {
  let fitting = patch;
  const refused: RefusedField[] = [];
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const answer = await write(fitting);
    if (!answer.ok) return answer;
    const { errors, customer } = answer.value;
    const [first] = errors;
    if (!first && customer) return ok({ customer, refused });
    const taken = errors.find((error) => error.code === "TAKEN" && fieldOf(error) === "email");
    if (taken)
      return failed({ kind: "duplicateName", subject, name: patch.email ?? "", evidence: evidenceOf(taken) });
    const next = withoutRefused(fitting, errors, refused);
    if (!next) return failed(refusal(first, subject));
    fitting = next;
  }
  return failed(refusal(undefined, subject));
}

function withoutRefused(
  patch: ShopCustomerPatch,
  errors: readonly UserError[],
  refused: RefusedField[],
): ShopCustomerPatch | null {
  const rest = { ...patch };
  for (const error of errors) {
    const field = fieldOf(error);
    if (!field) return null;
    if (field in rest) refused.push({ field, words: error.message });
    delete rest[field];
  }
  return Object.keys(rest).length < Object.keys(patch).length ? rest : null;
}

/** The dispensable field that an error points at, by a path such as `["input", "addresses", "0", "province"]`. */
function fieldOf({ field }: UserError): (typeof dispensable)[number] | null {
  const path = field ?? [];
  if (path.some((part) => /^address(es)?$/.test(part))) return "address";
  return dispensable.find((one) => path.includes(one)) ?? null;
}

/** Errors of the mutations of addresses name the parts of an address alone. */
function asAddressError(error: UserError): UserError {
  return { ...error, field: ["address", ...(error.field ?? [])] };
}

function readWriting({ customer, userErrors: errors }: z.infer<typeof written>): Writing {
  return { errors, customer: customer && mapCustomer(customer) };
}

function refusal(error: UserError | undefined, subject: string): Fault {
  return { kind: "rejected", subject, ...(error ? { evidence: evidenceOf(error) } : {}) };
}

function evidenceOf({ field, message, code }: UserError) {
  return {
    system: "shopify",
    httpStatus: 200,
    remoteText: message.slice(0, 500),
    ...(code ? { remoteCode: code } : {}),
    ...(field ? { element: field.join(".") } : {}),
  } as const;
}
