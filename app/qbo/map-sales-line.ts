import type { PlannedLine } from "#app/domain/accounting/plan.ts";
import type { Currency } from "#app/domain/money/currency.ts";
import { cleanText, cutText } from "#app/domain/text/fit-text.ts";
import { priceOfUnits } from "#app/qbo/price-of-units.ts";
import type { QboSalesLineBody } from "#app/qbo/wire/request-bodies.ts";
import { toWireAmount } from "#app/qbo/wire-amount.ts";

const MAX_DESCRIPTION = 4000;

/** What was decided about a planned line: its item, its tax code and its class. */
export type LineChoices = { itemId: string; taxCode: string | null; classId: string | null };

/**
 * A line of a sales document, net of tax. Goods travel with their quantity, as an item with stock demands (code 6520), and
 * with a unit price that makes the amount, because QuickBooks refuses a line whose product is not its amount (code 6070).
 */
export function mapSalesLine(line: PlannedLine, currency: Currency, choices: LineChoices): QboSalesLineBody {
  const description = cutText(cleanText(line.description), MAX_DESCRIPTION).trim();
  return {
    Amount: toWireAmount(line.amountMinor, currency),
    ...(description && { Description: description }),
    DetailType: "SalesItemLineDetail",
    SalesItemLineDetail: {
      ItemRef: { value: choices.itemId },
      ...(choices.classId !== null && { ClassRef: { value: choices.classId } }),
      ...unitsOf(line, currency),
      ...(choices.taxCode !== null && { TaxCodeRef: { value: choices.taxCode } }),
    },
  };
}

function unitsOf({ quantity, unitPriceMinor, amountMinor }: PlannedLine, currency: Currency) {
  if (quantity === null) return {};
  const price =
    unitPriceMinor === null
      ? priceOfUnits(amountMinor, quantity, currency)
      : toWireAmount(unitPriceMinor, currency);
  return price === null ? {} : { Qty: quantity, UnitPrice: price };
}
