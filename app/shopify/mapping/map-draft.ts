import type { Result } from "#app/domain/faults/fault.ts";
import type { DraftSale } from "#app/domain/sale/draft-sale.ts";
import type { Sale, SaleTotals } from "#app/domain/sale/sale.ts";
import { cleanTexts } from "#app/shopify/mapping/clean-texts.ts";
import { mapBuyer } from "#app/shopify/mapping/map-buyer.ts";
import { mapDraftGoods } from "#app/shopify/mapping/map-draft-goods.ts";
import { mapOrigin } from "#app/shopify/mapping/map-origin.ts";
import { readable } from "#app/shopify/mapping/map-sale.ts";
import { createMoneyReaders, type MoneyReaders, type MoneySide } from "#app/shopify/mapping/read-minor.ts";
import type { ShopifyDraft, WholeShopifyDraft } from "#app/shopify/wire/draft-wire.ts";

/** One draft order as the sale that it would become; a fault `malformed` names an amount that cannot be read. */
export function mapDraft(whole: WholeShopifyDraft, money: MoneySide): Result<DraftSale> {
  return readable(`draft order ${whole.draft.name}`, () => {
    const { draft, timeZone } = cleanTexts(whole);
    const { status, completedAt, order } = draft;
    return { sale: saleOf(draft, timeZone, money), status, completedAt, orderId: order?.id ?? null };
  });
}

function saleOf(draft: ShopifyDraft, timeZone: string, money: MoneySide): Sale {
  const readers = createMoneyReaders(draft, money);
  const totals = mapDraftTotals(draft, readers);
  return {
    id: draft.id,
    legacyId: draft.legacyResourceId,
    name: draft.name,
    currency: readers.currency,
    otherCurrency: readers.otherCurrency,
    processedAt: draft.createdAt,
    createdAt: draft.createdAt,
    updatedAt: draft.updatedAt,
    timeZone,
    taxesIncluded: draft.taxesIncluded,
    ...nothingHappened,
    ...mapOrigin({ ...draft, ...ownOrigin }),
    buyer: mapBuyer(draft),
    ...mapDraftGoods(draft, totals, readers),
    totals,
  };
}

const ownOrigin = {
  sourceName: "shopify_draft_order",
  app: null,
  retailLocation: null,
  disputes: [],
  risk: { recommendation: "NONE", assessments: [] },
  merchantOfRecordApp: null,
};

const nothingHappened = {
  cancelledAt: null,
  cancelReason: null,
  isTest: false,
  isEdited: false,
  financialStatus: null,
  fulfillmentStatus: null,
  duties: [],
  fees: [],
  tipTaxes: [],
  transactions: [],
  agreements: [],
  refunds: [],
  fulfillments: [],
  peculiarities: [],
};

/** The stated totals; what orders have besides is nothing, and all of it is still to be paid. */
function mapDraftTotals(draft: ShopifyDraft, { read, readOther }: MoneyReaders): SaleTotals {
  const subtotalMinor = read(draft.subtotalPriceSet, "subtotalPriceSet");
  const shippingMinor = read(draft.totalShippingPriceSet, "totalShippingPriceSet");
  const taxMinor = read(draft.totalTaxSet, "totalTaxSet");
  const totalMinor = read(draft.totalPriceSet, "totalPriceSet");
  const totalOtherMinor = readOther(draft.totalPriceSet, "totalPriceSet");
  return {
    subtotalMinor,
    shippingMinor,
    taxMinor,
    discountMinor: read(draft.totalDiscountsSet, "totalDiscountsSet"),
    tipMinor: 0,
    dutyMinor: 0,
    feeMinor: 0,
    cashRoundingMinor: 0,
    refundRoundingMinor: 0,
    totalMinor,
    totalOtherMinor,
    currentSubtotalMinor: subtotalMinor,
    currentShippingMinor: shippingMinor,
    currentTaxMinor: taxMinor,
    currentDutyMinor: 0,
    currentFeeMinor: 0,
    currentTotalMinor: totalMinor,
    currentTotalOtherMinor: totalOtherMinor,
    receivedMinor: 0,
    refundedMinor: 0,
    netPaymentMinor: 0,
    outstandingMinor: totalMinor,
  };
}
