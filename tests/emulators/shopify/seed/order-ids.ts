/** The numbers of one order's parts, as large and as increasing as Shopify's. */
export type OrderIds = {
  order: number;
  orderNumber: number;
  line(index: number): number;
  shippingLine(index: number): number;
  transaction(index: number): number;
  fulfillment: number;
  refund: number;
  refundLine(index: number): number;
  refundShippingLine(index: number): number;
  adjustment(index: number): number;
};

const FIRST_ORDER_NUMBER = 1001;

/** The ids of the order at `index` (0 is the oldest); parts of different orders never share one. */
export function orderIds(index: number): OrderIds {
  const numbered = (first: number, each: number) => (position: number) =>
    first + index * 1_048_576 + position * each;
  return {
    order: 6_148_230_144_277 + index * 1_081_344,
    orderNumber: FIRST_ORDER_NUMBER + index,
    line: numbered(15_204_118_003_925, 32_768),
    shippingLine: numbered(5_071_226_880_213, 32_768),
    transaction: numbered(7_433_905_111_253, 32_768),
    fulfillment: numbered(5_620_014_317_781, 0)(0),
    refund: numbered(1_012_440_776_917, 0)(0),
    refundLine: numbered(1_702_118_245_589, 32_768),
    refundShippingLine: numbered(1_102_663_300_149, 32_768),
    adjustment: numbered(1_350_221_719_765, 32_768),
  };
}

export function gid(type: string, id: number): string {
  return `gid://shopify/${type}/${id}`;
}
