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
  multicurrency?: boolean;
  plan?: "Simple Start" | "Essentials" | "Plus" | "Advanced";
  /** US only: automated (set up), automatedNotSetUp, manual; none turns sales tax off anywhere. */
  tax?: "automated" | "automatedNotSetUp" | "manual" | "none";
  /** Merged over the groups of Preferences, one level deep. */
  preferences?: Record<string, Wire>;
  realmId?: string;
  clientId?: string;
  clientSecret?: string;
  /** More objects, created through the same rules as by the API, in this order. */
  objects?: { entity: string; body: Wire }[];
};
