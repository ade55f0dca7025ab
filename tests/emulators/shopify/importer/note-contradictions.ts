import type { StoredAgreement } from "../stored-order.ts";
import type { CashTotals } from "./cash-totals.ts";
import { formatDecimal, parseDecimal } from "./decimal.ts";
import { netOf } from "./import-line-items.ts";
import { discountedPriceOf } from "./import-shipping-lines.ts";
import { sumOfTaxes } from "./import-tax-lines.ts";
import { addBags, subtract, sumBags } from "./order-money.ts";
import { allocatedInAll, allTaxes, type OrderParts, type OrderTotals } from "./order-totals.ts";
import type { Reading } from "./reading.ts";

/**
 * Notes every sum of the file that its own parts do not give, with both numbers. Nothing is corrected: the order keeps
 * what the file states.
 */
export function noteContradictions(
  parts: OrderParts,
  totals: OrderTotals,
  cash: CashTotals,
  financialStatus: string | null,
  reading: Reading,
): void {
  const { lines, shipping, fees } = parts;
  const text = (amount: bigint) => formatDecimal(amount, reading.money.shopDigits);
  const compare = (what: string, stated: bigint, sum: bigint) => {
    if (stated !== sum) {
      reading.note(
        `${what}: ${text(stated)} is stated, the parts give ${text(sum)}, ${text(stated - sum)} apart.`,
      );
    }
  };
  const goods = lines.filter((line) => !line.isTip);
  const duties = lines.flatMap((line) => line.duties);
  const extras = addBags(totals.shipping, totals.duties, totals.fees, totals.tip);
  const inside = reading.taxesIncluded
    ? addBags(totals.subtotal, extras)
    : addBags(totals.subtotal, extras, totals.tax);
  const rounded = addBags(inside, totals.paymentRounding);
  if (totals.total.shop !== rounded.shop) compare("total_price", totals.total.shop, inside.shop);
  compare("subtotal_price", totals.subtotal.shop, sumBags(goods.map(netOf)).shop);
  compare("total_tax", totals.tax.shop, sumOfTaxes(allTaxes(lines, shipping, duties, fees)).shop);
  compare("total_shipping_price", totals.shipping.shop, sumBags(shipping.map(discountedPriceOf)).shop);
  compare("total_discounts", totals.discounts.shop, allocatedInAll(lines, shipping).shop);
  if (financialStatus === "PAID" && cash.outstanding.shop > 0n) {
    reading.note(
      `financial_status is paid, but the payments leave ${text(cash.outstanding.shop)} outstanding.`,
    );
  }
  if (totals.statedOutstanding !== null) {
    const sum = subtract(totals.current, cash.net, cash.capturable).shop;
    if (sum !== cash.outstanding.shop) return;
    compare("total_outstanding", totals.statedOutstanding.shop, sum);
  }
}

/** Notes a ledger that does not come to the current total: an edit or a refund that the file tells only in part. */
export function noteLedger(agreements: StoredAgreement[], totals: OrderTotals, reading: Reading): void {
  const sales = agreements.flatMap((agreement) => agreement.sales);
  const sum = sales.reduce(
    (total, sale) => total + (parseDecimal(sale.totalAmount.shopMoney.amount) ?? 0n),
    0n,
  );
  if (sum === totals.current.shop) return;
  const text = (amount: bigint) => formatDecimal(amount, reading.money.shopDigits);
  reading.note(
    `The current total is ${text(totals.current.shop)}, but all sales and returns come to ${text(sum)}.`,
  );
}
