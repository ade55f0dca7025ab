import { negateDecimal, sumDecimals } from "../core/decimal.ts";
import { parseGid, toGid } from "../core/gid.ts";
import { asList, asObject, asObjects } from "../core/plain-object.ts";
import { displayNameOf, emailOf, phoneOf } from "../core/stored-customer.ts";
import { zeroMoneyBag } from "./field-defaults.ts";
import type { QueryContext } from "./query-context.ts";

type Source = Record<string, unknown>;
type Derive = (source: Source, context: QueryContext) => unknown;

/** A field that is not stored but follows from stored ones; undefined when nothing follows. */
export function derivedField(
  typeName: string,
  fieldName: string,
  source: Source,
  context: QueryContext,
): unknown {
  const derive = DERIVED_FIELDS.get(`${typeName}.${fieldName}`) ?? COMMON_FIELDS.get(fieldName);
  return derive?.(source, context) ?? moneyOfSet(fieldName, source);
}

/** Deprecated plain amounts (`totalPrice`) are the shop money of their set (`totalPriceSet`). */
function moneyOfSet(fieldName: string, source: Source): unknown {
  return asObject(asObject(source[`${fieldName}Set`])?.shopMoney)?.amount;
}

const COMMON_FIELDS = new Map<string, Derive>([
  ["legacyResourceId", (source) => parseGid(source.id)?.number],
  ["defaultCursor", (source) => source.id],
  ["updatedAt", (source) => source.createdAt],
]);

const DERIVED_FIELDS = new Map<string, Derive>([
  ["QueryRoot.shop", (_source, context) => context.shop],
  ["Order.closed", (source) => source.closedAt != null],
  ["Order.confirmed", () => true],
  ["Order.number", (source) => Number(/\d+/.exec(String(source.name))?.[0] ?? 0)],
  ["Order.fullyPaid", (source) => source.displayFinancialStatus === "PAID"],
  ["Order.unpaid", (source) => source.displayFinancialStatus === "PENDING"],
  ["Order.processedAt", (source) => source.createdAt],
  ["Order.presentmentCurrencyCode", (source) => source.currencyCode],
  ["Order.originalTotalPriceSet", (source) => source.totalPriceSet],
  ["Order.currentTotalPriceSet", (source) => source.totalPriceSet],
  ["Order.currentSubtotalPriceSet", (source) => source.subtotalPriceSet],
  ["Order.currentShippingPriceSet", (source) => source.totalShippingPriceSet],
  ["Order.currentTotalTaxSet", (source) => source.totalTaxSet],
  ["Order.currentTotalDiscountsSet", (source) => source.totalDiscountsSet],
  ["Order.currentTaxLines", (source) => source.taxLines],
  ["Order.totalReceivedSet", (source, context) => sumTransactions(source, context, RECEIVED)],
  ["Order.totalRefundedSet", (source, context) => sumTransactions(source, context, REFUNDED)],
  ["Order.netPaymentSet", (source, context) => sumTransactions(source, context, { ...RECEIVED, REFUND: -1 })],
  [
    "Order.shippingLine",
    (source) => asList(source.shippingLines).find((line) => asObject(line)?.isRemoved !== true),
  ],
  ["Order.purchasingEntity", purchasingCustomer],
  ["Order.merchantBusinessEntity", (_source, context) => businessEntity(context)],
  ["Order.statusPageUrl", (source, context) => `${context.shop.url}/orders/${parseGid(source.id)?.number}`],
  ["LineItem.currentQuantity", (source) => source.quantity],
  ["LineItem.name", (source) => source.title],
  ["LineItem.priceAfterAllDiscountsBeforeTaxesSet", (source) => source.originalTotalSet],
  ["ShippingLine.discountedPriceSet", (source) => source.originalPriceSet],
  [
    "ShippingLine.currentDiscountedPriceSet",
    (source) => source.discountedPriceSet ?? source.originalPriceSet,
  ],
  ["TaxLine.ratePercentage", (source) => (typeof source.rate === "number" ? source.rate * 100 : undefined)],
  ["OrderTransaction.processedAt", (source) => source.createdAt],
  ["OrderTransaction.formattedGateway", (source) => source.gateway],
  ["OrderTransaction.order", ownerRecord],
  ["Refund.order", ownerRecord],
  ["Refund.processedAt", (source) => source.createdAt],
  ["Fulfillment.order", ownerRecord],
  ["ProductVariant.product", ownerRecord],
  [
    "ProductVariant.displayName",
    (source, context) => `${context.owners.get(source)?.title} - ${source.title}`,
  ],
  ["InventoryItem.variant", variantOfItem],
  ["InventoryItem.sku", (source, context) => variantOfItem(source, context)?.sku],
  [
    "SaleTax.id",
    (source, context) =>
      toGid("SaleTax", parseGid(asObject(source.taxLine)?.id)?.number ?? ownerNumber(source, context)),
  ],
  ["Metafield.jsonValue", (source) => jsonOrText(String(source.value))],
  ["Metafield.sizeInBytes", (source) => Buffer.byteLength(String(source.value))],
  ["Customer.displayName", (source) => displayNameOf(source)],
  ["Customer.email", (source) => emailOf(source)],
  ["Customer.phone", (source) => phoneOf(source)],
  ["Customer.locale", () => "en"],
  ["MailingAddress.countryCode", (source) => source.countryCodeV2],
  ["MailingAddress.formatted", formattedAddress],
  ["Product.options", defaultOptions],
  ["Product.hasOnlyDefaultVariant", (source) => variantsOf(source).every(isDefaultVariant)],
  ["Product.totalVariants", (source) => variantsOf(source).length],
  ["Product.tracksInventory", (source) => variantsOf(source).some(isTracked)],
  ["Product.priceRangeV2", priceRange],
  ["Product.description", (source) => String(source.descriptionHtml ?? "").replaceAll(/<[^>]*>/g, "")],
  ["ProductVariant.selectedOptions", (source) => [{ name: "Title", value: source.title }]],
  ["ProductVariant.sku", (source) => asObject(source.inventoryItem)?.sku],
  ["ProductVariant.position", () => 1],
  ["ProductVariant.inventoryPolicy", () => "DENY"],
  ["ProductVariant.taxable", () => true],
  ["ProductVariant.availableForSale", (source) => Number(source.inventoryQuantity ?? 1) > 0],
  ["ProductVariant.sellableOnlineQuantity", (source) => source.inventoryQuantity],
  [
    "ProductOption.values",
    (source) => {
      const values = asObjects(source.optionValues).filter((value) => value.hasVariants !== false);
      return values.map((value) => value.name);
    },
  ],
  ["InventoryItem.requiresShipping", () => true],
  ["InventoryItem.trackedEditable", () => ({ locked: false, reason: null })],
  ["Job.done", () => true],
  ["InventoryLevel.isActive", () => true],
  ["InventoryLevel.canDeactivate", () => true],
  ["Location.isActive", () => true],
  ["Location.fulfillsOnlineOrders", () => true],
  ["Location.shipsInventory", () => true],
  ["Company.customerSince", (source) => source.createdAt],
  ["CompanyLocation.currency", (_source, context) => context.shop.currencyCode],
]);

