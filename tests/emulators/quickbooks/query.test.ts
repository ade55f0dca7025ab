import { expect, test } from "vitest";
import { aClient, aLine, anInvoice, errorOf } from "./test-client.ts";

test("queries filter, sort, page and count without regard to case", async () => {
  const client = await aClient();
  for (const DisplayName of ["Cleo", "Ada", "Bea O'Hara"]) await client.create("Customer", { DisplayName });
  const names = async (text: string) =>
    ((await client.query(text)).body.QueryResponse.Customer ?? []).map(
      (row: { DisplayName: string }) => row.DisplayName,
    );
  expect(await names("select * from customer")).toEqual(["Ada", "Bea O'Hara", "Cleo"]);
  expect(await names("SELECT * FROM Customer WHERE displayname = 'ADA'")).toEqual(["Ada"]);
  expect(await names("select * from Customer where DisplayName LIKE '%o\\'h%'")).toEqual(["Bea O'Hara"]);
  expect(
    await names("select * from Customer where DisplayName in ('Ada','Cleo') orderby DisplayName desc"),
  ).toEqual(["Cleo", "Ada"]);
  expect(await names("select * from Customer order by Id maxresults 1 startposition 2")).toEqual(["Ada"]);
  expect((await client.query("select count(*) from Customer maxresults 1")).body.QueryResponse).toEqual({
    totalCount: 3,
  });
});

test("transactions are found by number, customer, total, date and time of change", async () => {
  const client = await aClient({ clock: () => new Date("2026-07-01T12:00:00Z") });
  const ada = await client.create("Customer", { DisplayName: "Ada" });
  await client.create("Invoice", {
    ...anInvoice(ada.Id, aLine(10)),
    DocNumber: "WEB-1",
    TxnDate: "2026-06-01",
  });
  await client.create("Invoice", { ...anInvoice(ada.Id, aLine(20)), DocNumber: "WEB-2" });
  const numbers = async (where: string) =>
    ((await client.query(`select * from Invoice where ${where}`)).body.QueryResponse.Invoice ?? []).map(
      (row: { DocNumber: string }) => row.DocNumber,
    );
  expect(await numbers("DocNumber = 'WEB-1'")).toEqual(["WEB-1"]);
  expect(await numbers(`CustomerRef = '${ada.Id}' and Balance > '15'`)).toEqual(["WEB-2"]);
  expect(await numbers("TxnDate < CURRENT_DATE")).toEqual(["WEB-1"]);
  expect(await numbers("MetaData.LastUpdatedTime > '2026-07-01T05:00:00-07:00'")).toEqual([]);
  expect(await numbers("MetaData.LastUpdatedTime >= '2026-07-01T05:00:00-07:00'")).toHaveLength(2);
});

test("what cannot be parsed is 4000 with the place, in the parser's words", async () => {
  const client = await aClient();
  const error = errorOf(await client.query("select * from Customer where Balance >> '1'"));
  expect(error.code).toBe("4000");
  expect(error.Message).toBe("Error parsing query");
  expect(error.Detail).toMatch(
    /^QueryParserError: Encountered " ">" "> "" at line 1, column 38\.\nWas expecting one of:\n {4}<EOF> \n {4}"\." \.\.\.\n {4}<AND> \.\.\.\n/,
  );
  expect(error).not.toHaveProperty("element");
});

const LITERALS = ['"false"', '"true"', "<DATETIME>", "<ID>", "<STRING>"];
const AFTER_VALUE = '<EOF> |<AND>|"iterator"|"maxresults"|<OR>|"order"|"orderby"|"startposition"'.split("|");
const expecting = (images: readonly string[]) =>
  `${images.length === 1 ? "Was expecting:" : "Was expecting one of:"}\n${images
    .map((each) => `    ${each}${each.endsWith(" ") ? "" : " ..."}\n`)
    .join("")}    `;

// Each text but the last four was met on the wire; the parser and its lexer are JavaCC's, whose wording is fixed.
test.each([
  ["", "The query provided was empty"],
  ["  ", `Encountered "<EOF>" at line 1, column 2.\n${expecting(['"select"'])}`],
  [
    "select * from Vendor where DisplayName = 'Nan's Kiln'",
    `Encountered " <IDENTIFIER> "s "" at line 1, column 47.\n${expecting(AFTER_VALUE)}`,
  ],
  [
    "select * from Vendor where Id NOT IN (1, 2)",
    `Encountered " <INTEGER> "1 "" at line 1, column 39.\n${expecting(LITERALS)}`,
  ],
  [
    "select * from Customer where Email in Address = 'a@b.co'",
    `Encountered " <IDENTIFIER> "Address "" at line 1, column 39.\n${expecting(['"("'])}`,
  ],
  [
    "select * from Account where Name %3D 'Till'",
    'Invalid content. Lexical error at line 1, column 34.  Encountered: "%" (37), after : ""',
  ],
  [
    "select * from Account where Name = 'Till",
    'Invalid content. Lexical error at line 1, column 41.  Encountered: <EOF> after : "\\\'Till"',
  ],
  ["select * from", `Encountered "<EOF>" at line 1, column 13.\n${expecting(["<IDENTIFIER>"])}`],
  [
    "select *\nfrom Item where Name ~ '1'",
    'Invalid content. Lexical error at line 2, column 22.  Encountered: "~" (126), after : ""',
  ],
  [
    "select * from Item startposition 'x'",
    `Encountered " <STRING> "\\'x\\' "" at line 1, column 34.\n${expecting(["<INTEGER>"])}`,
  ],
])("%j is 4000", async (text, detail) => {
  const client = await aClient();
  expect(errorOf(await client.query(text))).toEqual({
    Message: "Error parsing query",
    Detail: `QueryParserError: ${detail}`,
    code: "4000",
  });
});

