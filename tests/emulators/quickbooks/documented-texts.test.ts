import { expect, test } from "vitest";
import {
  type Answer,
  aClient,
  aCustomer,
  aLine,
  anInvoice,
  errorOf,
  type Json,
  type TestClient,
} from "./test-client.ts";

const ref = (value: string) => ({ value });
const side = (PostingType: string | undefined, account: string, Amount: number) => ({
  Amount,
  DetailType: "JournalEntryLineDetail",
  JournalEntryLineDetail: { PostingType, AccountRef: ref(account) },
});
const discount = (detail: Json) => ({ DetailType: "DiscountLineDetail", DiscountLineDetail: detail });
const percent = discount({ PercentBased: true, DiscountPercent: 5 });
const custom = { TaxCodeRef: ref("CustomSalesTax") };
const invoicing =
  (...lines: unknown[]) =>
  async (client: TestClient) =>
    client.post("/invoice", anInvoice(await aCustomer(client), ...lines));

type Sample = {
  code: string;
  detail: string;
  country?: string;
  call: (client: TestClient) => Promise<Answer>;
};

const SAMPLES: Sample[] = [
  {
    code: "900",
    detail: "The same object can't be the parent or child of itself.",
    async call(client) {
      const { Id } = await client.create("Class", { Name: "Web" });
      return client.post("/class", { Id, SyncToken: "0", Name: "Web", SubClass: true, ParentRef: ref(Id) });
    },
  },
  {
    code: "2240",
    detail: "The specified number isn't within the valid range. Supplied value: 0.",
    call: (client) =>
      client.post("/exchangerate", {
        SourceCurrencyCode: "EUR",
        AsOfDate: "2026-01-01",
        Rate: 0,
        SyncToken: "0",
      }),
  },
  {
    code: "2260",
    detail: "A posting type is required. Valid values are Credit or Debit.",
    call: (client) =>
      client.post("/journalentry", { Line: [side(undefined, "35", 1), side("Credit", "79", 1)] }),
  },
  {
    code: "2300",
    detail:
      "A journal entry you created or updated unbalanced an account. Balance the debits and credits for the account.",
    call: (client) =>
      client.post("/journalentry", { Line: [side("Debit", "35", 1), side("Credit", "79", 2)] }),
  },
  {
    code: "2600",
    detail: "Conflicting elements found in the request.",
    call: invoicing(aLine(10), percent, percent),
  },
  {
    code: "3000",
    detail: "The custom field for the specified object isn't valid.",
    call: async (client) =>
      client.post("/invoice", {
        ...anInvoice(await aCustomer(client), aLine(1)),
        CustomField: [{ DefinitionId: "3", Type: "StringType", StringValue: "x" }],
      }),
  },
  {
    code: "5020",
    detail: "You don't have permissions to access this feature.",
    async call(client) {
      await client.control("POST", "settings", { userAccess: "readOnly" });
      return client.post("/customer", { DisplayName: "Ada" });
    },
  },
  {
    code: "6060",
    detail:
      "A value for the Account.OpenBalanceDate field is required when specifying an Account.OpenBalance.",
    call: (client) => client.post("/customer", { DisplayName: "Ada", Balance: 5 }),
  },
  {
    code: "6080",
    detail:
      "Fill out values for at least one of the following: Title, GivenName, MiddleName, FamilyName, DisplayName, Suffix.",
    call: (client) => client.post("/customer", { CompanyName: "Harbor" }),
  },
  {
    code: "6090",
    detail: "A discount amount or percent is required.",
    call: invoicing(aLine(10), discount({ PercentBased: true })),
  },
  {
    code: "6100",
    detail: "The TaxCode value isn't valid. For US, specify TAX or NON. Supplied value: 2.",
    call: invoicing(aLine(10, { TaxCodeRef: ref("2") })),
  },
  {
    code: "6150",
    detail: "A ParentRef is required depending if (SubItem) is true or false.",
    call: (client) =>
      client.post("/item", { Name: "Sub", Type: "Service", IncomeAccountRef: ref("79"), SubItem: true }),
  },
  {
    code: "6160",
    detail: "The specified CustomSalesTax ID can't be used to create a transaction.",
    call: invoicing(aLine(10, custom)),
  },
  {
    code: "6230",
    detail: "You can't update transactions to use the CustomSalesTax ID.",
    async call(client) {
      const { Id } = await client.create("Invoice", anInvoice(await aCustomer(client), aLine(1)));
      return client.post("/invoice", { Id, SyncToken: "0", sparse: true, Line: [aLine(1, custom)] });
    },
  },
  {
    code: "6170",
    detail: "The TxnTaxDetail attribute isn't allowed when GlobalTaxCalculation is set to NotApplicable.",
    country: "CA",
    call: async (client) =>
      client.post("/invoice", {
        ...anInvoice(await aCustomer(client), aLine(10, { TaxCodeRef: ref("3") })),
        GlobalTaxCalculation: "NotApplicable",
        TxnTaxDetail: { TotalTax: 1 },
      }),
  },
  {
    code: "6180",
    detail: "Review the number of nested accounts and customers. You can nest up to 5 levels.",
    async call(client) {
      let parent: Json = {};
      for (const Name of ["A", "B", "C", "D", "E"]) {
        parent = { SubClass: true, ParentRef: ref((await client.create("Class", { Name, ...parent })).Id) };
      }
      return client.post("/class", { Name: "F", ...parent });
    },
  },
  {
    code: "6420",
    detail: 'An email address is required for this customer since the delivery type is "email."',
    async call(client) {
      const { Id } = await client.create("Invoice", anInvoice(await aCustomer(client), aLine(1)));
      return client.post(`/invoice/${Id}/send`, {});
    },
  },
  {
    code: "6520",
    detail: "The tracked inventory item must have a quantity.",
    async call(client) {
      const { Id } = await client.create("Item", {
        ...{
          Name: "Tent",
          Type: "Inventory",
          TrackQtyOnHand: true,
          QtyOnHand: 1,
          InvStartDate: "2026-01-01",
        },
        ...{ IncomeAccountRef: ref("79"), ExpenseAccountRef: ref("80"), AssetAccountRef: ref("81") },
      });
      return client.post("/invoice", anInvoice(await aCustomer(client), aLine(10, { ItemRef: ref(Id) })));
    },
  },
];

test.each(SAMPLES)(
  "$code is answered in the words of the documentation",
  async ({ code, detail, country, call }) => {
    const client = await aClient(country === undefined ? {} : { company: { country } });
    const answer = await call(client);
    expect([answer.status, errorOf(answer)]).toEqual([
      400,
      expect.objectContaining({ code, Detail: detail }),
    ]);
  },
);
