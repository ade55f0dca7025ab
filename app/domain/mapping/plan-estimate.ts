import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import { findContradiction } from "#app/domain/accounting/find-imbalance.ts";
import type { SalesDocumentPlan } from "#app/domain/accounting/plan.ts";
import { failed, type Result } from "#app/domain/faults/fault.ts";
import { soldSource } from "#app/domain/mapping/describe-source.ts";
import { planCharges } from "#app/domain/mapping/plan-charges.ts";
import { planSalesDocument } from "#app/domain/mapping/plan-sales-document.ts";
import { preparePlan } from "#app/domain/mapping/prepare-plan.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/**
 * The estimate of a draft order or quote, which the shop shows as a sale without money: nothing is posted, so that the
 * only equation is its total. The invoice of the order that it becomes is linked to it. Faults as of `planOrder`.
 */
export function planEstimate(draft: Sale, settings: Settings, facts: BooksFacts): Result<SalesDocumentPlan> {
  const prepared = preparePlan(draft, settings, facts);
  if (!prepared.ok) return prepared;
  const context = prepared.value;
  const contradiction = findContradiction(context);
  if (contradiction) return failed(contradiction);
  const body = planCharges(context);
  if (!body.ok) return body;
  return planSalesDocument(context, {
    type: "estimate",
    key: draft.id,
    suffix: "",
    moment: draft.processedAt,
    body: body.value,
    deposit: null,
    origin: null,
    about: `Shopify draft order ${draft.name}`,
    source: soldSource(context),
  });
}