test("an operator without a literal is the error, before characters that the lexer would refuse", async () => {
  const client = await aClient();
  for (const rest of ["Balance > ada@example.com", "Balance = null"]) {
    const { code, Detail } = errorOf(await client.query(`select * from Customer where ${rest}`));
    const [encountered] = Detail.split("\n");
    expect([code, encountered]).toEqual([
      "4000",
      `QueryParserError: Encountered " "${rest[8]}" "${rest[8]} "" at line 1, column 38.`,
    ]);
  }
});

test("NOT IN leaves out what is listed; a bare date is a literal; position 0 is the first row", async () => {
  const client = await aClient();
  for (const DisplayName of ["Ada", "Bea", "Cleo"]) await client.create("Customer", { DisplayName });
  const names = async (rest: string) =>
    ((await client.query(`select * from Customer ${rest}`)).body.QueryResponse.Customer ?? []).map(
      (row: { DisplayName: string }) => row.DisplayName,
    );
  expect(await names("where DisplayName NOT IN ('ada', 'Cleo')")).toEqual(["Bea"]);
  expect(await names("where MetaData.CreateTime > 2001-01-01 startposition 0 maxresults 1")).toEqual(["Ada"]);
  expect(await names("where MetaData.CreateTime < 2001-01-01T00:00:00-08:00")).toEqual([]);
});

test.each([
  ["select * from Custmoer", "invalid context declaration: Custmoer"],
  [
    "select * from Customer where PrimaryEmailAddr.EmailAddress = 'a'",
    "Property PrimaryEmailAddr.EmailAddress not found for Entity Customer",
  ],
  ["select * from Invoice where PrivateNote = 'a'", "property 'PrivateNote' is not queryable"],
  ["select * from Customer where AcctNum = '1'", "property 'AcctNum' is not queryable"],
  ["select * from JournalEntry where DepartmentRef = '1'", "property 'DepartmentRef' is not queryable"],
  ["select * from Vendor where PrimaryEmailAddr = 'a'", "property 'PrimaryEmailAddr' is not queryable"],
  ["select * from Invoice where AccountRef = '1'", "Property AccountRef not found for Entity Invoice"],
  ["select * from Customer maxresults 0", "value 0 is too small. Min allowed value is 1"],
])("%s is 4001", async (text, detail) => {
  const client = await aClient();
  expect(errorOf(await client.query(text))).toEqual({
    Message: "Invalid query",
    Detail: `QueryValidationError: ${detail}`,
    code: "4001",
  });
});

test("= null and unfinished queries are 4000, a text as Id is 2030", async () => {
  const client = await aClient();
  expect(errorOf(await client.query("select * from Customer where GivenName = null")).code).toBe("4000");
  expect(errorOf(await client.query("select * from")).code).toBe("4000");
  expect(errorOf(await client.query("select * from Customer where Id = '1.5'"))).toMatchObject({
    code: "2030",
    Detail: "Id should be a valid number. Supplied value:1.5",
  });
});

test("invoices are sorted by their total", async () => {
  const client = await aClient();
  const ada = await client.create("Customer", { DisplayName: "Ada" });
  for (const amount of [20, 10, 30]) await client.create("Invoice", anInvoice(ada.Id, aLine(amount)));
  const sorted = await client.query("select TotalAmt from Invoice orderby TotalAmt desc");
  expect(sorted.body.QueryResponse.Invoice.map((row: { TotalAmt: number }) => row.TotalAmt)).toEqual([
    30, 20, 10,
  ]);
});

test("every operator, CURRENT_DATE and lists of values find what they should", async () => {
  const client = await aClient({ clock: () => new Date("2026-07-01T19:00:00Z") });
  const ada = await client.create("Customer", { DisplayName: "Ada" });
  for (const [index, TxnDate] of ["2026-06-01", "2026-07-01", "2026-08-01"].entries()) {
    const body = { ...anInvoice(ada.Id, aLine(10 * (index + 1))), TxnDate, DocNumber: `N-${index + 1}` };
    await client.create("Invoice", body);
  }
  const numbers = async (where: string) =>
    (
      (await client.query(`select DocNumber from Invoice where ${where} orderby Id`)).body.QueryResponse
        .Invoice ?? []
    )
      .map((row: { DocNumber: string }) => row.DocNumber.slice(2))
      .join("");
  expect(await numbers("TxnDate = CURRENT_DATE")).toBe("2");
  expect(await numbers("TxnDate < '2026-07-01'")).toBe("1");
  expect(await numbers("TxnDate <= '2026-07-01'")).toBe("12");
  expect(await numbers("TotalAmt > 10")).toBe("23");
  expect(await numbers("TotalAmt >= '10.00' and TotalAmt < '30'")).toBe("12");
  expect(await numbers("DocNumber IN ('N-1', 'n-3')")).toBe("13");
  expect(await numbers("DocNumber like 'N%'")).toBe("123");
  expect(await numbers("DocNumber like '%-2'")).toBe("2");
  expect(await numbers("DocNumber like '-2'")).toBe("");
});

