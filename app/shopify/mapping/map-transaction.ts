import type { Currency } from "#app/domain/money/currency.ts";
import type { SaleTransaction } from "#app/domain/sale/sale.ts";
import type { ReadMinor } from "#app/shopify/mapping/read-minor.ts";
import type { ShopifyTransaction } from "#app/shopify/wire/transaction-wire.ts";

/** QuickBooks accepts 21 characters in a payment's reference number. */
const REFERENCE_LENGTH = 21;

/** One movement of money, in the order's shop currency. */
export function mapTransaction(
  transaction: ShopifyTransaction,
  currency: Currency,
  read: ReadMinor,
  field: string,
): SaleTransaction {
  const { gateway, formattedGateway, paymentId } = transaction;
  return {
    id: transaction.id,
    kind: transaction.kind,
    status: transaction.status,
    gateway: gateway?.trim() || "unknown",
    gatewayLabel: formattedGateway?.trim() || gateway?.trim() || "Unknown gateway",
    amountMinor: read(transaction.amountSet, `${field}.amountSet`),
    currency,
    processedAt: transaction.processedAt ?? transaction.createdAt,
    isTest: transaction.test,
    paymentId: paymentId && paymentId.length <= REFERENCE_LENGTH ? paymentId : null,
    parentId: transaction.parentTransaction?.id ?? null,
  };
}
