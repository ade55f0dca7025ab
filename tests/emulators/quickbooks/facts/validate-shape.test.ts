import fc from "fast-check";
import { expect, test } from "vitest";
import { coerceScalars } from "./coerce-scalars.ts";
import { documentedRequired, knownEntities } from "./field-table.ts";
import { REQUIRED_IN_PRACTICE } from "./required-in-practice.ts";
import { SAMPLE_BODIES } from "./sample-bodies.ts";
import { RETURNED_INVOICE } from "./sample-parts.ts";
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

const required = "Required param missing, need to supply the required value for the API";
const unreadable = {
  code: "2010",
  message: "Request has invalid or unsupported property",
  detail: "Property Name:failed to parse json object; a property specified is unsupported or invalid",
};

test.each(
  SAMPLE_BODIES.map(({ entity, mode, body }, at) => ({
    entity,
    mode,
    body,
    name: `${entity} ${mode} (${at})`,
  })),
)("a body as clients send it passes: $name", ({ entity, mode, body }) => {
  expect(validateShape(entity, body, mode)).toEqual([]);
  expect(coerceScalars(entity, body)).toEqual(body);
});

test("every entity that can be written has a sample body", () => {
  const readOnly = ["CustomerType", "TaxRate"];
  const sampled = new Set(SAMPLE_BODIES.map((sample) => sample.entity));
  expect(knownEntities().filter((entity) => !sampled.has(entity))).toEqual(readOnly);
});

test("what practice asks for differs from Intuit's attribute table only where captures contradict it", () => {
  const contradicted = [
    "SalesReceipt.CustomerRef",
    "Payment.TotalAmt",
    "BillPayment.TotalAmt",
    "TaxCode.Name",
    "Item.ItemCategoryType",
  ];
  const missing = knownEntities().flatMap((entity) =>
    documentedRequired(entity)
      .filter((field) => !(REQUIRED_IN_PRACTICE[entity] ?? []).includes(field))
      .map((field) => `${entity}.${field}`),
  );
  expect(missing.sort()).toEqual(contradicted.sort());
});

test("an unknown property is refused with the text of Intuit's reader", () => {
  const [error, ...others] = create("Invoice", invoice({ BadJson: 1 }));
  expect(others).toEqual([]);
  expect(error?.code).toBe("2010");
  expect(error).not.toHaveProperty("element");
  expect(error?.message).toBe("Request has invalid or unsupported property");
  const start =
    'Property Name:Unrecognized field "BadJson" (class com.intuit.schema.finance.v3.Invoice), not marked as ignorable (100 known properties: "Id", "SyncToken", "MetaData"';
  expect(error?.detail.startsWith(start)).toBe(true);
  expect(error?.detail.endsWith(" [truncated]])\n specified is unsupported or invalid")).toBe(true);
});

test("an unknown property is found in nested types, whose few properties are all listed", () => {
  const [error] = create("Invoice", invoice({ BillEmail: { Adress: "a@b.c" } }));
  expect(error?.detail).toBe(
    'Property Name:Unrecognized field "Adress" (class com.intuit.schema.finance.v3.EmailAddress), not marked as ignorable (4 known properties: "Id", "Address", "Default", "Tag"])\n specified is unsupported or invalid',
  );
  const [inLine] = create("Invoice", invoice(lineWith({ SalesItemLineDetail: { Quantity: 1 } })));
  expect(inLine?.detail).toContain('"Quantity" (class com.intuit.schema.finance.v3.SalesItemLineDetail)');
});

test.each([
  ["a list in place of the body", []],
  ["a text in place of the body", "x"],
  ["a text in place of a reference", invoice({ CustomerRef: "1" })],
  ["one object in place of a list", invoice({ Line: { Amount: 1 } })],
  ["null in a list", invoice({ Line: [null] })],
  ["an object in place of a text", invoice({ DocNumber: {} })],
  ["words in place of a number", invoice(lineWith({ Amount: "ten" }))],
  ["a number in place of true or false", invoice({ ApplyTaxAfterDiscount: 7 })],
])("unreadable JSON is refused as such: %s", (_name, body) => {
  expect(create("Invoice", body)).toEqual([unreadable]);
});

