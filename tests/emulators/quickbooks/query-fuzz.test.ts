import fc from "fast-check";
import { expect, test } from "vitest";
import { aClient, aLine, anInvoice, errorOf, type TestClient } from "./test-client.ts";

const RUNS = 250;

/** Data, or a fault of the query language: 4000, 4001, or 2030 for an Id that is no number. */
async function isSound(client: TestClient, text: string): Promise<boolean> {
  const { status, body } = await client.query(text);
  if (status === 200) return typeof body.QueryResponse === "object";
  const error = errorOf({ status, body, headers: new Headers() });
  return (
    status === 400 &&
    ["4000", "4001", "2030"].includes(error?.code) &&
    !("element" in error && error.code !== "2030")
  );
}

async function aStore(): Promise<TestClient> {
  const client = await aClient();
  const ada = await client.create("Customer", { DisplayName: "Ada O'Hara %_\\ 100" });
  for (const amount of [10, 20]) await client.create("Invoice", anInvoice(ada.Id, aLine(amount)));
  return client;
}

test("whatever text comes as a query, the answer is data or a fault of the query language", async () => {
  const client = await aStore();
  const anything = fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: "binary", maxLength: 60 }));
  await fc.assert(
    fc.asyncProperty(anything, (text) => isSound(client, text)),
    { numRuns: RUNS },
  );
});

test("whatever is built of the language's own words, the answer is data or its fault", async () => {
  const client = await aStore();
  const words = fc.constantFrom(
    ..."select count ( * ) from Invoice Customer Item Preferences CompanyInfo where and or not in like between contains iterator".split(
      " ",
    ),
    ..."= < > <= >= != , . ORDER BY orderby asc desc startposition maxresults 0 1 -1 1001 1e3 99999999999999999999".split(
      " ",
    ),
    ..."Id DocNumber TotalAmt Balance TxnDate Active Line Line.* MetaData.CreateTime CustomerRef BillEmail.Address".split(
      " ",
    ),
    ..."'' 'x' '%' '%%a%' '1' 'Ada O\\'Hara' 'it''s' '2026-01-31' '2026-99-99' '2026-01-31T00:00:00-08:00' ' true false null CURRENT_DATE".split(
      " ",
    ),
  );
  const soup = fc.array(words, { maxLength: 14 }).map((each) => each.join(" "));
  const begun = fc
    .tuple(fc.constantFrom("Invoice", "Customer", "Account", "Item"), fc.array(words, { maxLength: 9 }))
    .map(([entity, rest]) => `select * from ${entity} where ${rest.join(" ")}`);
  await fc.assert(
    fc.asyncProperty(fc.oneof(soup, begun), (text) => isSound(client, text)),
    { numRuns: RUNS },
  );
});

test("a pattern of many per cent signs is answered at once", async () => {
  const client = await aClient();
  await client.create("Customer", { DisplayName: "a".repeat(300) });
  const started = performance.now();
  const found = await client.query(`select * from Customer where DisplayName like '${"%a".repeat(60)}%b'`);
  expect(found.body.QueryResponse).toEqual({});
  expect(performance.now() - started).toBeLessThan(2000);
});
