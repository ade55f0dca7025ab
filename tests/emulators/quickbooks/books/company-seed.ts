import type { TaxSetUp } from "../companies/tax-tables.ts";
import type { Plan } from "./plan-features.ts";
import type { Wire } from "./types.ts";

/**
 * What a test may choose about the company. Everything left out is that of the default company: US, Plus,
 * automated sales tax set up, multicurrency on, home USD, custom transaction numbers.
 */
export type CompanySeed = {
  companyName?: string;
  /** ISO country; anything but US means tax codes on every line. */
  country?: "US" | "CA" | "GB" | "AU" | "FR" | "DE" | "JP" | "KW" | string;
  homeCurrency?: string;
  /** Left out: on, where the plan has it. */
  multicurrency?: boolean;
  plan?: Plan;
  /** `SubscriptionStatus`, PAID unless told; anything that has ended refuses every write (6190). */
  subscriptionStatus?: string;
  /** US only: automated (set up), automatedNotSetUp, manual; none turns sales tax off anywhere. */
  tax?: "automated" | "automatedNotSetUp" | "manual" | "none";
  /** Agencies, rates and codes instead of the country's own. */
  taxSetUp?: TaxSetUp;
  /** Merged over the groups of Preferences, one level deep. */
  preferences?: Record<string, Wire>;
  realmId?: string;
  clientId?: string;
  clientSecret?: string;
  /** More objects, created through the same rules as by the API, in this order. */
  objects?: { entity: string; body: Wire }[];
};
