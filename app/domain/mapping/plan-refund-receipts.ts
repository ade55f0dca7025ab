import type { PlannedLine, SalesDocumentPlan } from "#app/domain/accounting/plan.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { creditSource } from "#app/domain/mapping/describe-source.ts";
import { choosePlace } from "#app/domain/mapping/lookups/choose-place.ts";
import type { PlanContext } from "#app/domain/mapping/plan-context.ts";
import { creditLineOfCustomer } from "#app/domain/mapping/plan-customer-credit.ts";
import { planSalesDocument } from "#app/domain/mapping/plan-sales-document.ts";
import { bodyOf, type PlannedBody } from "#app/domain/mapping/planned-body.ts";
import type { CreditSettlement } from "#app/domain/mapping/settle-credit.ts";
import { splitBody } from "#app/domain/mapping/split-body.ts";
import type { Credit } from "#app/domain/sale/credit.ts";

/**
 * One refund receipt per refund transaction, each with its share of what goes back: it leaves the account that the money
 * left. Money that gives back what was overpaid is a line of its own.
 */
export function planRefundReceipts(
  context: PlanContext,
  credit: Credit,
  number: number,
  body: PlannedBody,
  settled: CreditSettlement,
): Result<SalesDocumentPlan[]> {
  const { sale, settings, decisions } = context;
  const receipts: SalesDocumentPlan[] = [];
  let fromMinor = 0;
  let cashMinor = 0;
  for (const [index, row] of credit.transactions.entries()) {
    cashMinor += row.amountMinor;
    const isLast = index === credit.transactions.length - 1;
    const toMinor = isLast ? settled.paidOutMinor : Math.min(cashMinor, settled.paidOutMinor);
    const share = splitBody(body, fromMinor, toMinor);
    const beyondMinor = settled.exchangeMinor === 0 ? row.amountMinor - (toMinor - fromMinor) : 0;
    const extra: PlannedLine[] =
      beyondMinor > 0 ? [creditLineOfCustomer(context, beyondMinor, "refund transactions")] : [];
    const receipt = planSalesDocument(context, {
      type: "refundReceipt",
      key: row.id,
      suffix: `-R${number}${credit.transactions.length > 1 ? `.${index + 1}` : ""}`,
      moment: row.processedAt,
      body: bodyOf([...share.lines, ...extra], share.tax),
      deposit: choosePlace(sale, row, settings, decisions),
      origin: { type: "invoice", key: sale.id },
      about: `Shopify order ${sale.name}, refund by ${row.gatewayLabel}`,
      source: [row.amountMinor, creditSource(context, credit, settled.valueMinor)],
    });
    if (!receipt.ok) return receipt;
    receipts.push(receipt.value);
    fromMinor = toMinor;
  }
  return ok(receipts);
}
