import { homeCurrency } from "../books/preferences.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt } from "../books/wire.ts";
import { bookedDepositTax } from "../entities/deposit-tax.ts";
import { journalTax } from "../entities/journal-entry-tax.ts";
import { currencyOf, txnDay } from "../ledger/currency.ts";
import { convert } from "../ledger/ledger.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { toDecimal, toMinor } from "../money/decimal.ts";
import { isWithin } from "./ledger-lines.ts";
import type { ReportParams } from "./report-params.ts";
import { cell, column, dataRow, moneyText, type ReportBody, section, summaryRow } from "./report-shape.ts";

const SIGNS: Readonly<Record<string, 1 | -1>> = {
  Invoice: 1,
  SalesReceipt: 1,
  CreditMemo: -1,
  RefundReceipt: -1,
};

type Taxed = { netMinor: number; taxMinor: number };

/** Tax on sales by agency and rate: taxable net and tax of the period, returns subtracted, journal entries too. */
export function taxSummary(books: Books, params: ReportParams): ReportBody {
  const digits = currencyDigits(homeCurrency(books));
  const asked = params.search.get("agency_id") ?? "";
  const byRate = taxByRate(books, params);
  const rates = [...byRate].map(([id, taxed]) => ({ id, taxed, rate: books.find("TaxRate", id) }));
  const groups = [...Map.groupBy(rates, ({ rate }) => refAt(rate, "AgencyRef") ?? "")].filter(
    ([agencyId]) => asked === "" || agencyId === asked,
  );
  const cells = ({ netMinor, taxMinor }: Taxed) => [
    cell(moneyText(netMinor, digits)),
    cell(moneyText(taxMinor, digits)),
  ];
  const rows = groups.map(([agencyId, own]) => {
    const name = textAt(books.find("TaxAgency", agencyId), "DisplayName") ?? "No agency";
    const data = own.map(({ id, taxed, rate }) =>
      dataRow([cell(textAt(rate, "Name") ?? `Tax ${id}`, id), ...cells(taxed)]),
    );
    const foot = [cell(`Total ${name}`), ...cells(sumOf(own.map((each) => each.taxed)))];
    return section([cell(name, agencyId), cell(""), cell("")], data, foot);
  });
  const total = cells(sumOf(groups.flatMap(([, own]) => own.map((each) => each.taxed))));
  const columns = [
    column("", "TaxAgency", "tax_agency"),
    column("Taxable", "Money", "taxable_amount"),
    column("Tax Amount", "Money", "tax_amount"),
  ];
  return {
    columns,
    rows: rows.length === 0 ? [] : [...rows, summaryRow([cell("TOTAL"), ...total], "GrandTotal")],
  };
}

function sumOf(list: readonly Taxed[]): Taxed {
  return list.reduce(
    (sum, each) => ({ netMinor: sum.netMinor + each.netMinor, taxMinor: sum.taxMinor + each.taxMinor }),
    { netMinor: 0, taxMinor: 0 },
  );
}

function taxByRate(books: Books, params: ReportParams): Map<string, Taxed> {
  const result = new Map<string, Taxed>();
  const count = (id: string, netMinor: number, taxMinor: number) => {
    const before = result.get(id) ?? { netMinor: 0, taxMinor: 0 };
    result.set(id, { netMinor: before.netMinor + netMinor, taxMinor: before.taxMinor + taxMinor });
  };
  for (const [entity, sign] of Object.entries(SIGNS)) {
    for (const form of books.list(entity)) {
      if (!isWithin(txnDay(form), params.period)) continue;
      for (const line of recordsAt(recordAt(form, "TxnTaxDetail"), "TaxLine")) {
        const detail = recordAt(line, "TaxLineDetail");
        count(
          refAt(detail, "TaxRateRef") ?? "",
          sign * homeMinor(books, form, detail?.NetAmountTaxable),
          sign * homeMinor(books, form, line.Amount),
        );
      }
    }
  }
  for (const deposit of books.list("Deposit")) {
    if (!isWithin(txnDay(deposit), params.period)) continue;
    for (const line of bookedDepositTax(books, deposit).salesLines) {
      const detail = recordAt(line, "TaxLineDetail");
      const net = homeMinor(books, deposit, detail?.NetAmountTaxable);
      count(refAt(detail, "TaxRateRef") ?? "", net, homeMinor(books, deposit, line.Amount));
    }
  }
  for (const entry of books.list("JournalEntry")) {
    if (!isWithin(txnDay(entry), params.period)) continue;
    for (const { rate, side, netMinor, taxMinor } of journalTax(books, entry)) {
      if (side === "Sales") count(rate.id, toHome(books, entry, netMinor), toHome(books, entry, taxMinor));
    }
  }
  return result;
}

function homeMinor(books: Books, form: Wire, value: unknown): number {
  const currency = currencyOf(books, form);
  return toHome(books, form, toMinor(toDecimal(value) ?? { digits: 0n, scale: 0 }, currencyDigits(currency)));
}

function toHome(books: Books, form: Wire, amountMinor: number): number {
  const rate = toDecimal(form.ExchangeRate) ?? { digits: 1n, scale: 0 };
  return convert(amountMinor, currencyOf(books, form), homeCurrency(books), rate);
}