/** A product without options of its own has the one that every product begins with. */
function defaultOptions(source: Source): unknown {
  const number = parseGid(source.id)?.number ?? "0";
  const values = variantsOf(source).map((variant) => variant.title);
  const optionValues = values.map((name, index) => ({
    id: toGid("ProductOptionValue", `${number}${index}`),
    name,
    hasVariants: true,
  }));
  return [{ id: toGid("ProductOption", number), name: "Title", position: 1, optionValues }];
}

function variantsOf(product: Source): Source[] {
  return asObjects(product.variants);
}

function isDefaultVariant(variant: Source): boolean {
  return variant.title === "Default Title";
}

function isTracked(variant: Source): boolean {
  return asObject(variant.inventoryItem)?.tracked === true;
}

function priceRange(source: Source, context: QueryContext): unknown {
  const prices = variantsOf(source)
    .map((variant) => String(variant.price ?? "0.0"))
    .sort((a, b) => Number(a) - Number(b));
  const money = (amount = "0.0") => ({ amount, currencyCode: context.shop.currencyCode });
  return { minVariantPrice: money(prices[0]), maxVariantPrice: money(prices.at(-1)) };
}

/** The lines of an address without names, as on an envelope. */
function formattedAddress(source: Source): unknown {
  const place = [source.city, source.provinceCode, source.zip].filter(Boolean).join(" ");
  return [source.company, source.address1, source.address2, place, source.country].filter(Boolean);
}

const RECEIVED: Record<string, 1 | -1> = { SALE: 1, CAPTURE: 1, CHANGE: -1 };
const REFUNDED: Record<string, 1 | -1> = { REFUND: 1 };

/** Sum of the SUCCESS transactions of the given kinds, each with its sign; zero when there is none. */
function sumTransactions(source: Source, context: QueryContext, signs: Record<string, 1 | -1>): unknown {
  const bags = asList(source.transactions).flatMap((row) => {
    const transaction = asObject(row);
    const sign = signs[String(transaction?.kind)];
    const bag = asObject(transaction?.amountSet);
    return transaction?.status === "SUCCESS" && sign !== undefined && bag !== undefined
      ? [{ bag, sign }]
      : [];
  });
  if (bags.length === 0) return zeroMoneyBag(source, context);
  const sumOf = (side: "shopMoney" | "presentmentMoney") => {
    const amounts = bags.map(({ bag, sign }) => {
      const amount = String(asObject(bag[side])?.amount);
      return sign === 1 ? amount : negateDecimal(amount);
    });
    return { amount: sumDecimals(amounts), currencyCode: asObject(bags[0]?.bag[side])?.currencyCode };
  };
  return { shopMoney: sumOf("shopMoney"), presentmentMoney: sumOf("presentmentMoney") };
}

function purchasingCustomer(source: Source): unknown {
  const customer = asObject(source.customer);
  return customer === undefined ? undefined : { __typename: "Customer", ...customer };
}

function businessEntity(context: QueryContext): Source {
  return { id: toGid("BusinessEntity", 1), displayName: context.shop.name, primary: true };
}

function ownerRecord(source: Source, context: QueryContext): unknown {
  return context.owners.get(source);
}

function ownerNumber(source: Source, context: QueryContext): string {
  return parseGid(context.owners.get(source)?.id)?.number ?? "0";
}

function variantOfItem(source: Source, context: QueryContext): Source | undefined {
  const variants = asList(context.owners.get(source)?.variants).map(asObject);
  return variants.find((variant) => asObject(variant?.inventoryItem)?.id === source.id);
}

function jsonOrText(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
