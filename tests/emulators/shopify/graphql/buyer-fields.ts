import { sumDecimals } from "../core/decimal.ts";
import { asObject } from "../core/plain-object.ts";
import { addressesOf } from "../core/stored-customer.ts";
import type { StoredRecord } from "../stored-order.ts";
import { listRecords } from "./list-records.ts";
import { NOTHING, type QueryContext, type SpecialResolver } from "./query-context.ts";
import { searchOf } from "./search-arguments.ts";

type Fields = Record<string, unknown>;

/** Fields of customers and companies that other records decide. */
export const BUYER_FIELDS: [string, SpecialResolver][] = [
  ["Customer.addressesV2", addresses],
  ["Customer.addresses", addresses],
  [
    "Customer.defaultAddress",
    (source, _args, { settings }) =>
      settings.redactCustomerData ? NOTHING : (addressesOf(source).defaultAddress ?? NOTHING),
  ],
  ["Customer.orders", (source, args, context) => related("Order", "customer", source, args, context)],
  [
    "Customer.numberOfOrders",
    (source, _args, context) => source.numberOfOrders ?? String(ordersOf(source, context).length),
  ],
  ["Customer.lastOrder", (source, _args, context) => lastOrder(source, context) ?? NOTHING],
  ["Customer.amountSpent", (source, _args, context) => source.amountSpent ?? amountSpent(source, context)],
  ["Customer.canDelete", (source, _args, context) => ordersOf(source, context).length === 0],
  ["Customer.mergeable", () => ({ isMergeable: true, errorFields: [] })],
  [
    "Customer.companyContactProfiles",
    (source, _args, context) => context.store.referring("CompanyContact.customer", String(source.id)),
  ],
  [
    "Company.locations",
    (source, args, context) => related("CompanyLocation", "company", source, args, context),
  ],
  [
    "Company.contacts",
    (source, args, context) => related("CompanyContact", "company", source, args, context),
  ],
  ["Company.locationsCount", (source, _args, context) => counted("CompanyLocation", source, context)],
  ["Company.contactsCount", (source, _args, context) => counted("CompanyContact", source, context)],
  [
    "CompanyContact.isMainContact",
    (source, _args, context) => {
      const company = context.store.find(String(asObject(source.company)?.id))?.node;
      return asObject(company?.mainContact)?.id === source.id;
    },
  ],
];

/** Addresses are withheld from an app without protected-data approval. */
function addresses(source: Fields, _args: Fields, { settings }: QueryContext): Fields[] {
  return settings.redactCustomerData ? [] : addressesOf(source).addresses;
}

/** The records of a type that refer to the source. */
function related(type: string, side: string, source: Fields, args: Fields, context: QueryContext): unknown {
  const among = context.store.referring(`${type}.${side}`, String(source.id));
  return listRecords({ type, among, ...searchOf(args) }, context);
}

function counted(type: string, source: Fields, context: QueryContext): Fields {
  const count = context.store.referring(`${type}.company`, String(source.id)).length;
  return { count, precision: "EXACT" };
}

function ordersOf(customer: Fields, context: QueryContext): StoredRecord[] {
  return context.store.referring("Order.customer", String(customer.id));
}

function lastOrder(customer: Fields, context: QueryContext): StoredRecord | undefined {
  const orders = ordersOf(customer, context);
  const byTime = (a: StoredRecord, b: StoredRecord) =>
    String(a.processedAt).localeCompare(String(b.processedAt));
  return orders.sort(byTime).at(-1);
}

function amountSpent(customer: Fields, context: QueryContext): Fields {
  const amounts = ordersOf(customer, context).map((order) =>
    String(asObject(asObject(order.totalPriceSet)?.shopMoney)?.amount ?? "0"),
  );
  const amount = amounts.length === 0 ? "0.0" : sumDecimals(amounts);
  return { amount, currencyCode: context.shop.currencyCode };
}
