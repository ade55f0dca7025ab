import { sampleCompany } from "#tests/emulators/quickbooks/companies/sample-companies.ts";
import type { CompanySeed } from "#tests/emulators/quickbooks/start.ts";
import type { Place } from "./read-cases.ts";

/**
 * What the merchant has in QuickBooks besides what every sample company has, so that settings and rules can name it. The
 * ids follow from the order here; `company-ids.test.ts` keeps them.
 */
const objects = [
  { entity: "Account", body: { Name: "PayPal clearing", AccountType: "Other Current Asset" } },
  { entity: "Account", body: { Name: "Till", AccountType: "Other Current Asset" } },
  { entity: "Account", body: { Name: "Sales of furniture", AccountType: "Income" } },
  { entity: "Item", body: { Name: "Freight", Type: "Service", IncomeAccountRef: { value: "79" } } },
  { entity: "Item", body: { Name: "Furniture", Type: "Service", IncomeAccountRef: { value: "79" } } },
  { entity: "Class", body: { Name: "Retail" } },
  { entity: "Class", body: { Name: "Wholesale" } },
  { entity: "Department", body: { Name: "Downtown" } },
];

/** The company of the emulator in which a case plays. */
export function caseCompany({ company, closedUntil }: Place): CompanySeed {
  const seed = sampleCompany(company);
  if (!seed) throw new Error(`There is no sample company "${company}".`);
  const closed = closedUntil ? { AccountingInfoPrefs: { BookCloseDate: closedUntil } } : {};
  return { ...seed, preferences: { ...seed.preferences, ...closed }, objects };
}
