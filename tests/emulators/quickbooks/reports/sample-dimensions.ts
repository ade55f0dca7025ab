import { aLine, anInvoice, type Json, type TestClient } from "../test-client.ts";
import { aSampleYear } from "./sample-year.ts";

export type Dimensions = {
  client: TestClient;
  ada: string;
  bea: string;
  shop: string;
  outdoor: string;
  tents: string;
  wholesale: string;
  store: string;
  tent: string;
  clay: string;
  net30: string;
};

const ref = (value: string) => ({ value });

/**
 * The sample year with more to tell apart: cash of March, a class below another, locations, stock bought and sold, an expense for a
 * customer, a loan for a van, an entry with classes, a purchase by card and one that gave something away.
 */
export async function withDimensions(): Promise<Dimensions> {
  const { client, ada, bea } = await aSampleYear();
  const shop = (await client.create("Class", { Name: "Shop" })).Id;
  const outdoor = (await client.create("Class", { Name: "Outdoor" })).Id;
  const tents = (await client.create("Class", { Name: "Tents", SubClass: true, ParentRef: ref(outdoor) })).Id;
  const wholesale = (await client.create("Department", { Name: "Wholesale" })).Id;
  const store = (await client.create("Department", { Name: "Store" })).Id;
  const clay = (await client.create("Vendor", { DisplayName: "Clay" })).Id;
  const terms = await client.query("select * from Term where Name = 'Net 30'");
  const net30 = terms.body.QueryResponse.Term[0].Id;
  const tent = await aTent(client);
  await client.create("SalesReceipt", { ...anInvoice(ada, aLine(9)), TxnDate: "2026-03-01" });
  await client.create("Bill", {
    VendorRef: ref(clay),
    TxnDate: "2026-05-03",
    SalesTermRef: ref(net30),
    Line: [bought(tent, 4, 42, { ClassRef: ref(tents) })],
  });
  await client.create("Invoice", {
    ...anInvoice(
      ada,
      aLine(300, { ItemRef: ref(tent), Qty: 3, UnitPrice: 100, ClassRef: ref(tents) }),
      aLine(20, { ClassRef: ref(outdoor) }),
      aLine(0, { ItemRef: ref(tent), Qty: 1, UnitPrice: 0, ClassRef: ref(tents) }),
    ),
    TxnDate: "2026-05-20",
    DepartmentRef: ref(wholesale),
    SalesTermRef: ref(net30),
    PrivateNote: "Spring order",
  });
  await client.create("SalesReceipt", {
    ...anInvoice(bea, aLine(11, { ClassRef: ref(shop) })),
    CurrencyRef: ref("EUR"),
    ExchangeRate: 1.2,
    TxnDate: "2026-06-07",
    DepartmentRef: ref(store),
  });
  await purchases(client, { ada, clay, shop, outdoor });
  return { client, ada, bea, shop, outdoor, tents, wholesale, store, tent, clay, net30 };
}

async function aTent(client: TestClient): Promise<string> {
  const tent = await client.create("Item", {
    Name: "Tent",
    Type: "Inventory",
    TrackQtyOnHand: true,
    QtyOnHand: 2,
    InvStartDate: "2026-01-01",
    PurchaseCost: 40,
    IncomeAccountRef: ref("79"),
    ExpenseAccountRef: ref("80"),
    AssetAccountRef: ref("81"),
  });
  return tent.Id;
}

function bought(itemId: string, Qty: number, UnitPrice: number, more: Json): Json {
  return {
    Amount: Qty * UnitPrice,
    DetailType: "ItemBasedExpenseLineDetail",
    ItemBasedExpenseLineDetail: { ItemRef: ref(itemId), Qty, UnitPrice, ...more },
  };
}

function spent(Amount: number, account: string, more: Json = {}): Json {
  return {
    Amount,
    DetailType: "AccountBasedExpenseLineDetail",
    AccountBasedExpenseLineDetail: { AccountRef: ref(account), ...more },
  };
}

async function purchases(client: TestClient, ids: Record<"ada" | "clay" | "shop" | "outdoor", string>) {
  const { ada, clay, shop, outdoor } = ids;
  const account = async (body: Json) => (await client.create("Account", body)).Id;
  const accounts = await client.query("select * from Account where AccountType = 'Expense'");
  const expense = accounts.body.QueryResponse.Account[0].Id;
  const card = await account({ Name: "Card", AccountType: "Credit Card" });
  const van = await account({ Name: "Van", AccountType: "Fixed Asset" });
  const loan = await account({ Name: "Van loan", AccountType: "Long Term Liability" });
  const interest = await account({ Name: "Interest earned", AccountType: "Other Income" });
  const fines = await account({ Name: "Fines", AccountType: "Other Expense" });
  const line = (PostingType: string, Amount: number, value: string, more: Json = {}) => ({
    Amount,
    DetailType: "JournalEntryLineDetail",
    JournalEntryLineDetail: { PostingType, AccountRef: ref(value), ...more },
  });
  await client.create("Purchase", {
    PaymentType: "CreditCard",
    AccountRef: ref(card),
    EntityRef: { value: clay, type: "Vendor" },
    TxnDate: "2026-06-08",
    Line: [spent(25, expense, { CustomerRef: ref(ada), ClassRef: ref(shop) }), spent(5, fines)],
  });
  const entity = { Type: "Customer", EntityRef: ref(ada) };
  await client.create("JournalEntry", {
    TxnDate: "2026-06-09",
    Line: [
      line("Debit", 900, van),
      line("Credit", 700, loan),
      line("Credit", 200, "35"),
      line("Debit", 6, expense, { ClassRef: ref(outdoor), Entity: entity }),
      line("Credit", 6, interest),
    ],
  });
}
