import type { Line } from "./import-line-items.ts";
import type { OrderMoney } from "./order-money.ts";
import { type Bag, isZero } from "./order-money.ts";
import { filledText, type RawObject } from "./raw-fields.ts";

/**
 * Marks the custom line that repeats the order's tip. Some channels mark it with a `tip` object; otherwise it is the only
 * custom line called "Tip" whose price is `total_tip_received`.
 */
export function markTipLine(lines: Line[], raw: RawObject, money: OrderMoney): void {
  if (lines.some((line) => line.isTip)) return;
  const tip: Bag | null = money.read(raw, "total_tip_received", "total_tip_received");
  if (tip === null || isZero(tip)) return;
  const alike = lines.filter(
    (line) =>
      line.total.shop === tip.shop &&
      filledText(line.raw.product_id) === null &&
      /^tip\b|^gratuity\b/i.test(line.title.trim()),
  );
  const [only, ...others] = alike;
  if (only && others.length === 0) only.isTip = true;
}
