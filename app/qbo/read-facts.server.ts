import type { BooksFacts, BooksTaxCode } from "#app/domain/accounting/books-facts.ts";
import { ok, type Result } from "#app/domain/faults/fault.ts";
import { isUnitedStates } from "#app/qbo/company.ts";
import { createEntityClient, type EntityKind } from "#app/qbo/entity-client.server.ts";
import { keepFor } from "#app/qbo/keep-for.ts";
import { type CompanyFacts, readCompany } from "#app/qbo/read-company.server.ts";
import { joinTaxCodes } from "#app/qbo/tax-codes.ts";
import type { Transport } from "#app/qbo/transport.server.ts";
import { type QboTaxCode, type QboTaxRate, qboTaxCode, qboTaxRate } from "#app/qbo/wire/answers.ts";
import type { Clock } from "#app/sync/ports.ts";

/** Reads of QuickBooks are metered, and a company rarely changes; what was changed counts after this time. */
const KEEP_MS = 5 * 60_000;

const TAX_CODE: EntityKind<QboTaxCode> = { entity: "TaxCode", schema: qboTaxCode };
const TAX_RATE: EntityKind<QboTaxRate> = { entity: "TaxRate", schema: qboTaxRate };

export type FactsReader = {
  /** The company as it is set up now. */
  readCompany(): Promise<Result<CompanyFacts>>;
  /** What planning has to know of it. */
  readFacts(): Promise<Result<BooksFacts>>;
};

/** What is known of a company, kept in memory for five minutes. */
export function createFactsReader(
  transport: Transport,
  realmId: string,
  clock: Pick<Clock, "now">,
): FactsReader {
  const company = keepFor(KEEP_MS, clock, () => readCompany(transport, realmId));
  const taxCodes = keepFor(KEEP_MS, clock, () => readTaxCodes(transport));
  return {
    readCompany: company,
    async readFacts() {
      const known = await company();
      if (!known.ok) return known;
      const { country, homeCurrency, isMultiCurrency, bookCloseDate, hasInventory } = known.value;
      const taxRegime = regimeOf(known.value);
      const codes = taxRegime === "off" ? ok([]) : await taxCodes();
      if (!codes.ok) return codes;
      return ok({
        country,
        homeCurrency,
        isMultiCurrency,
        taxRegime,
        taxCodes: codes.value,
        bookCloseDate,
        hasInventory,
      });
    },
  };
}

async function readTaxCodes(transport: Transport): Promise<Result<BooksTaxCode[]>> {
  const client = createEntityClient(transport);
  const [codes, rates] = await Promise.all([
    client.query(TAX_CODE, []),
    client.query(TAX_RATE, [{ field: "Active", any: true }]),
  ]);
  if (!codes.ok) return codes;
  return rates.ok ? ok(joinTaxCodes(codes.value, rates.value)) : rates;
}

/** Automated sales tax that nobody has set up takes no tax (Intuit, "Automated sales tax"). */
function regimeOf(company: CompanyFacts): BooksFacts["taxRegime"] {
  if (!company.usesSalesTax) return "off";
  if (!isUnitedStates(company)) return "global";
  switch (company.automatedSalesTax) {
    case "on":
      return "usAutomated";
    case "notSetUp":
      return "off";
    case "absent":
      return "usManual";
  }
}
