import fc from "fast-check";
import { expect, test } from "vitest";
import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import type { PlannedDocument } from "#app/domain/accounting/plan.ts";
import { planOrder } from "#app/domain/mapping/plan-order.ts";
import { defaultSettings, type Settings } from "#app/domain/settings/settings.ts";
import { mapDocument } from "#app/qbo/map-document.ts";
import type { DocumentDraft } from "#app/sync/ports.ts";
import { globalFacts, usFacts } from "./companies.ts";
import { minorOf, readTexts } from "./read-wire.ts";
import { makeHistory } from "./shop-history/make-history.ts";
import { toSale } from "./shop-history/to-sale.ts";

const forms: Partial<Settings>[] = [{}, { refundForm: "refundReceipt" }, { form: "salesReceipt" }];
const companies: Record<string, { facts: BooksFacts; country: string }> = {
  "the United States": { facts: usFacts, country: "US" },
  "the United Kingdom": { facts: globalFacts, country: "GB" },
};
const tracking = { hasClassPerDocument: true, hasClassPerLine: true, hasLocations: true };

/** A draft with an invented id for everything it needs. */
function draftOf(plan: PlannedDocument): DocumentDraft {
  const customerId = "C1";
  switch (plan.type) {
    case "payment":
    case "application":
      return {
        plan,
        customerId,
        depositAccountId: plan.type === "payment" ? "D1" : null,
        links: plan.links.map(({ to, amountMinor }) => ({ type: "Invoice", id: to.key, amountMinor })),
      };
    case "journalEntry":
      return { plan, customerId, accountIds: plan.lines.map((_, at) => `A${at}`) };
    default:
      return {
        plan,
        customerId,
        lines: plan.lines,
        itemIds: plan.lines.map((_, at) => `I${at}`),
        depositAccountId: plan.deposit ? "D1" : null,
        originId: null,
      };
  }
}

type Amount = { number: string };
type WireLine = {
  Amount: Amount;
  LinkedTxn?: { TxnId: string }[];
  SalesItemLineDetail?: {
    ItemRef: { value: string };
    Qty?: Amount;
    UnitPrice?: Amount;
    TaxCodeRef?: { value: string };
  };
  JournalEntryLineDetail?: { PostingType: string; AccountRef: { value: string }; Entity?: object };
};
type WireDocument = {
  TxnDate: string;
  DocNumber?: string;
  CurrencyRef: { value: string };
  TotalAmt?: Amount;
  Line: WireLine[];
  TxnTaxDetail?: {
    TotalTax: Amount;
    TaxLine?: {
      Amount: Amount;
      TaxLineDetail: { TaxRateRef: { value: string }; NetAmountTaxable: Amount };
    }[];
  };
};

/** What the wire says, in minor units. */
function readBack(wire: WireDocument): unknown {
  const minor = (amount: Amount) => minorOf(amount.number, wire.CurrencyRef.value);
  return {
    date: wire.TxnDate,
    number: wire.DocNumber ?? null,
    totalMinor: wire.TotalAmt ? minor(wire.TotalAmt) : null,
    lines: wire.Line.map((line) => {
      const sale = line.SalesItemLineDetail;
      const entry = line.JournalEntryLineDetail;
      return [
        minor(line.Amount),
        line.LinkedTxn?.[0]?.TxnId ?? sale?.ItemRef.value ?? entry?.AccountRef.value,
        sale?.Qty && sale.UnitPrice ? unitsOf(line.Amount, sale.Qty, sale.UnitPrice) : null,
        sale?.TaxCodeRef?.value ?? null,
        entry ? [entry.PostingType.toLowerCase(), entry.Entity !== undefined] : null,
      ];
    }),
    taxMinor: wire.TxnTaxDetail ? minor(wire.TxnTaxDetail.TotalTax) : 0,
    rates: (wire.TxnTaxDetail?.TaxLine ?? []).map((rate) => [
      rate.TaxLineDetail.TaxRateRef.value,
      minor(rate.Amount),
      minor(rate.TaxLineDetail.NetAmountTaxable),
    ]),
  };
}

/** Quantity and price, which have to make the amount; the price is exact, or has seven decimals. */
function unitsOf(amount: Amount, quantity: Amount, price: Amount): [number, boolean] {
  const product = Number(quantity.number) * Number(price.number);
  expect(Math.abs(product - Number(amount.number))).toBeLessThan(0.00501);
  return [Number(quantity.number), Math.abs(product - Number(amount.number)) < 1e-9];
}

/** The same of the plan. */
function tell(plan: PlannedDocument): unknown {
  const common = { date: plan.date, number: "docNumber" in plan ? plan.docNumber : null };
  const untaxed = { taxMinor: 0, rates: [] };
  if (plan.type === "payment" || plan.type === "application") {
    const lines = plan.links.map(({ to, amountMinor }) => [amountMinor, to.key, null, null, null]);
    return { ...common, totalMinor: plan.type === "payment" ? plan.amountMinor : 0, lines, ...untaxed };
  }
  if (plan.type === "journalEntry") {
    const lines = plan.lines.map((line, at) => {
      return [line.amountMinor, `A${at}`, null, null, [line.side, line.isCustomer]];
    });
    return { ...common, totalMinor: null, lines, ...untaxed };
  }
  const { tax } = plan;
  return {
    ...common,
    totalMinor: null,
    lines: plan.lines.map((line, at) => {
      const price =
        line.quantity === null
          ? null
          : [line.quantity, line.unitPriceMinor === null ? expect.any(Boolean) : true];
      return [line.amountMinor, `I${at}`, price, line.taxCode, null];
    }),
    taxMinor: tax.mode === "none" ? 0 : tax.totalMinor,
    rates:
      tax.mode === "global" ? tax.rates.map((rate) => [rate.taxRateId, rate.amountMinor, rate.netMinor]) : [],
  };
}

for (const [name, { facts, country }] of Object.entries(companies)) {
  test(`what QuickBooks is told is the plan, digit by digit: ${name}`, () => {
    const verify = (seed: number) => {
      const sale = toSale(makeHistory(seed));
      for (const form of forms) {
        const settings: Settings = { ...defaultSettings, taxMode: "quickbooks", ...form };
        const result = planOrder(sale, settings, facts, { bookedForm: null });
        if (!result.ok) continue;
        for (const plan of result.value.documents) {
          const company = { country, homeCurrency: "USD", isMultiCurrency: true, ...tracking };
          const body = mapDocument(draftOf(plan), company);
          if (!body.ok) throw new Error(JSON.stringify(body.fault));
          const wire = readTexts(JSON.stringify(body.value)) as unknown as WireDocument;
          expect(readBack(wire)).toEqual(tell(plan));
        }
      }
    };
    fc.assert(fc.property(fc.integer(), verify), {
      numRuns: 1_000,
      verbose: 1,
      seed: Number(process.env.PROPERTY_SEED ?? 20_260_302),
    });
  });
}
