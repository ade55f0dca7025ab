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
    /^QueryParserError: Encountered " ">" "> "" at line 1, column 39\.\nWas expecting one of:\n {4}<EOF> \n {4}"\."/,
  );
  expect(error).not.toHaveProperty("element");
});

test.each([
  ["select * from Custmoer", "invalid context declaration: Custmoer"],
  [
    "select * from Customer where PrimaryEmailAddr.EmailAddress = 'a'",
    "Property PrimaryEmailAddr.EmailAddress not found for Entity Customer",
  ],
  ["select * from Invoice where PrivateNote = 'a'", "property 'PrivateNote' is not queryable"],
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
