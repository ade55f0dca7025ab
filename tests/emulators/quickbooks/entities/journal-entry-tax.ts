import { taxRegime } from "../books/preferences.ts";
import { refuseDocumented, refuseInactiveReference, refuseReference } from "../books/refused-request.ts";
import type { Books, DraftPosting, Wire } from "../books/types.ts";
import { recordAt, recordsAt, refAt, textAt } from "../books/wire.ts";
import { currencyOf } from "../ledger/currency.ts";
import { taxPayableId } from "../ledger/system-accounts.ts";
import { allocate } from "../money/allocate.ts";
import { currencyDigits } from "../money/currency-digits.ts";
import { fromMinor, multiply, toDecimal, toMinor, toNumber } from "../money/decimal.ts";
import { minorAt } from "../sales/sales-postings.ts";
import { purchaseRates, type Rate, salesRates } from "../sales/tax-rates.ts";

const DETAIL = "JournalEntryLineDetail";

/**
 * Tax of one line at one rate, in the minor units of the entry. Tax owed on sales and tax paid on purchases are
 * positive, what takes them back is negative; `debitMinor` is the same with the sign of the ledger.
 */
type TaxShare = {
  rate: Rate;
  side: "Sales" | "Purchase";
  netMinor: number;
  taxMinor: number;
  debitMinor: number;
};

/** Lines of a journal entry carry tax outside the US, unless the entry says that none applies. */
function hasTax(books: Books, entry: Wire): boolean {
  return taxRegime(books) === "global" && entry.GlobalTaxCalculation !== "NotApplicable";
}

/**
 * The detail of a line with its tax members checked: a TaxCodeRef comes with TaxApplicableOn (2270) and TaxAmount
 * (2280), which is not negative (2240), and has a rate for sales or for purchases (6470).
 */
export function checkedTax(books: Books, entry: Wire, detail: Wire, amountMinor: number): Wire {
  const code = refAt(detail, "TaxCodeRef");
  if (code === undefined || !hasTax(books, entry)) return detail;
  const element = `Line.${DETAIL}.TaxCodeRef`;
  const found = books.find("TaxCode", code);
  if (found === undefined) refuseReference("TaxCode", code, element);
  if (found.Active === false) refuseInactiveReference();
  if (textAt(detail, "TaxApplicableOn") === undefined) {
    refuseDocumented("2270", `Line.${DETAIL}.TaxApplicableOn`);
  }
  const amount = toDecimal(detail.TaxAmount);
  if (amount === undefined) return refuseDocumented("2280", `Line.${DETAIL}.TaxAmount`);
  if (amount.digits < 0n) refuseDocumented("2240", `Line.${DETAIL}.TaxAmount`, String(toNumber(amount)));
  const rates = ratesOf(books, detail);
  const isForOther =
    rates.length === 0 && [...salesRates(books, code, ""), ...purchaseRates(books, code, "")].length > 0;
  if (isForOther || (rates.length === 0 && amount.digits !== 0n)) refuseDocumented("6470", element);
  if (books.settings().journalTaxAmount === "keep") return detail;
  const digits = currencyDigits(currencyOf(books, entry));
  const TaxAmount = rates.reduce((sum, rate) => sum + taxAt(rate, amountMinor, digits), 0);
  return { ...detail, TaxAmount: toNumber(fromMinor(TaxAmount, digits)) };
}

function taxAt({ percent }: Rate, netMinor: number, digits: number): number {
  return toMinor(
    multiply(fromMinor(netMinor, digits), { digits: percent.digits, scale: percent.scale + 2 }),
    digits,
  );
}

function ratesOf(books: Books, detail: Wire): Rate[] {
  const rates = detail.TaxApplicableOn === "Purchase" ? purchaseRates : salesRates;
  return rates(books, refAt(detail, "TaxCodeRef") ?? "", `Line.${DETAIL}.TaxCodeRef`);
}

/** The tax of an entry by line and rate: a code with several rates shares its TaxAmount out in their proportion. */
export function journalTax(books: Books, entry: Wire): TaxShare[] {
  if (!hasTax(books, entry)) return [];
  return recordsAt(entry, "Line").flatMap((line) => {
    const detail = recordAt(line, DETAIL);
    if (detail === undefined || refAt(detail, "TaxCodeRef") === undefined) return [];
    const side = detail.TaxApplicableOn === "Purchase" ? "Purchase" : "Sales";
    const debit = detail.PostingType === "Debit" ? 1 : -1;
    const sign = side === "Purchase" ? debit : -debit;
    const rates = ratesOf(books, detail);
    const weights = rates.map((rate) => Math.round(toNumber(rate.percent) * 1_000_000));
    const parts = allocate(minorAt(books, entry, "TaxAmount", detail), weights);
    const netMinor = sign * minorAt(books, entry, "Amount", line);
    return rates.map((rate, index) => {
      const part = parts[index] ?? 0;
      return { rate, side, netMinor, taxMinor: sign * part, debitMinor: debit * part };
    });
  });
}

/** TxnTaxDetail of an entry: what its lines say, summed by rate and by sales and purchases. */
export function journalTaxDetail(books: Books, entry: Wire): Wire {
  if (taxRegime(books) !== "global") return recordAt(entry, "TxnTaxDetail") ?? {};
  const shares = journalTax(books, entry);
  if (shares.length === 0) return {};
  const digits = currencyDigits(currencyOf(books, entry));
  const number = (minor: number) => toNumber(fromMinor(minor, digits));
  const sum = (rows: readonly TaxShare[], key: "netMinor" | "taxMinor") =>
    rows.reduce((total, row) => total + row[key], 0);
  const TaxLine = [...Map.groupBy(shares, ({ rate, side }) => `${side} ${rate.id}`).values()].map((rows) => ({
    Amount: number(sum(rows, "taxMinor")),
    DetailType: "TaxLineDetail",
    TaxLineDetail: {
      TaxRateRef: { value: rows[0]?.rate.id },
      PercentBased: true,
      TaxPercent: rows[0] === undefined ? 0 : toNumber(rows[0].rate.percent),
      NetAmountTaxable: number(sum(rows, "netMinor")),
    },
  }));
  return { TotalTax: number(sum(shares, "taxMinor")), TaxLine };
}

/** Tax stands on the same side as its line, on the account of its agency. */
export function journalTaxPostings(books: Books, entry: Wire): DraftPosting[] {
  return journalTax(books, entry).map(({ rate, debitMinor }) => ({
    accountId: taxPayableId(books, rate.agencyId),
    amountMinor: debitMinor,
    memo: "Tax",
  }));
}
