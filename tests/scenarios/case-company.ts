import { sampleCompany } from "#tests/emulators/quickbooks/companies/sample-companies.ts";
import type { CompanySeed } from "#tests/emulators/quickbooks/start.ts";
import type { Place } from "./read-cases.ts";

/**
 * What the merchant has in QuickBooks besides what every sample company has, so that settings and rules can name it. The
 * ids follow from the order here: accounts 94 to 96 (90 to 92 in the United Kingdom and Australia), items 3 and 4, classes
 * 5000000000000500001 and ...2, location 1.
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

const flag = (name: string) => ({ Name: `SalesFormsPrefs.${name}`, Type: "BooleanType", BooleanValue: true });
const label = (name: string, StringValue: string) => ({
  Name: `SalesFormsPrefs.${name}`,
  Type: "StringType",
  StringValue,
});
/** Two custom fields on sales forms. */
const CustomField = [
  { CustomField: [flag("UseSalesCustom1"), flag("UseSalesCustom2")] },
  { CustomField: [label("SalesCustomName1", "Note"), label("SalesCustomName2", "Purchase order")] },
];

/** The company of the emulator in which a case plays. */
export function caseCompany({ company, closedUntil }: Place): CompanySeed {
  const seed = sampleCompany(company);
  if (!seed) throw new Error(`There is no sample company "${company}".`);
  const closed = closedUntil ? { AccountingInfoPrefs: { BookCloseDate: closedUntil } } : {};
  const forms = { SalesFormsPrefs: { ...seed.preferences?.SalesFormsPrefs, CustomField } };
  return { ...seed, preferences: { ...seed.preferences, ...forms, ...closed }, objects };
}
