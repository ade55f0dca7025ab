import { dateInZone } from "#app/domain/mapping/document-date.ts";
import { orderNumber } from "#app/domain/mapping/order-number.ts";
import {
  type LinePlaceholder,
  type OrderPlaceholder,
  placeholderPattern,
  readAttributeName,
} from "#app/domain/mapping/template-placeholders.ts";
import { foldWords } from "#app/domain/rules/fold-words.ts";
import type { Sale, SaleLine, SaleTransaction } from "#app/domain/sale/sale.ts";

/** What a text is about besides the order: a line of it, or the transaction of one document. */
export type TemplateContext = {
  line?: SaleLine;
  transaction?: Pick<SaleTransaction, "gateway" | "gatewayLabel">;
};

/**
 * Fills Shopify's fields into a text: `"Order {order.name} {order.note}"` without a note is `"Order #1001"`. Empty and
 * unknown fields leave nothing behind: no double blanks, no lines that held only them. Values are never read again as
 * templates. The caller cuts to the field's limit.
 */
export function fillTemplate(template: string, sale: Sale, context: TemplateContext = {}): string {
  return template
    .split(/\r\n|\r|\n/)
    .map((line) => ({ line, filled: fillLine(line, sale, context) }))
    .filter(({ line, filled }) => filled !== "" || line.trim() === "")
    .map(({ filled }) => filled)
    .join("\n")
    .trim();
}

function fillLine(line: string, sale: Sale, context: TemplateContext): string {
  return line
    .replace(placeholderPattern, (_, placeholder: string) =>
      readValue(placeholder.trim(), sale, context).trim(),
    )
    .replace(/[^\S\n]{2,}/gu, " ")
    .trim();
}

function readValue(placeholder: string, sale: Sale, context: TemplateContext): string {
  const attribute = readAttributeName(placeholder);
  if (attribute) {
    return findAttribute(
      attribute.of === "line" ? context.line?.attributes : sale.attributes,
      attribute.name,
    );
  }
  return readers.get(placeholder)?.(sale, context) ?? "";
}

function findAttribute(attributes: Sale["attributes"] | undefined, name: string): string {
  return attributes?.find((part) => foldWords(part.key) === foldWords(name))?.value ?? "";
}

type Reader = (sale: Sale, context: TemplateContext) => string | null | undefined;

const orderReaders: Record<OrderPlaceholder, Reader> = {
  "order.name": (sale) => sale.name,
  "order.number": orderNumber,
  "order.note": (sale) => sale.note,
  "order.date": (sale) => dateInZone(sale.processedAt, sale.timeZone),
  "order.tags": (sale) => list(sale.tags),
  "order.poNumber": (sale) => sale.purchaseOrderNumber,
  "order.channel": (sale) => sale.channel ?? sale.sourceName,
  "order.location": (sale) => sale.retailLocation?.name,
  "customer.name": ({ buyer }) => buyer.displayName ?? list([buyer.firstName, buyer.lastName], " "),
  "customer.email": (sale) => sale.buyer.email,
  "company.name": ({ buyer }) => buyer.purchasingCompany?.name ?? buyer.company,
  "shipping.method": (sale) => list(shippedBy(sale)),
  "tracking.number": (sale) => list(sale.fulfillments.map((part) => part.trackingNumber)),
  gateway: (sale, { transaction }) => list((transaction ? [transaction] : moneyIn(sale)).map(gatewayName)),
};

const lineReaders: Record<LinePlaceholder, (line: SaleLine) => string | null> = {
  "line.title": (line) => line.title,
  // Shopify's word for a product without variants.
  "line.variant": (line) => (line.variantTitle === "Default Title" ? null : line.variantTitle),
  "line.sku": (line) => line.sku,
  "line.quantity": (line) => String(line.quantity),
  "line.vendor": (line) => line.vendor,
  "line.productType": (line) => line.productType,
};

const readers = new Map<string, Reader>([
  ...Object.entries(orderReaders),
  ...Object.entries(lineReaders).map(([name, read]): [string, Reader] => [
    name,
    (_, { line }) => (line ? read(line) : null),
  ]),
]);

function shippedBy(sale: Sale): string[] {
  return sale.shippingLines.filter((line) => !line.isRemoved).map((line) => line.title);
}

function moneyIn(sale: Sale): SaleTransaction[] {
  return sale.transactions.filter(
    (row) => row.status === "SUCCESS" && (row.kind === "SALE" || row.kind === "CAPTURE"),
  );
}

function gatewayName(row: Pick<SaleTransaction, "gateway" | "gatewayLabel">): string {
  return row.gatewayLabel || row.gateway;
}

function list(words: (string | null)[], between = ", "): string {
  return [...new Set(words.flatMap((word) => word?.trim() || []))].join(between);
}
