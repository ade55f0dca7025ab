import type { SwitchName } from "./books/switches.ts";
import type { Probe } from "./switch-probes.ts";
import { aCustomer, aLine, anInvoice, clientOf, errorOf } from "./test-client.ts";

const DAY_MS = 86_400_000;

export const PROTOCOL_PROBES = {
  requestIdKept: {
    async run(client) {
      await client.post("/customer?requestid=r-1", { DisplayName: "Ada" });
      await client.control("POST", "clock", { advanceMs: DAY_MS });
      const { accessToken } = await freshToken(client);
      const again = await fetch(
        `${client.emulator.baseUrl}/v3/company/${client.emulator.realmId}/customer?requestid=r-1`,
        {
          method: "POST",
          headers: { Authorization: `Bearer ${accessToken}` },
          body: JSON.stringify({ DisplayName: "Ada" }),
        },
      );
      return again.status;
    },
    // A name that is taken is refused once the request runs again.
    answers: { forever: 200, oneDay: 400 },
  },
  requestIdOtherBody: {
    async run(client) {
      await client.post("/customer?requestid=r-1", { DisplayName: "Ada" });
      const other = await client.post("/customer?requestid=r-1", { DisplayName: "Bea" });
      return other.status === 200 ? other.body.Customer.DisplayName : errorOf(other).code;
    },
    answers: { replay: "Ada", refuse: "600" },
  },
  refusedRequestKeepsId: {
    async run(client) {
      const body = { DisplayName: "Ada", PrimaryEmailAddr: { Address: "ada@example.com" } };
      await client.control("POST", "settings", { SubscriptionStatus: "EXPIRED" });
      await client.post("/customer?requestid=r-1", body);
      await client.control("POST", "settings", { SubscriptionStatus: "PAID" });
      const again = await client.post("/customer?requestid=r-1", body);
      return again.status === 200 ? again.body.Customer.DisplayName : errorOf(again).code;
    },
    answers: { false: "Ada", true: "6190" },
  },
  throttleEnvelope: {
    async run(client) {
      await client.control("POST", "faults", { path: "/preferences", status: 429 });
      const { status, body } = await client.get("/preferences");
      return [status, Object.keys(body).includes("fault"), Object.keys(body).includes("Fault")];
    },
    answers: { gateway: [429, true, false], service: [429, false, true] },
  },
  throttleRetryAfter: {
    async run(client) {
      await client.control("POST", "faults", { path: "/preferences", status: 429 });
      return (await client.get("/preferences")).headers.get("retry-after");
    },
    answers: { false: null, true: "60" },
  },
  oversizedBatch: {
    async run(client) {
      const BatchItemRequest = Array.from({ length: 31 }, (_, index) => ({
        bId: String(index),
        Query: "select * from Item",
      }));
      const { status, body } = await client.post("/batch", { BatchItemRequest });
      return [status, (body.Fault ?? body.BatchItemResponse[30].Fault).Error[0].code];
    },
    answers: { fault: [400, "1040"], items: [200, "1040"] },
  },
  undepositedFundsAreCash: {
    async run(client) {
      await client.create("SalesReceipt", anInvoice(await aCustomer(client), aLine(10)));
      const { body } = await client.get("/reports/CashFlow?date_macro=today");
      return body.Rows.Row.at(-1).Summary.ColData[1].value;
    },
    answers: { true: "10.00", false: "0.00" },
  },
  memoFilter: {
    async run(client) {
      const invoice = { ...anInvoice(await aCustomer(client), aLine(10)), PrivateNote: "Spring order" };
      await client.create("Invoice", invoice);
      const { body } = await client.get("/reports/ProfitAndLoss?date_macro=today&memo=spring");
      return body.Header.Option.at(-1).Value;
    },
    answers: { contains: "false", equals: "true" },
  },
  batchSchemaItems: {
    async run(client) {
      const BatchItemRequest = [{ bId: "1", ReportQuery: "TrialBalance" }];
      const [item] = (await client.post("/batch", { BatchItemRequest })).body.BatchItemResponse;
      return item.Report?.Header.ReportName ?? item.Fault.Error[0].code;
    },
    answers: { accept: "TrialBalance", refuse: "500" },
  },
  changesTooOld: {
    async run(client) {
      await aCustomer(client);
      const answer = await client.get("/cdc?entities=Customer&changedSince=2020-01-01");
      return answer.status === 200
        ? answer.body.CDCResponse[0].QueryResponse[0].Customer.length
        : errorOf(answer).code;
    },
    answers: { refuse: "2190", clip: 1 },
  },
  duplicateNameDetail: {
    async run(client) {
      await aCustomer(client);
      return errorOf(await client.post("/customer", { DisplayName: "Ada" })).Detail;
    },
    answers: {
      recent: "The name supplied already exists. : null",
      text: "The name supplied already exists. : Another customer is already using this name.  Please use a different name.",
    },
  },
  planRefusalCode: {
    company: { plan: "Essentials" },
    run: async (client) => errorOf(await client.post("/class", { Name: "Web" })).Detail,
    answers: {
      "5030":
        "Feature Not Supported Error : We're sorry. This feature is not included in your QuickBooks Online Essentials subscription",
      "6000":
        "Business Validation Error: We're sorry. This feature is not included in your QuickBooks Online Essentials subscription",
    },
  },
  deactivateWithBalance: {
    async run(client) {
      const Id = await aCustomer(client);
      await client.create("Invoice", anInvoice(Id, aLine(10)));
      const answer = await client.post("/customer", { Id, SyncToken: "0", sparse: true, Active: false });
      return answer.status === 200 ? answer.body.Customer.Balance : errorOf(answer).code;
    },
    answers: { accept: 10, offset: 0, refuse: "6220" },
  },
  defaultOrder: {
    async run(client) {
      await aCustomer(client, { DisplayName: "Zoe" });
      await aCustomer(client, { DisplayName: "Ada" });
      const { Customer } = (await client.query("select * from Customer")).body.QueryResponse;
      return Customer.map((row: { DisplayName: string }) => row.DisplayName);
    },
    answers: { usual: ["Ada", "Zoe"], id: ["Zoe", "Ada"] },
  },
  defaultDay: {
    company: { country: "AU", tax: "none" },
    async run(client) {
      // Half past two in the afternoon in London is the next day in Sydney; at half past four in the night it is
      // still the day before in California.
      const days = [];
      for (const [name, now] of [
        ["Ada", "2026-07-01T14:30:00Z"],
        ["Bea", "2026-07-02T04:30:00Z"],
      ] as const) {
        await client.control("POST", "clock", { now });
        days.push(await dayOfInvoice(client, name));
      }
      return days;
    },
    answers: {
      pacific: ["2026-07-01", "2026-07-01"],
      company: ["2026-07-02", "2026-07-02"],
      utc: ["2026-07-01", "2026-07-02"],
    },
  },
  queryCharacters: {
    async run(client) {
      const answer = await client.query("select * from Customer where DisplayName = 'Łucja'");
      return answer.status === 200 ? answer.body.QueryResponse : errorOf(answer).Detail;
    },
    answers: {
      any: {},
      latin1:
        'QueryParserError: Invalid content. Lexical error at line 1, column 45.  Encountered: "\\u0141" (321), after : "\\\'"',
    },
  },
  bareNumbers: {
    run: async (client) => (await client.query("select * from Invoice where TotalAmt > 10")).status,
    answers: { accept: 200, refuse: 400 },
  },
  unreadableDetail: {
    run: async (client) =>
      errorOf(await client.post("/term", { Name: "Net 5", Nope: 1 })).Detail.includes("Unrecognized field"),
    answers: { generic: false, named: true },
  },
  maxResultsAbove1000: {
    async run(client) {
      const answer = await client.query("select * from Item maxresults 1001");
      return answer.status === 200
        ? answer.body.QueryResponse.maxResults
        : [errorOf(answer).code, errorOf(answer).Detail];
    },
    answers: {
      cap: 2,
      refuse: ["4001", "QueryValidationError: value 1001 is too large. Max allowed value is 1000"],
    },
  },
  rotateOnEveryRefresh: {
    async run(client) {
      const { refreshToken } = await freshToken(client);
      return refreshToken === client.emulator.refreshToken;
    },
    answers: { false: true, true: false },
  },
  formerRefreshToken: {
    async run(client) {
      await client.control("POST", "settings", { rotateOnEveryRefresh: true });
      const race = await Promise.allSettled([freshToken(client), freshToken(client)]);
      const winners = race.flatMap((each) => (each.status === "fulfilled" ? [each.value.accessToken] : []));
      const winner = clientOf(client.emulator, winners[0] ?? "");
      return [winners.length, (await winner.get("/preferences")).status];
    },
    answers: { refuse: [1, 200], revoke: [1, 401] },
  },
} satisfies Partial<Record<SwitchName, Probe>>;