test("a missing Line is named in message, detail and element", () => {
  expect(create("Invoice", { CustomerRef: { value: "1" } })).toEqual([
    {
      code: "2020",
      message: required,
      detail: "Required parameter Line is missing in the request",
      element: "Line",
    },
  ]);
});

test.each<[string, Record<string, unknown>, string]>([
  ["Invoice", { CustomerRef: { value: "1" }, Line: [] }, "Line"],
  ["Invoice", invoice({ Line: [{ Amount: 1 }] }), "Line.DetailType"],
  ["Invoice", invoice(lineWith({ Amount: null })), "Line.Amount"],
  ["Invoice", invoice({ CustomerRef: { name: "only a name" } }), "CustomerRef"],
  ["Account", { AccountType: "Bank" }, "Name"],
  ["Account", { Name: "x" }, "AccountType or AccountSubType"],
  ["Purchase", { ...sampleOf("Purchase"), PaymentType: undefined }, "PaymentType"],
  ["Purchase", { ...sampleOf("Purchase"), AccountRef: undefined }, "AccountRef"],
  ["Payment", { CustomerRef: { value: "1" }, TotalAmt: 1, Line: [{ Amount: 1 }] }, "LinkedTxn"],
  ["Item", { Name: "x", Type: "Service" }, "ExpenseAccountRef or IncomeAccountRef"],
  ["RefundReceipt", { ...sampleOf("RefundReceipt"), DepositToAccountRef: null }, "DepositToAccountRef"],
  ["BillPayment", { ...sampleOf("BillPayment"), CheckPayment: {} }, "CheckPayment.BankAccountRef"],
  [
    "Bill",
    { VendorRef: { value: "1" }, Line: [{ Amount: 1, DetailType: "AccountBasedExpenseLineDetail" }] },
    "Line.AccountBasedExpenseLineDetail",
  ],
])("%s without a required parameter is refused (%#)", (entity, body, element) => {
  expect(create(entity, body)).toEqual([
    {
      code: "2020",
      message: required,
      detail: `Required parameter ${element} is missing in the request`,
      element,
    },
  ]);
});

test("an inventory item has to name its asset account and the day of its first count", () => {
  const body = SAMPLE_BODIES.find((sample) => sample.body.Type === "Inventory")?.body;
  const details = create("Item", { ...body, AssetAccountRef: undefined, InvStartDate: undefined }).map(
    (e) => e.detail,
  );
  expect(details).toEqual([
    "Required parameter is missing in the request. An inventory assetaccount is required if you are tracking inventory quantities for this product.",
    "As of date for initial quantity on hand is required",
  ]);
  const [untracked] = create("Item", { ...body, TrackQtyOnHand: false });
  expect(untracked?.detail).toBe(
    "Business Validation Error: When you create an item, if Track quantity on hand is turned off, the item cannot be of type Inventory.",
  );
});

test("a payment without total and a journal entry of one line break rules of the books", () => {
  const message = "A business validation error has occurred while processing your request";
  const fault = (text: string) => [
    { code: "6000", message, detail: `Business Validation Error: ${text}`, element: "" },
  ];
  expect(create("Payment", { CustomerRef: { value: "1" } })).toEqual(
    fault("You must set a transaction amount."),
  );
  const Line = (sampleOf("JournalEntry").Line as unknown[]).slice(0, 1);
  expect(create("JournalEntry", { Line })).toEqual(fault("Fill out at least two detail lines to continue."));
});

test("a person without any part of a name is refused", () => {
  expect(brief("Customer", { CompanyName: "Only a company" })).toEqual([["6080", ""]]);
});

test("updates, deletions and voids have to name Id and SyncToken", () => {
  for (const mode of ["sparse", "delete", "void"] as const) {
    const elements = validateShape("Invoice", {}, mode).map((error) => error.element);
    expect(elements).toEqual(["Id", "SyncToken"]);
    expect(validateShape("Invoice", { Id: "1", SyncToken: "0" }, mode)).toEqual([]);
  }
  expect(validateShape("Attachable", { Id: "1" }, "delete")).toEqual([]);
});

