import type { SalesDocumentPlan } from "#app/domain/accounting/plan.ts";
import type { Result } from "#app/domain/faults/fault.ts";
import { soldSource } from "#app/domain/mapping/describe-source.ts";
import { choosePlace } from "#app/domain/mapping/lookups/choose-place.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import { planSalesDocument } from "#app/domain/mapping/plan-sales-document.ts";
import type { PlannedBody } from "#app/domain/mapping/planned-body.ts";
import type { MoneyIn } from "#app/domain/sale/list-receipts.ts";

/** What is particular about one receipt. `number` counts the order's receipts from 1; `bought`: facts beyond the sale's own. */
type ReceiptParts = {
  key: string;
  number: number;
  moment: string;
  body: PlannedBody;
  money: MoneyIn | null;
  bought: unknown[];
};

/** One sales receipt of an order, of the money that came in by one transaction; null when no money came. */
export function planSalesReceipt(
  context: PlanContext,
  { key, number, moment, body, money, bought }: ReceiptParts,
): Result<SalesDocumentPlan> {
  const { sale, settings, decisions } = context;
  return planSalesDocument(context, {
    type: "salesReceipt",
    key,
    suffix: number === 1 ? "" : `-${number}`,
    moment,
    body,
    deposit: choosePlace(sale, money?.row ?? freeRow, settings, decisions),
    origin: null,
    about: `Shopify order ${sale.name}${money ? `, ${money.row.gatewayLabel}` : ""}`,
    source: [money?.amountMinor ?? 0, soldSource(context), ...bought],
  });
}

/** A receipt names an account also when no money came: a free order goes to the clearing account without any. */
const freeRow = { gateway: "none", gatewayLabel: "Free orders", paymentId: null };
