import type { LedgerSale, SaleAgreement, SaleCharge } from "#app/domain/sale/sale.ts";
import { nameTax } from "#app/shopify/mapping/map-taxes.ts";
import type { MoneyReaders } from "#app/shopify/mapping/read-minor.ts";
import type { ShopifyAgreement, ShopifyAgreements, ShopifySale } from "#app/shopify/wire/ledger-wire.ts";

const agreementKinds: Record<string, SaleAgreement["kind"]> = {
  ORDER: "order",
  ORDER_EDIT: "edit",
  REFUND: "refund",
  RETURN: "return",
};
const saleKinds: Record<string, LedgerSale["kind"]> = {
  PRODUCT: "product",
  GIFT_CARD: "giftCard",
  TIP: "tip",
  SHIPPING: "shipping",
  DUTY: "duty",
  FEE: "fee",
  ADDITIONAL_FEE: "fee",
  ADJUSTMENT: "adjustment",
};
const saleActions: Record<string, LedgerSale["action"]> = {
  ORDER: "ORDER",
  UPDATE: "UPDATE",
  RETURN: "RETURN",
};

/** The ledger of an order, oldest entry first, rows in Shopify's order. `fees` are the order's, to find a row's own. */
export function mapAgreements(
  agreements: ShopifyAgreements,
  fees: SaleCharge[],
  readers: MoneyReaders,
): SaleAgreement[] {
  const mapped = agreements.edges.map(({ node }, at) =>
    mapAgreement(node, fees, readers, `agreements[${at}]`),
  );
  return mapped.sort((a, b) => Date.parse(a.happenedAt) - Date.parse(b.happenedAt));
}

function mapAgreement(
  agreement: ShopifyAgreement,
  fees: SaleCharge[],
  readers: MoneyReaders,
  field: string,
): SaleAgreement {
  return {
    id: agreement.id,
    kind: agreementKinds[agreement.reason] ?? "unknown",
    happenedAt: agreement.happenedAt,
    refundId: agreement.refund?.id ?? null,
    // Not asked, see the query.
    returnId: null,
    sales: agreement.sales.nodes.map((sale, at) =>
      mapLedgerSale(sale, fees, readers, `${field}.sales[${at}]`),
    ),
  };
}

/** Amounts as Shopify states them, signed; taxes that do not add up to the stated tax stay so. */
function mapLedgerSale(
  sale: ShopifySale,
  fees: SaleCharge[],
  readers: MoneyReaders,
  field: string,
): LedgerSale {
  const { read, readOther } = readers;
  return {
    id: sale.id,
    action: saleActions[sale.actionType] ?? "UNKNOWN",
    kind: saleKinds[sale.lineType] ?? "unknown",
    quantity: sale.quantity,
    totalMinor: read(sale.totalAmount, `${field}.totalAmount`),
    totalOtherMinor: readOther(sale.totalAmount, `${field}.totalAmount`),
    taxMinor: read(sale.totalTaxAmount, `${field}.totalTaxAmount`),
    discountMinor: read(sale.totalDiscountAmountBeforeTaxes, `${field}.totalDiscountAmountBeforeTaxes`),
    taxes: sale.taxes.map((tax, at) => ({
      ...nameTax(tax.taxLine),
      amountMinor: read(tax.amount, `${field}.taxes[${at}].amount`),
    })),
    targetId: targetOf(sale, fees),
  };
}

function targetOf(sale: ShopifySale, fees: SaleCharge[]): string | null {
  if (sale.additionalFee) return feeOf(sale.additionalFee, fees);
  return (sale.lineItem ?? sale.shippingLine ?? sale.duty ?? sale.fee)?.id ?? null;
}

/**
 * The ledger has fees of a type of its own (`SaleAdditionalFee`, the order `AdditionalFee`): the order's fee is the one
 * of the same number, or the only one of the same name.
 */
function feeOf(sold: { id: string; name: string }, fees: SaleCharge[]): string {
  const numberOf = (id: string) => id.slice(id.lastIndexOf("/") + 1);
  const same = fees.find((fee) => numberOf(fee.id) === numberOf(sold.id));
  const namesakes = fees.filter((fee) => fee.title === sold.name);
  return (same ?? (namesakes.length === 1 ? namesakes[0] : undefined))?.id ?? sold.id;
}
