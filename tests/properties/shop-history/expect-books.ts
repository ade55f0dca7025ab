import type { LedgerSale, SaleTax } from "#app/domain/sale/sale.ts";
import { currentTotal, type History, received, refunded, sumOf, taxBeside } from "./history.ts";

/** What the books must say of an order in the end, told by its history alone. Minor units; debits are positive. */
export type ExpectedBooks = {
  openMinor: number;
  /** Net of all income, discounts, discrepancies and rounding. */
  revenueMinor: number;
  tipMinor: number;
  feeMinor: number;
  dutyMinor: number;
  discrepancyMinor: number;
  ownTaxMinor: number;
  marketplaceTaxMinor: number;
  giftCardsMinor: number;
  storeCreditMinor: number;
  exchangeMinor: number;
  clearing: Record<string, number>;
};

const liabilities = ["gift_card", "shopify_store_credit"];

export function expectBooks(history: History): ExpectedBooks {
  const { agreements, traits } = history;
  const rows = agreements.flatMap((agreement) => agreement.sales);
  const net = (kind: LedgerSale["kind"]) =>
    sumOf(
      rows.filter((row) => row.kind === kind),
      (row) => row.totalMinor - row.taxMinor,
    );
  const besideMinor = taxBeside(history);
  const isForeign = (tax: SaleTax) => traits.isMerchantOfRecord || tax.isChannelLiable;
  const foreignMinor =
    sumOf(rows.flatMap((row) => row.taxes).filter(isForeign), (tax) => tax.amountMinor) - besideMinor;
  const ownTaxMinor = sumOf(rows, (row) => row.taxMinor) - foreignMinor - besideMinor;
  const openMinor = currentTotal(history) - received(history) + refunded(history);
  const isForeignMoney = traits.life === "foreignMoney";
  const giftsSoldMinor = giftsSold(history);
  return {
    openMinor: isForeignMoney ? 0 - history.worthlessMinor : openMinor,
    revenueMinor: currentTotal(history) - ownTaxMinor - foreignMinor - giftsSoldMinor,
    tipMinor: net("tip"),
    feeMinor: net("fee"),
    dutyMinor: net("duty"),
    discrepancyMinor: net("adjustment"),
    ownTaxMinor,
    marketplaceTaxMinor: foreignMinor,
    giftCardsMinor: giftsSoldMinor - movedBy(history, "gift_card"),
    storeCreditMinor: 0 - movedBy(history, "shopify_store_credit"),
    exchangeMinor: isForeignMoney ? openMinor + history.worthlessMinor : 0,
    clearing: clearingOf(history),
  };
}

/** Gift cards stand at their price before discounts when they are sold, and at what was paid for them when they come back. */
function giftsSold({ agreements }: History): number {
  return sumOf(agreements, ({ kind, sales }) => {
    const gifts = sales.filter((row) => row.kind === "giftCard");
    const isSold = kind === "order" || kind === "edit";
    return sumOf(gifts, (row) => row.totalMinor + (isSold ? row.discountMinor : 0));
  });
}

/** Money that a gateway brought in, less what it gave back. */
function movedBy({ transactions }: History, gateway: string): number {
  const signs: Partial<Record<string, number>> = { SALE: 1, CAPTURE: 1, CHANGE: -1, REFUND: -1 };
  const rows = transactions.filter((row) => row.gateway === gateway && row.status === "SUCCESS");
  return sumOf(rows, (row) => (signs[row.kind] ?? 0) * row.amountMinor);
}

function clearingOf(history: History): Record<string, number> {
  const names = [...new Set(history.transactions.map((row) => row.gateway))];
  const sums = names
    .filter((name) => !liabilities.includes(name))
    .map((name) => [name, movedBy(history, name)] as const);
  return Object.fromEntries(sums.filter(([, minor]) => minor !== 0));
}
