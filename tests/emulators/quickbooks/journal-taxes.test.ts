import { expect, test } from "vitest";
import { aClient, errorOf, type Json, journalOf, type TestClient } from "./test-client.ts";

const ref = (value: string) => ({ value });
const side = (PostingType: string, account: string, Amount: number, detail: Json = {}) => ({
  Amount,
  DetailType: "JournalEntryLineDetail",
  JournalEntryLineDetail: { PostingType, AccountRef: ref(account), ...detail },
});
const taxed = (code: string, TaxApplicableOn: string | undefined, TaxAmount: number | undefined) => ({
  TaxCodeRef: ref(code),
  TaxApplicableOn,
  TaxAmount,
});
const enter = (client: TestClient, ...Line: unknown[]) => client.post("/journalentry", { Line });
const rows = (entry: Json) =>
  entry.TxnTaxDetail.TaxLine.map(({ Amount, TaxLineDetail }: Json) => [
    TaxLineDetail.TaxRateRef.value,
    Amount,
    TaxLineDetail.NetAmountTaxable,
  ]);

test("a taxed sale in a journal entry owes its tax to the agency and is in the TaxSummary", async () => {
  const client = await aClient({ company: { country: "GB" } });
  const answer = await enter(
    client,
    side("Credit", "79", 100, taxed("2", "Sales", 20)),
    side("Debit", "35", 120),
  );
  const entry = answer.body.JournalEntry;
  expect(entry.TxnTaxDetail.TotalTax).toBe(20);
  expect(rows(entry)).toEqual([["1", 20, 100]]);
  expect(await journalOf(client, "JournalEntry", entry.Id)).toEqual({
    Checking: 120,
    "Sales of Product Income": -100,
    "VAT Control": -20,
  });
  const summary = async () => {
    const { Rows } = (await client.get("/reports/TaxSummary?date_macro=This Year")).body;
    return Rows.Row?.at(-1)?.Summary.ColData.map((each: Json) => each.value);
  };
  expect(await summary()).toEqual(["TOTAL", "100.00", "20.00"]);
  // A purchase is no tax on sales; what takes a sale back is.
  await enter(client, side("Debit", "20", 50, taxed("2", "Purchase", 10)), side("Credit", "35", 60));
  await enter(client, side("Debit", "79", 40, taxed("2", "Sales", 8)), side("Credit", "35", 48));
  expect(await summary()).toEqual(["TOTAL", "60.00", "12.00"]);
  await client.post("/journalentry?operation=delete", { Id: entry.Id, SyncToken: "0" });
  expect(await summary()).toEqual(["TOTAL", "-40.00", "-8.00"]);
});

test("input tax is a debit, and a code with two rates shares its tax out in their proportion", async () => {
  const client = await aClient({ company: { country: "CA" } });
  const answer = await enter(
    client,
    side("Debit", "20", 100, taxed("13", "Purchase", 14.98)),
    side("Credit", "35", 114.98),
  );
  const entry = answer.body.JournalEntry;
  expect(rows(entry)).toEqual([
    ["13", 5, 100],
    ["19", 9.98, 100],
  ]);
  expect(await journalOf(client, "JournalEntry", entry.Id)).toEqual({
    Checking: -114.98,
    Supplies: 100,
    "GST/HST Payable": 5,
    "QST Payable": 9.98,
  });
});

test("a tax code asks for what it applies to, an amount that is not negative, and a rate of that kind", async () => {
  const client = await aClient({ company: { country: "AU" } });
  const refused = async (...tax: Parameters<typeof taxed>) =>
    errorOf(await enter(client, side("Credit", "79", 100, taxed(...tax)), side("Debit", "35", 110)));
  expect(await refused("2", undefined, 10)).toEqual({
    Message: "MissingTaxApplicableOn",
    Detail: "The TaxApplicableOn entity is required. Set it in the request payload.",
    code: "2270",
    element: "Line.JournalEntryLineDetail.TaxApplicableOn",
  });
  expect(await refused("2", "Sales", undefined)).toEqual({
    Message: "MissingTaxAmount",
    Detail: "A tax amount is required with TaxCodeRef applied.",
    code: "2280",
    element: "Line.JournalEntryLineDetail.TaxAmount",
  });
  expect((await refused("2", "Sales", -10)).code).toBe("2240");
  expect((await refused("2", "Gifts", 10)).code).toBe("2170");
  // "GST on capital" is for purchases, "Out of scope" has no rate at all.
  expect((await refused("5", "Sales", 10)).code).toBe("6470");
  expect((await refused("6", "Sales", 10)).code).toBe("6470");
  expect((await refused("99", "Sales", 10)).code).toBe("2500");
  const outside = taxed("6", "Sales", 0);
  expect((await enter(client, side("Credit", "79", 9, outside), side("Debit", "35", 9))).status).toBe(200);
});

test("tax counts on both sides of the balance", async () => {
  const client = await aClient({ company: { country: "GB" } });
  const sale = side("Credit", "79", 100, taxed("2", "Sales", 20));
  const off = errorOf(await enter(client, sale, side("Debit", "35", 100)));
  expect(off).toMatchObject({ code: "2300", element: "Line" });
  const both = await enter(client, sale, side("Debit", "20", 100, taxed("2", "Purchase", 20)));
  expect(await journalOf(client, "JournalEntry", both.body.JournalEntry.Id)).toEqual({
    "Sales of Product Income": -100,
    Supplies: 100,
    "VAT Control": 0,
  });
});

test("tax members change nothing in the US, or where no tax applies", async () => {
  const lines = [side("Credit", "79", 100, taxed("2", "Sales", 20)), side("Debit", "35", 100)];
  const american = await aClient();
  const entry = (await enter(american, ...lines)).body.JournalEntry;
  expect(entry.TxnTaxDetail).toEqual({});
  const british = await aClient({ company: { country: "GB" } });
  const exempt = { GlobalTaxCalculation: "NotApplicable", Line: lines };
  const { Id, TxnTaxDetail } = await british.create("JournalEntry", exempt);
  expect(TxnTaxDetail).toEqual({});
  expect(await journalOf(british, "JournalEntry", Id)).toEqual({
    "Sales of Product Income": -100,
    Checking: 100,
  });
});
