import {
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { parseGid, toGid } from "../core/gid.ts";
import { adminSchema } from "./admin-schema.ts";
import type { QueryContext } from "./query-context.ts";

/**
 * What a field answers when nothing is stored for it: null where the schema allows it, an empty list or connection, and for a
 * field that may not be null the plainest value of its type (zero money in the order's currency, 0, false, empty text, the
 * record's creation time, a neutral enum value, an id with the number of its parent).
 */
export function defaultValue(
  type: GraphQLOutputType,
  source: Record<string, unknown>,
  context: QueryContext,
): unknown {
  if (!isNonNullType(type)) return null;
  const inner = type.ofType;
  if (isListType(inner) || getNamedType(inner).name.endsWith("Connection")) return [];
  if (isEnumType(inner))
    return defaultEnumValue(
      inner.name,
      inner.getValues().map((value) => value.name),
      source,
      context,
    );
  if (isObjectType(inner)) return defaultObject(inner.name, source, context);
  if (isAbstractType(inner)) return { __typename: adminSchema().getPossibleTypes(inner)[0]?.name };
  return defaultScalar(getNamedType(inner).name, source, context);
}

/** Money of 0.0 in the currencies of the order that the object lies in, or of the shop. */
export function zeroMoneyBag(
  source: Record<string, unknown>,
  context: QueryContext,
): Record<string, unknown> {
  const { shopCurrency, presentmentCurrency } = currencies(source, context);
  return {
    shopMoney: { amount: "0.0", currencyCode: shopCurrency },
    presentmentMoney: { amount: "0.0", currencyCode: presentmentCurrency },
  };
}

const NEUTRAL_ENUM_VALUES = new Map([
  ["OrderDisplayFulfillmentStatus", "UNFULFILLED"],
  ["OrderReturnStatus", "NO_RETURN"],
  ["OrderRiskLevel", "LOW"],
  ["OrderRiskRecommendationResult", "NONE"],
  ["ProductStatus", "ACTIVE"],
  ["CustomerState", "ENABLED"],
  ["WeightUnit", "KILOGRAMS"],
  ["UnitSystem", "METRIC_SYSTEM"],
  ["CountPrecision", "EXACT"],
]);

function defaultEnumValue(
  name: string,
  values: string[],
  source: Record<string, unknown>,
  context: QueryContext,
): string | undefined {
  if (name === "CurrencyCode") return currencies(source, context).shopCurrency;
  const neutral = NEUTRAL_ENUM_VALUES.get(name);
  return neutral ?? ["NONE", "UNKNOWN", "OTHER"].find((value) => values.includes(value)) ?? values[0];
}

function defaultObject(
  name: string,
  source: Record<string, unknown>,
  context: QueryContext,
): Record<string, unknown> {
  const { shopCurrency } = currencies(source, context);
  if (name === "MoneyBag") return zeroMoneyBag(source, context);
  if (name === "MoneyV2") return { amount: "0.0", currencyCode: shopCurrency };
  if (name === "Count") return { count: 0, precision: "EXACT" };
  const number = parseGid(source.id)?.number;
  return number === undefined ? {} : { id: toGid(name, number) };
}

function defaultScalar(name: string, source: Record<string, unknown>, context: QueryContext): unknown {
  const owner = context.owners.get(source);
  switch (name) {
    case "Boolean":
      return false;
    case "Int":
    case "Float":
      return 0;
    case "Money":
    case "Decimal":
      return "0.0";
    case "UnsignedInt64":
    case "BigInt":
      return "0";
    case "DateTime":
      return source.createdAt ?? owner?.createdAt ?? context.shop.createdAt;
    case "URL":
      return `https://${context.shop.myshopifyDomain}/`;
    case "ID":
      return toGid("Node", parseGid(owner?.id)?.number ?? "0");
    case "JSON":
      return null;
    default:
      return "";
  }
}

function currencies(
  source: Record<string, unknown>,
  context: QueryContext,
): { shopCurrency: string; presentmentCurrency: string } {
  const order = context.owners.get(source) ?? source;
  const shopCurrency =
    typeof order.currencyCode === "string" ? order.currencyCode : context.shop.currencyCode;
  const presentment = order.presentmentCurrencyCode;
  return { shopCurrency, presentmentCurrency: typeof presentment === "string" ? presentment : shopCurrency };
}
