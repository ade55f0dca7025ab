import { expect } from "vitest";
import type { Json } from "./test-client.ts";

// Adding nothing makes a zero of minus zero.
export const money = (value: number) => Math.round(value * 100) / 100 + 0;

/** A sum in whole cents. */
export const sum = (rows: readonly Json[], value: (row: Json) => number): number =>
  money(rows.reduce((total, row) => total + value(row), 0));
const linksOf = (form: Json, type: string): Json[] =>
  [form, ...form.Line].flatMap((part) => part.LinkedTxn ?? []).filter((link: Json) => link.TxnType === type);

/** Balances of names are what their open documents say. */
export function agreeOnBalances(dump: Json): void {
  for (const { Id, Balance } of dump.Customer) {
    const own = (rows: Json[]) => rows.filter((row) => row.CustomerRef?.value === Id);
    const owed =
      sum(own(dump.Invoice), (row) => row.Balance) - sum(own(dump.CreditMemo), (row) => row.Balance);
    expect(Balance).toBeCloseTo(owed - sum(own(dump.Payment), (row) => row.UnappliedAmt), 6);
  }
  for (const { Id, Balance } of dump.Vendor) {
    const own = (rows: Json[]) => rows.filter((row) => row.VendorRef?.value === Id);
    const paid = (row: Json) =>
      row.Line.reduce((used: number, line: Json) => used + lineSign(line) * line.Amount, 0);
    const owed =
      sum(own(dump.Bill), (row) => row.Balance) - sum(own(dump.VendorCredit), (row) => row.Balance);
    expect(Balance).toBeCloseTo(owed - sum(own(dump.BillPayment), (row) => row.TotalAmt - paid(row)), 6);
  }
}

const lineSign = (line: Json) => (line.LinkedTxn[0].TxnType === "VendorCredit" ? -1 : 1);

/** The value of the stock is what its account holds. */
export function agreeOnStock(dump: Json, stock: Json[]): void {
  const asset = dump.trialBalance.find((row: Json) => row.account === "Inventory Asset");
  expect(sum(stock, (row) => row.value)).toBeCloseTo((asset?.debit ?? 0) - (asset?.credit ?? 0), 6);
}

/** A charge for every billable line and no other; invoiced exactly when one invoice has it, and the line says so. */
export function agreeOnCharges(dump: Json, accepted: Set<string>): void {
  const charged: string[] = [];
  for (const form of [...dump.Bill, ...dump.Purchase, ...dump.VendorCredit]) {
    const own = form.Line.filter((line: Json) =>
      ["Billable", "HasBeenBilled"].includes(line[line.DetailType].BillableStatus),
    );
    const links = own.map((line: Json) =>
      line.LinkedTxn.filter((link: Json) => link.TxnType === "ReimburseCharge"),
    );
    expect(links.every((each: Json[]) => each.length === 1)).toBe(true);
    expect(linksOf({ LinkedTxn: form.LinkedTxn, Line: [] }, "ReimburseCharge")).toEqual(links.flat());
    for (const [index, line] of own.entries()) {
      const id = links[index][0].TxnId;
      charged.push(id);
      const charge = dump.ReimburseCharge.find((row: Json) => row.Id === id);
      const isBilled = line[line.DetailType].BillableStatus === "HasBeenBilled";
      expect([id, charge.HasBeenInvoiced]).toEqual([id, isBilled]);
      expect(charge.CustomerRef.value).toBe(line[line.DetailType].CustomerRef.value);
      const holders = dump.Invoice.filter((row: Json) =>
        linksOf(row, "ReimburseCharge").some((link) => link.TxnId === id),
      );
      expect(holders.map((row: Json) => row.Id)).toEqual(charge.LinkedTxn.map((link: Json) => link.TxnId));
      expect(holders).toHaveLength(isBilled ? 1 : 0);
      if (isBilled) accepted.add("charge invoiced");
    }
  }
  expect(dump.ReimburseCharge.map((row: Json) => row.Id).sort()).toEqual(charged.sort());
}

/** Orders as their bills have them; whether they are closed only where one rule held all the time. */
export function agreeOnOrders(dump: Json, isMixed: boolean, accepted: Set<string>): void {
  for (const order of dump.PurchaseOrder) {
    const forms = [...dump.Bill, ...dump.Purchase].filter((form) =>
      linksOf(form, "PurchaseOrder").some((link) => link.TxnId === order.Id),
    );
    const key = (row: Json) => `${row.TxnType} ${row.TxnId}`;
    const expected = forms.map((form) => `${dump.Bill.includes(form) ? "Bill" : "Purchase"} ${form.Id}`);
    expect(order.LinkedTxn.map(key).sort()).toEqual(expected.sort());
    if (isMixed) continue;
    const billed = forms.flatMap((form) => form.Line);
    const isDone = order.Line.every((line: Json) => {
      const own = billed.filter((each) =>
        (each.LinkedTxn ?? []).some((link: Json) => link.TxnId === order.Id && link.TxnLineId === line.Id),
      );
      const count = (each: Json) => each.ItemBasedExpenseLineDetail?.Qty ?? 0;
      const ordered = line.ItemBasedExpenseLineDetail?.Qty;
      if (own.length === 0) return false;
      return ordered === undefined
        ? sum(own, (each) => each.Amount) >= line.Amount
        : sum(own, count) >= ordered;
    });
    expect([order.Id, order.POStatus]).toEqual([order.Id, isDone ? "Closed" : "Open"]);
    if (isDone) accepted.add("order closed");
  }
}

/** What the tax lines of all forms say is what the VAT account holds. */
export function agreeOnTax(dump: Json): void {
  const taxOf = (rows: Json[]) => sum(rows, (row) => row.TxnTaxDetail?.TotalTax ?? 0);
  const entered = sum(
    dump.JournalEntry.flatMap((row: Json) => row.Line),
    (line) => {
      const { TaxAmount = 0, PostingType } = line.JournalEntryLineDetail;
      return PostingType === "Credit" ? TaxAmount : -TaxAmount;
    },
  );
  const sales = taxOf(dump.Invoice) - taxOf(dump.CreditMemo);
  const purchases = taxOf(dump.Bill) + taxOf(dump.Purchase) - taxOf(dump.VendorCredit);
  const account = dump.trialBalance.find((row: Json) => row.account === "VAT Control");
  expect((account?.credit ?? 0) - (account?.debit ?? 0)).toBeCloseTo(sales - purchases + entered, 6);
}
