import type { SaleTransaction } from "#app/domain/sale/sale.ts";
import type { MoneyReaders } from "#app/shopify/mapping/read-minor.ts";
import type { ShopifyTransaction } from "#app/shopify/wire/transaction-wire.ts";

/** QuickBooks accepts 21 characters in a payment's reference number. */
const REFERENCE_LENGTH = 21;

/** One movement of money, in the currency of the order's books and in the other one. */
export function mapTransaction(
  transaction: ShopifyTransaction,
  readers: MoneyReaders,
  field: string,
): SaleTransaction {
  const { gateway, formattedGateway, paymentId } = transaction;
  return {
    id: transaction.id,
    kind: transaction.kind,
    status: transaction.status,
    gateway: gateway?.trim() || "unknown",
    gatewayLabel: formattedGateway?.trim() || gateway?.trim() || "Unknown gateway",
    isManualGateway: transaction.manualPaymentGateway,
    amountMinor: readers.read(transaction.amountSet, `${field}.amountSet`),
    amountOtherMinor: readers.readOther(transaction.amountSet, `${field}.amountSet`),
    roundingMinor: readers.orZero(transaction.amountRoundingSet, `${field}.amountRoundingSet`),
    currency: readers.currency,
    processedAt: transaction.processedAt ?? transaction.createdAt,
    isTest: transaction.test,
    paymentId: paymentId && paymentId.length <= REFERENCE_LENGTH ? paymentId : null,
    parentId: transaction.parentTransaction?.id ?? null,
  };
}
