const scale = 100_000;

/**
 * A quantity of goods to QuickBooks' five decimals, so that sums of quantities compare exactly: `0.1 + 0.2` is `0.3`.
 * Never negative zero.
 */
export function roundQuantity(quantity: number): number {
  return Math.round(quantity * scale) / scale || 0;
}

/** The sum of quantities, to five decimals. */
export function sumQuantities(quantities: readonly number[]): number {
  return roundQuantity(quantities.reduce((sum, quantity) => sum + quantity, 0));
}