test("a projection has Id, the asked members, and is sparse; dotted names go into parts", async () => {
  const client = await aClient();
  const ada = await client.create("Customer", {
    DisplayName: "Ada",
    PrimaryEmailAddr: { Address: "a@b.co" },
  });
  const rows = async (select: string) =>
    (await client.query(`select ${select} from Customer`)).body.QueryResponse.Customer;
  expect(await rows("DisplayName, Balance")).toEqual([
    { Id: ada.Id, DisplayName: "Ada", Balance: 0, sparse: true },
  ]);
  expect(await rows("PrimaryEmailAddr.Address, MetaData.CreateTime")).toEqual([
    {
      Id: ada.Id,
      PrimaryEmailAddr: { Address: "a@b.co" },
      MetaData: { CreateTime: ada.MetaData.CreateTime },
      sparse: true,
    },
  ]);
  expect(errorOf(await client.query("select Nickname from Customer")).Detail).toBe(
    "QueryValidationError: Property Nickname not found for Entity Customer",
  );
});

test("pages start at 1, have 100 rows unless told, and never more than 1000", async () => {
  const client = await aClient();
  const makeSome = (from: number, count: number) =>
    client.post("/batch", {
      BatchItemRequest: Array.from({ length: count }, (_, index) => ({
        bId: String(index),
        operation: "create",
        Class: { Name: `C${from + index}` },
      })),
    });
  await client.control("POST", "settings", { ClassTrackingPerTxn: true });
  for (let from = 0; from < 1020; from += 30) await makeSome(from, 30);
  const page = async (tail: string) =>
    (await client.query(`select Id from Class ${tail}`)).body.QueryResponse;
  expect(await page("")).toMatchObject({ startPosition: 1, maxResults: 100 });
  expect(await page("maxresults 5000")).toMatchObject({ maxResults: 1000 });
  expect(await page("startposition 1001 maxresults 1000")).toMatchObject({
    startPosition: 1001,
    maxResults: 20,
  });
  expect(await page("startposition 2000")).toEqual({});
  for (const tail of ["startposition -1", "maxresults 0", "maxresults -1"]) {
    expect(errorOf(await client.query(`select * from Class ${tail}`)).Detail).toMatch(
      /^QueryValidationError: value (0|-1) is too small\. Min allowed value is [01]$/,
    );
  }
  const since = encodeURIComponent("2020-01-01T00:00:00Z");
  expect((await client.get(`/cdc?entities=Class&changedSince=${since}`)).body.Fault.Error[0].code).toBe(
    "2190",
  );
  const changes = await client.get(
    `/cdc?entities=Class,Customer&changedSince=${encodeURIComponent(new Date(Date.now() - 3_600_000).toISOString())}`,
  );
  expect(changes.body.CDCResponse[0].QueryResponse[0].maxResults).toBe(1000);
  const batch = await client.post("/batch", {
    BatchItemRequest: [
      { bId: "1", Query: "select Id from Class maxresults 990" },
      { bId: "2", Query: "select Id from Class maxresults 990" },
      { bId: "3", Query: "select Id from Class" },
    ],
  });
  expect(
    batch.body.BatchItemResponse.map(
      (each: { QueryResponse: { maxResults?: number } }) => each.QueryResponse.maxResults,
    ),
  ).toEqual([990, 10, undefined]);
});

test("an answer counts its rows where the service does, also on a page that is not the last", async () => {
  const client = await aClient();
  const ada = await client.create("Customer", { DisplayName: "Ada" });
  for (const amount of [1, 2, 3]) await client.create("Invoice", anInvoice(ada.Id, aLine(amount)));
  await client.create("Term", { Name: "Net 7", DueDays: 7 });
  const counts = async (text: string) => {
    const { startPosition, maxResults, totalCount } = (await client.query(text)).body.QueryResponse;
    return [startPosition, maxResults, totalCount];
  };
  expect(await counts("select * from Invoice startposition 2 maxresults 1")).toEqual([2, 1, 1]);
  expect(await counts("select * from Invoice")).toEqual([1, 3, 3]);
  expect(await counts("select * from TaxCode")).toEqual([1, 4, 4]);
  expect(await counts("select * from Customer")).toEqual([1, 1, undefined]);
  expect(await counts("select * from Term where Name = 'Net 7'")).toEqual([1, 1, undefined]);
  expect(await counts("select * from CompanyInfo")).toEqual([undefined, 1, undefined]);
});
