import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import type { DocumentTax, PlannedLine } from "#app/domain/accounting/plan.ts";
import { failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { planTaxLines } from "#app/domain/mapping/plan-tax-lines.ts";
import { chooseTaxCode } from "#app/domain/mapping/taxes/choose-tax-code.ts";
import { globalTax } from "#app/domain/mapping/taxes/global-tax.ts";
import { isRemitted } from "#app/domain/mapping/taxes/tax-words.ts";
import type { TaxedEntry } from "#app/domain/mapping/taxes/taxed-entry.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import type { Sale, SaleTax } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/** How a document carries its taxes: `codeOf` a charge's lines, and what the document as a whole gets. */
export type TaxTreatment = {
  codeOf(taxes: readonly SaleTax[]): Result<string | null>;
  settle(entries: readonly TaxedEntry[]): Result<{ lines: PlannedLine[]; tax: DocumentTax }>;
};

/**
 * The treatment that the settings ask for in this company. Taxes that somebody else remits are lines of their own in
 * every mode: they are no tax of the company. Faults: tax where taxes are off, in the settings or in QuickBooks.
 */
export function taxTreatment(sale: Sale, settings: Settings, facts: BooksFacts): Result<TaxTreatment> {
  const subject = `order ${sale.name}`;
  if (settings.taxMode !== "quickbooks") return ok(asLines(sale, settings, subject));
  if (facts.taxRegime === "off") return ok(withoutTaxInBooks(sale, settings, subject));
  return ok(
    facts.taxRegime === "global"
      ? byCodes(sale, settings, facts, subject)
      : byOverride(sale, settings, facts, subject),
  );
}

/** One line per tax title and rate. */
function asLines(sale: Sale, settings: Settings, subject: string): TaxTreatment {
  return {
    codeOf: () => ok(null),
    settle(entries) {
      const taxes = entries.flatMap((entry) => entry.taxes);
      const ownMinor = sumMinor(ownTaxes(sale, taxes).map((tax) => Math.abs(tax.amountMinor)));
      if (settings.taxMode === "none" && ownMinor !== 0) {
        const what = "sales tax, because taxes are switched off in the settings";
        return failed({ kind: "unmapped", subject, what });
      }
      return ok({ lines: planTaxLines(sale, settings, taxes), tax: { mode: "none" } });
    },
  };
}

function withoutTaxInBooks(sale: Sale, settings: Settings, subject: string): TaxTreatment {
  return {
    codeOf: () => ok(null),
    settle(entries) {
      const taxes = entries.flatMap((entry) => entry.taxes);
      if (ownTaxes(sale, taxes).some((tax) => tax.amountMinor !== 0)) {
        const what = "QuickBooks' own sales tax, because sales tax is off in QuickBooks";
        return failed({ kind: "unmapped", subject, what });
      }
      return ok({ lines: remittedLines(sale, settings, taxes), tax: { mode: "none" } });
    },
  };
}

/** United States: taxable or not per line, and Shopify's exact total as the override. */
function byOverride(sale: Sale, settings: Settings, facts: BooksFacts, subject: string): TaxTreatment {
  const isTaxed = (taxes: readonly SaleTax[]) => ownTaxes(sale, taxes).some((tax) => tax.amountMinor !== 0);
  return {
    codeOf: (taxes) => ok(isTaxed(taxes) ? "TAX" : "NON"),
    settle(entries) {
      const taxes = entries.flatMap((entry) => entry.taxes);
      const totalMinor = sumMinor(ownTaxes(sale, taxes).map((tax) => tax.amountMinor));
      const taxCodeId =
        totalMinor === 0 ? null : (settings.usTaxCode ?? facts.taxCodes.find((code) => code.isTaxable)?.id);
      if (taxCodeId === undefined) {
        return failed({ kind: "unmapped", subject, what: "the tax code that carries the sales tax" });
      }
      return ok({
        lines: remittedLines(sale, settings, taxes).map((line) => ({ ...line, taxCode: "NON" })),
        tax: { mode: "us", taxCodeId, totalMinor },
      });
    },
  };
}

/** Elsewhere: a tax code per line, and Shopify's exact amount per tax rate. */
function byCodes(sale: Sale, settings: Settings, facts: BooksFacts, subject: string): TaxTreatment {
  return {
    codeOf(taxes) {
      const code = chooseTaxCode(ownTaxes(sale, taxes), settings, facts, subject);
      return code.ok ? ok(code.value.id) : code;
    },
    settle(entries) {
      const own = entries.map((entry) => ({ ...entry, taxes: ownTaxes(sale, entry.taxes) }));
      const lines = remittedLines(
        sale,
        settings,
        entries.flatMap((entry) => entry.taxes),
      );
      const none = chooseTaxCode([], settings, facts, subject);
      if (lines.length > 0 && !none.ok) return none;
      const coded = lines.map((line) => ({ ...line, taxCode: none.ok ? none.value.id : null }));
      const untaxed = lines.map((line) => ({
        netMinor: line.amountMinor,
        taxes: [],
        taxCode: none.ok ? none.value.id : null,
      }));
      return ok({ lines: coded, tax: globalTax([...own, ...untaxed], facts) });
    },
  };
}

function ownTaxes(sale: Sale, taxes: readonly SaleTax[]): SaleTax[] {
  return taxes.filter((tax) => !isRemitted(sale, tax));
}

function remittedLines(sale: Sale, settings: Settings, taxes: readonly SaleTax[]): PlannedLine[] {
  return planTaxLines(
    sale,
    settings,
    taxes.filter((tax) => isRemitted(sale, tax)),
  );
}
