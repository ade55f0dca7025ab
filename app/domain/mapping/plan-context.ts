import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import type { CustomerNeed, PlannedDocument } from "#app/domain/accounting/plan.ts";
import type { SettledCredit } from "#app/domain/mapping/settle-credit.ts";
import type { TaxTreatment } from "#app/domain/mapping/taxes/tax-treatment.ts";
import type { Decisions } from "#app/domain/rules/decide.ts";
import type { MoneyIn } from "#app/domain/sale/list-receipts.ts";
import type { SoldStage } from "#app/domain/sale/list-stages.ts";
import type { ExpectedSale } from "#app/domain/sale/read-totals.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { SoldSale } from "#app/domain/sale/sold-charge.ts";
import type { Growth } from "#app/domain/sale/sold-over-time.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/**
 * What a form makes of the sale. `soldMinor`: how much of the sale its documents sell (receipts: what was paid for);
 * `creditedMinor`: how much its credits take back. `isWhole`: nothing of either waits for money.
 */
export type PlannedForm = {
  documents: PlannedDocument[];
  soldMinor: number;
  creditedMinor: number;
  isWhole: boolean;
};

/** Everything that planning one order works with. All of it is derived once, from the sale and the settings. */
export type PlanContext = {
  sale: Sale;
  settings: Settings;
  facts: BooksFacts;
  decisions: Decisions;
  treatment: TaxTreatment;
  customer: CustomerNeed;
  sold: SoldSale;
  receipts: MoneyIn[];
  credits: SettledCredit[];
  expected: ExpectedSale;
  /** What was sold from the beginning for good, in minor units, and what edits added later. */
  startMinor: number;
  growths: Growth[];
  /** The same as what was sold, charge by charge. */
  stages: SoldStage[];
};
