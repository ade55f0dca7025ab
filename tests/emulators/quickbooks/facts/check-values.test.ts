import { expect, test } from "vitest";
import { SAMPLE_BODIES } from "./sample-bodies.ts";
import { validateShape } from "./validate-shape.ts";

const sampleOf = (entity: string) => SAMPLE_BODIES.find((sample) => sample.entity === entity)?.body ?? {};
const invoice = (change: Record<string, unknown>) => ({ ...sampleOf("Invoice"), DocNumber: "1", ...change });
const lineWith = (change: Record<string, unknown>) => ({
  Line: [
    {
      Amount: 1,
      DetailType: "SalesItemLineDetail",
      SalesItemLineDetail: { ItemRef: { value: "1" } },
      ...change,
    },
  ],
});
const create = (entity: string, body: unknown) => validateShape(entity, body, "create");
const brief = (entity: string, body: unknown) =>
  create(entity, body).map((error) => [error.code, error.element]);

test("an id that is no whole number is refused with the supplied value", () => {
  expect(validateShape("Invoice", { Id: "1.5", SyncToken: "0" }, "delete")).toEqual([
    {
      code: "2030",
      message: "Invalid ID",
      detail: "Id should be a valid number. Supplied value:1.5",
      element: "Id",
    },
  ]);
});

test("a text beyond its field's length is refused with both lengths", () => {
  expect(create("Invoice", invoice({ DocNumber: "x".repeat(45) }))).toEqual([
    {
      code: "2050",
      message: "String length is either shorter or longer than supported by specification",
      detail:
        "String length specified does not match the supported length. Min:0 Max:21 supported. Supplied length:45",
      element: "DocNumber",
    },
  ]);
  expect(brief("Invoice", invoice({ DocNumber: "x".repeat(21) }))).toEqual([]);
  expect(brief("Invoice", invoice(lineWith({ Description: "x".repeat(4001) })))).toEqual([
    ["2050", "Line.Description"],
  ]);
  expect(brief("Invoice", invoice({ BillAddr: { City: "x".repeat(256) } }))).toEqual([
    ["2050", "BillAddr.City"],
  ]);
});

test.each<[string, unknown, string, string]>([
  ["Customer", { DisplayName: "A:B" }, "2040", "DisplayName"],
  ["Item", { ...sampleOf("Item"), Name: "tab\tbed" }, "2040", "Name"],
  ["Account", { Name: 'a "b"', AccountType: "Bank" }, "2040", "Name"],
  ["Invoice", invoice({ TxnDate: "31/12/2026" }), "2060", "TxnDate"],
  ["Invoice", invoice({ TxnDate: "2026-02-29" }), "2070", "TxnDate"],
  ["Invoice", invoice(lineWith({ Amount: 1e12 })), "2090", "Line.Amount"],
  ["Term", { Name: "x", DueDays: 1000 }, "2240", "DueDays"],
  ["Invoice", invoice({ EmailStatus: "HAS_BEEN_BILLED" }), "2170", "EmailStatus"],
  ["Customer", { DisplayName: "x", PrimaryEmailAddr: { Address: "nobody" } }, "2210", "PrimaryEmailAddr"],
  ["Customer", { DisplayName: "x", WebAddr: { URI: "example.com" } }, "2200", "WebAddr"],
])("a %s with a malformed value is refused (%#)", (entity, body, code, element) => {
  expect(brief(entity, body)).toEqual([[code, element]]);
});

test("the details of malformed values show what was supplied", () => {
  const detail = (entity: string, body: unknown) => create(entity, body)[0]?.detail;
  expect(detail("Invoice", invoice({ EmailStatus: "HAS_BEEN_BILLED" }))).toBe(
    "Invalid Enumeration : HAS_BEEN_BILLED",
  );
  expect(detail("Customer", { DisplayName: "x", WebAddr: { URI: "example.com" } })).toBe(
    "Web Site URL does not have correct format. Supplied value:example.com",
  );
  expect(detail("Customer", { DisplayName: "x", PrimaryEmailAddr: { Address: "nobody" } })).toBe(
    "Email Address does not conform to the syntax rules of RFC 822. Supplied value:nobody",
  );
});

test("dates may carry a time or a zone", () => {
  for (const TxnDate of ["2026-01-31Z", "2026-01-31-08:00", "2026-01-31T10:00:00-08:00", "2024-02-29"]) {
    expect(brief("Invoice", invoice({ TxnDate }))).toEqual([]);
  }
});
