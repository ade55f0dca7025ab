import type { CompanySeed } from "../books/company-seed.ts";
import type { Plan } from "../books/plan-features.ts";
import { UNITED_STATES_TAX_OF_FIVE_STATES } from "./tax-united-states.ts";

/** Five tax regimes, each a company of its own. */
const REGIMES: Readonly<Record<string, CompanySeed>> = {
  "us-ast": {
    companyName: "Harbor & Pine Outfitters LLC",
    country: "US",
    tax: "automated",
    taxSetUp: UNITED_STATES_TAX_OF_FIVE_STATES,
  },
  "us-manual": { companyName: "Saguaro Trading Post", country: "US", tax: "manual" },
  ca: { companyName: "Lakeshore Canoe Company Inc.", country: "CA" },
  uk: { companyName: "Falmouth Chandlery Ltd", country: "GB" },
  au: { companyName: "Derwent Camping Pty Ltd", country: "AU" },
};

/** A company that nobody has set up yet: no numbers of its own, and no discount, shipping or deposit on forms. */
const UNTOUCHED_FORMS = {
  SalesFormsPrefs: {
    CustomTxnNumbers: false,
    AllowDeposit: false,
    AllowDiscount: false,
    AllowShipping: false,
  },
};

const PLANS: Readonly<Record<string, CompanySeed & { plan: Plan }>> = {
  "simple-start": { plan: "Simple Start", subscriptionStatus: "TRIAL", preferences: UNTOUCHED_FORMS },
  essentials: { plan: "Essentials", multicurrency: false, preferences: UNTOUCHED_FORMS },
  plus: { plan: "Plus", multicurrency: false },
  advanced: { plan: "Advanced", multicurrency: true },
};

/** `us-ast-plus`, `uk-essentials` ...: every regime on every plan. */
export const SAMPLE_COMPANY_NAMES: readonly string[] = Object.keys(REGIMES).flatMap((regime) =>
  Object.keys(PLANS).map((plan) => `${regime}-${plan}`),
);

/** The company of that name, or undefined when there is none. */
export function sampleCompany(name: string): CompanySeed | undefined {
  for (const [regime, seed] of Object.entries(REGIMES)) {
    const plan = PLANS[name.slice(regime.length + 1)];
    if (name.startsWith(`${regime}-`) && plan !== undefined) return { ...seed, ...plan };
  }
  return undefined;
}
