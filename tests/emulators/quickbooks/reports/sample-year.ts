import { aClient, aLine, anInvoice, type Json, type TestClient } from "../test-client.ts";

const TAXED = { TaxCodeRef: { value: "TAX" } };
const CALIFORNIA = { ShipAddr: { Line1: "1 Main St", CountrySubDivisionCode: "CA" } };

export type SampleYear = { client: TestClient; ada: string; bea: string };

/**
 * Books of a small year on 1 July 2026: taxed sales with shipping and a discount, a euro customer, payments in
 * part and on account, a credit used, a refund, stock, a payout with its fee, an entry, and a sale of last year.
 */
export async function aSampleYear(): Promise<SampleYear> {
  const client = await aClient({ clock: () => new Date("2026-07-01T19:00:00Z") });
  const ada = (await client.create("Customer", { DisplayName: "Ada" })).Id;
  const bea = (await client.create("Customer", { DisplayName: "Bea", CurrencyRef: { value: "EUR" } })).Id;
  await client.create("Invoice", {
    ...anInvoice(ada, aLine(40)),
    TxnDate: "2025-12-15",
    DueDate: "2026-01-14",
    DocNumber: "OLD-1",
  });
  const first = await client.create("Invoice", {
    ...anInvoice(
      ada,
      aLine(100, TAXED),
      {
        Amount: 5,
        DetailType: "SalesItemLineDetail",
        SalesItemLineDetail: { ItemRef: { value: "SHIPPING_ITEM_ID" } },
      },
      { Amount: 10, DetailType: "DiscountLineDetail", DiscountLineDetail: { PercentBased: false } },
    ),
    ...CALIFORNIA,
    TxnDate: "2026-05-10",
    DocNumber: "WEB-1",
  });
  await client.create("Payment", paymentOf(ada, 50, "2026-06-02", { Invoice: [first.Id, 50] }));
  await client.create("Payment", paymentOf(ada, 7, "2026-06-20", {}));
  const euro = await client.create("Invoice", {
    ...anInvoice(bea, aLine(33.33)),
    CurrencyRef: { value: "EUR" },
    ExchangeRate: 1.1,
    TxnDate: "2026-06-05",
  });
  await client.create("Payment", {
    ...paymentOf(bea, 20, "2026-06-25", { Invoice: [euro.Id, 20] }),
    CurrencyRef: { value: "EUR" },
    ExchangeRate: 1.2,
  });
  const credit = await client.create("CreditMemo", { ...anInvoice(ada, aLine(15)), TxnDate: "2026-06-10" });
  await client.create(
    "Payment",
    paymentOf(ada, 0, "2026-06-11", { Invoice: [first.Id, 5], CreditMemo: [credit.Id, 5] }),
  );
  await client.create("RefundReceipt", {
    ...anInvoice(ada, aLine(8)),
    DepositToAccountRef: { value: "35" },
    TxnDate: "2026-06-12",
  });
  await payout(client, ada);
  return { client, ada, bea };
}

function paymentOf(
  customerId: string,
  total: number,
  TxnDate: string,
  links: Record<string, [string, number]>,
) {
  const Line = Object.entries(links).map(([TxnType, [TxnId, Amount]]) => ({
    Amount,
    LinkedTxn: [{ TxnId, TxnType }],
  }));
  return { CustomerRef: { value: customerId }, TotalAmt: total, TxnDate, Line };
}

/** A receipt, its deposit less a fee, and a rent entry. */
async function payout(client: TestClient, ada: string): Promise<void> {
  const receipt: Json = await client.create("SalesReceipt", {
    ...anInvoice(ada, aLine(60)),
    TxnDate: "2026-06-15",
  });
  const accounts = (await client.query("select * from Account where AccountType = 'Expense'")).body
    .QueryResponse;
  const fees = accounts.Account[0].Id;
  await client.create("Deposit", {
    DepositToAccountRef: { value: "35" },
    TxnDate: "2026-06-16",
    Line: [
      { Amount: 60, LinkedTxn: [{ TxnId: receipt.Id, TxnType: "SalesReceipt", TxnLineId: "0" }] },
      { Amount: -2.5, DetailType: "DepositLineDetail", DepositLineDetail: { AccountRef: { value: fees } } },
    ],
  });
  const line = (PostingType: string, value: string) => ({
    Amount: 30,
    DetailType: "JournalEntryLineDetail",
    JournalEntryLineDetail: { PostingType, AccountRef: { value } },
  });
  await client.create("JournalEntry", {
    TxnDate: "2026-06-30",
    Line: [line("Debit", fees), line("Credit", "35")],
  });
}

/** The row of a group, wherever it is in the report. */
export function groupOf(report: Json, group: string): Json {
  const search = (rows: Json[]): Json => {
    for (const row of rows) {
      const found = row.group === group ? row : search(row.Rows?.Row ?? []);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(report.Rows.Row ?? []);
}

/** The amounts of a group's total line. */
export function totalsOf(report: Json, group: string): number[] {
  const row = groupOf(report, group);
  return (row?.Summary ?? row).ColData.slice(1).map((each: Json) => Number(each.value));
}