type Client = Parameters<Probe["run"]>[0];

async function freshToken({ emulator }: Client): Promise<{ accessToken: string; refreshToken: string }> {
  const response = await fetch(`${emulator.baseUrl}/oauth2/v1/tokens/bearer`, {
    method: "POST",
    headers: {
      Authorization: `Basic ${Buffer.from(`${emulator.clientId}:${emulator.clientSecret}`).toString("base64")}`,
      "Content-Type": "application/x-www-form-urlencoded",
      Accept: "application/json",
    },
    body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: emulator.refreshToken }),
  });
  if (!response.ok) throw new Error(`refresh refused: ${await response.text()}`);
  const { access_token, refresh_token } = (await response.json()) as Record<string, string>;
  return { accessToken: access_token ?? "", refreshToken: refresh_token ?? "" };
}

async function dayOfInvoice(client: Client, DisplayName: string): Promise<string> {
  const { emulator } = client;
  const { accessToken } = await freshToken(client);
  const post = async (entity: string, body: unknown) => {
    const response = await fetch(`${emulator.baseUrl}/v3/company/${emulator.realmId}/${entity}`, {
      method: "POST",
      headers: { Authorization: `Bearer ${accessToken}` },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, { Id: string; TxnDate: string }>;
  };
  const { Customer } = await post("customer", { DisplayName });
  const { Invoice } = await post("invoice", anInvoice(Customer?.Id ?? "", aLine(1)));
  return Invoice?.TxnDate ?? "";
}