test("a sparse update is asked for the few fields the service always wants", () => {
  const errors = validateShape("Bill", { Id: "1", SyncToken: "0", sparse: true }, "sparse");
  expect(errors.map((error) => error.element)).toEqual(["VendorRef"]);
});

test("values of read-only fields are ignored, but their JSON has to be readable", () => {
  expect(brief("Invoice", invoice({ Balance: 1e15, HomeTotalAmt: -1 }))).toEqual([]);
  expect(create("Invoice", invoice({ Balance: {} }))).toEqual([unreadable]);
});

test("a whole invoice that the service returned may be sent back", () => {
  expect(validateShape("Invoice", RETURNED_INVOICE, "update")).toEqual([]);
  expect(validateShape("Invoice", JSON.parse(JSON.stringify(RETURNED_INVOICE)), "sparse")).toEqual([]);
});

test("unreadable comes alone; all else is listed, the form before its lines", () => {
  expect(brief("Invoice", { DocNumber: "x".repeat(45), Nope: 1 })[0]).toEqual(["2010", undefined]);
  expect(brief("Invoice", { DocNumber: "x".repeat(45), CustomerRef: { value: "1" } })).toEqual([
    ["2020", "Line"],
    ["2050", "DocNumber"],
  ]);
  const side = {
    DetailType: "JournalEntryLineDetail",
    Amount: 5,
    JournalEntryLineDetail: { PostingType: "Debit" },
  };
  const Line = [side, { ...side, Description: "x".repeat(4001) }];
  expect(brief("JournalEntry", { DocNumber: "x".repeat(22), Line })).toEqual([
    ["2050", "DocNumber"],
    ["2020", "AccountRef"],
    ["2020", "AccountRef"],
    ["2050", "Line.Description"],
  ]);
});

test("numbers and texts are read in either form, as the service's reader does", () => {
  const body = {
    ...lineWith({ Amount: "12.50" }),
    CustomerRef: { value: 5 },
    TxnDate: "2026-01-31T00:00:00Z",
    DocNumber: null,
  };
  expect(create("Invoice", body)).toEqual([]);
  expect(coerceScalars("Invoice", body)).toEqual({
    ...lineWith({ Amount: 12.5 }),
    CustomerRef: { value: "5" },
    TxnDate: "2026-01-31",
  });
});

test("an entity outside the table passes, because nothing is known of it", () => {
  expect(create("Budget", { Anything: 1 })).toEqual([]);
});

const names = fc.constantFrom(
  "Line",
  "CustomerRef",
  "Id",
  "DocNumber",
  "TxnDate",
  "GroupLineDetail",
  "__proto__",
  "constructor",
  "Amount",
  "x",
);
const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.jsonValue(),
    fc.array(tie("anything"), { maxLength: 3 }),
    fc.dictionary(names, tie("anything"), { maxKeys: 5 }),
  ),
}));

test("arbitrary JSON never throws and an error always has a code and texts", () => {
  const modes = fc.constantFrom(
    "create" as const,
    "update" as const,
    "sparse" as const,
    "delete" as const,
    "void" as const,
  );
  fc.assert(
    fc.property(fc.constantFrom(...knownEntities()), modes, anything, (entity, mode, body) => {
      for (const error of validateShape(entity, JSON.parse(JSON.stringify(body)), mode)) {
        expect(error.code).toMatch(/^\d{4}$/);
        expect(error.message).not.toBe("");
        expect(error.detail).not.toBe("");
      }
    }),
    { numRuns: 500 },
  );
});

test("JSON nested thousands deep is refused and does not exhaust the stack", () => {
  const depth = 5000;
  const open = '{"Line":[{"GroupLineDetail":'.repeat(depth);
  const body: unknown = JSON.parse(`${open}{}${"}]}".repeat(depth)}`);
  expect(create("Invoice", body)).toEqual([unreadable]);
});
