import { expect, test } from "vitest";
import { aClient, aCustomer, errorOf, type Json, journalOf } from "./test-client.ts";

const ref = (value: string) => ({ value });
const direct = (Amount: number, account: string, tax: Json = {}) => ({
  Amount,
  DetailType: "DepositLineDetail",
  DepositLineDetail: { AccountRef: ref(account), ...tax },
});
const onSales = (code: string) => ({ TaxCodeRef: ref(code), TaxApplicableOn: "Sales" });
const onPurchase = (code: string) => ({ TaxCodeRef: ref(code), TaxApplicableOn: "Purchase" });
const into = (account: string, ...Line: unknown[]) => ({ DepositToAccountRef: ref(account), Line });

test("a payout with a taxed fee takes the fee's tax back from the agency", async () => {
  const client = await aClient({ company: { country: "GB" } });
  const payment = { CustomerRef: ref(await aCustomer(client)), TotalAmt: 100 };
  const { Id } = await client.create("Payment", payment);
  const linked = { Amount: 100, LinkedTxn: [{ TxnId: Id, TxnType: "Payment" }] };
  const deposit = await client.create("Deposit", into("35", linked, direct(-10, "9", onPurchase("2"))));
  expect(deposit).toMatchObject({
    TotalAmt: 88,
    TxnTaxDetail: {
      TotalTax: -2,
      TaxLine: [{ Amount: -2, TaxLineDetail: { TaxRateRef: { value: "5" }, NetAmountTaxable: -10 } }],
    },
  });
  expect(await journalOf(client, "Deposit", deposit.Id)).toEqual({
    Checking: 88,
    "Undeposited Funds": -100,
    "Merchant Processing Fees": 10,
    "VAT Control": 2,
  });
});

test("a taxed line of its own is a sale, inclusive or not, and is in the TaxSummary", async () => {
  const client = await aClient({ company: { country: "GB" } });
  const excluded = await client.create("Deposit", into("35", direct(100, "79", onSales("2"))));
  expect(excluded.TotalAmt).toBe(120);
  const body = { ...into("35", direct(120, "79", onSales("2"))), GlobalTaxCalculation: "TaxInclusive" };
  const inclusive = await client.create("Deposit", body);
  expect(inclusive).toMatchObject({ TotalAmt: 120, Line: [{ Amount: 120 }], TxnTaxDetail: { TotalTax: 20 } });
  for (const { Id } of [excluded, inclusive]) {
    expect(await journalOf(client, "Deposit", Id)).toEqual({
      Checking: 120,
      "Sales of Product Income": -100,
      "VAT Control": -20,
    });
  }
  // Read and written back, it is the same deposit.
  const echoed = await client.create("Deposit", { ...inclusive, PrivateNote: "read" });
  expect([echoed.TotalAmt, echoed.TxnTaxDetail]).toEqual([120, inclusive.TxnTaxDetail]);
  const { Rows } = (await client.get("/reports/TaxSummary?date_macro=This Year")).body;
  expect(Rows.Row.at(-1).Summary.ColData.map((each: Json) => each.value)).toEqual([
    "TOTAL",
    "200.00",
    "40.00",
  ]);
});

test("a code without a rate of that kind is refused; in the US a code changes nothing", async () => {
  const australian = await aClient({ company: { country: "AU" } });
  const refused = await australian.post("/deposit", into("35", direct(100, "79", onSales("5"))));
  expect(errorOf(refused).code).toBe("6470");
  const american = await aClient();
  const deposit = await american.create("Deposit", into("35", direct(100, "79", onSales("2"))));
  expect(deposit.TotalAmt).toBe(100);
  expect(await journalOf(american, "Deposit", deposit.Id)).toEqual({
    Checking: 100,
    "Sales of Product Income": -100,
  });
});
