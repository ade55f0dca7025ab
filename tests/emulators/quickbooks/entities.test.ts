import { expect, test } from "vitest";
import { aClient, aLine, anInvoice, errorOf } from "./test-client.ts";

test("a minimal customer answers the service's defaults", async () => {
  const client = await aClient({ clock: () => new Date("2026-07-01T12:00:00Z") });
  const { body, headers } = await client.post("/customer", { GivenName: "Ada", FamilyName: "Byron" });
  expect(body.time).toBe("2026-07-01T05:00:00.000-07:00");
  expect(headers.get("intuit_tid")).toMatch(/^1-/);
  expect(body.Customer).toMatchObject({
    DisplayName: "Ada Byron",
    FullyQualifiedName: "Ada Byron",
    Taxable: true,
    Active: true,
    Balance: 0,
    PreferredDeliveryMethod: "Print",
    SyncToken: "0",
    domain: "QBO",
    sparse: false,
    MetaData: { CreateTime: "2026-07-01T05:00:00-07:00" },
  });
});

test("names are unique over customers and vendors without regard to case", async () => {
  const client = await aClient();
  await client.create("Customer", { DisplayName: "Ada" });
  const taken = async (entity: string) => errorOf(await client.post(`/${entity}`, { DisplayName: "ADA" }));
  const Message = "Duplicate Name Exists Error";
  const code = "6240";
  expect(await taken("customer")).toEqual({
    Message,
    Detail: "The name supplied already exists. : null",
    code,
  });
  expect(await taken("vendor")).toEqual({
    Message,
    Detail: "The name supplied already exists. : Id=1",
    code,
  });
  await client.control("POST", "settings", { duplicateNameDetail: "text" });
  expect(await taken("customer")).toEqual({
    Message,
    Detail:
      "The name supplied already exists. : Another customer is already using this name.  Please use a different name.",
    code,
    element: "",
  });
  expect((await taken("vendor")).Detail).toBe(
    "The name supplied already exists. : Another customer, vendor or employee is already using this name. Please use a different name.",
  );
});

test("deactivation renames, frees the name, and hides the object from queries but not from reads", async () => {
  const client = await aClient();
  const ada = await client.create("Customer", { DisplayName: "Ada" });
  const body = { Id: ada.Id, SyncToken: "0", sparse: true, Active: false };
  expect((await client.create("Customer", body)).DisplayName).toBe("Ada (deleted)");
  await client.create("Customer", { DisplayName: "Ada" });
  expect((await client.get(`/customer/${ada.Id}`)).body.Customer.Active).toBe(false);
  const found = await client.query(`select * from Customer where Id = '${ada.Id}'`);
  expect(found.body.QueryResponse).toEqual({});
});

test("a stale SyncToken is 5010, an unknown id is 610 whatever the token", async () => {
  const client = await aClient();
  const ada = await client.create("Customer", { DisplayName: "Ada" });
  const stale = await client.post("/customer", { Id: ada.Id, SyncToken: "7", sparse: true, Notes: "x" });
  expect(errorOf(stale)).toEqual({
    Message: "Stale Object Error",
    Detail:
      "Stale Object Error : You and Jordan Pine were working on this at the same time. Jordan Pine finished before you did, so your work was not saved.",
    code: "5010",
    element: "",
  });
  const missing = await client.post("/customer", { Id: "999", SyncToken: "7", sparse: true, Notes: "x" });
  expect(errorOf(missing).code).toBe("610");
});

test("an update that changes nothing leaves SyncToken alone; a full update clears what it leaves out", async () => {
  const client = await aClient();
  const ada = await client.create("Customer", { DisplayName: "Ada", Notes: "keep" });
  const same = await client.create("Customer", { Id: ada.Id, SyncToken: "0", sparse: true, Notes: "keep" });
  expect(same.SyncToken).toBe("0");
  const full = await client.create("Customer", { Id: ada.Id, SyncToken: "0", DisplayName: "Ada" });
  expect([full.SyncToken, full.Notes]).toEqual(["1", undefined]);
});

test("unknown references are 2500, inactive ones and categories have their own texts", async () => {
  const client = await aClient();
  const ada = await client.create("Customer", { DisplayName: "Ada" });
  const unknown = await client.post("/invoice", anInvoice("583", aLine(1)));
  expect(errorOf(unknown)).toMatchObject({
    code: "2500",
    Detail: "Invalid Reference Id : Names element id 583 not found",
  });
  const category = await client.create("Item", { Name: "Tents", Type: "Category" });
  const asItem = await client.post(
    "/invoice",
    anInvoice(ada.Id, aLine(1, { ItemRef: { value: category.Id } })),
  );
  expect(errorOf(asItem).Detail).toContain("set up as a category");
  await client.create("Customer", { Id: ada.Id, SyncToken: "0", sparse: true, Active: false });
  const inactive = await client.post("/invoice", anInvoice(ada.Id, aLine(1)));
  expect(errorOf(inactive).Detail).toContain("made inactive");
});

test("an item may earn into a current liability and nothing else odd", async () => {
  const client = await aClient();
  const card = { Name: "Gift card", Type: "Service", IncomeAccountRef: { value: "43" } };
  expect((await client.create("Item", card)).IncomeAccountRef).toEqual({ value: "43", name: "Loan Payable" });
  const bank = await client.post("/item", {
    Name: "Odd",
    Type: "Service",
    IncomeAccountRef: { value: "35" },
  });
  expect(errorOf(bank).code).toBe("6430");
});

test("a deleted transaction answers the stub, is 610 afterwards, and change data capture reports it", async () => {
  const client = await aClient();
  const ada = await client.create("Customer", { DisplayName: "Ada" });
  const invoice = await client.create("Invoice", anInvoice(ada.Id, aLine(10)));
  const since = encodeURIComponent(invoice.MetaData.CreateTime);
  const gone = await client.post("/invoice?operation=delete", { Id: invoice.Id, SyncToken: "0" });
  expect(gone.body.Invoice).toEqual({ domain: "QBO", status: "Deleted", Id: invoice.Id });
  expect(errorOf(await client.get(`/invoice/${invoice.Id}`)).code).toBe("610");
  const changes = (await client.get(`/cdc?entities=invoice,Customer&changedSince=${since}`)).body
    .CDCResponse[0];
  expect(changes.QueryResponse[0].Invoice[0]).toMatchObject({ Id: invoice.Id, status: "Deleted" });
  expect(changes.QueryResponse[1].Customer[0].Id).toBe(ada.Id);
});

test("a list object cannot be deleted and an unknown resource is code 500 with status 400", async () => {
  const client = await aClient();
  expect(errorOf(await client.post("/customer?operation=delete", { Id: "1", SyncToken: "0" })).code).toBe(
    "500",
  );
  const unknown = await client.get("/customer/1/5");
  expect(unknown.status).toBe(400);
  expect(errorOf(unknown).Detail).toContain("Could not find resource for relative : /v3/company/");
});

test("a batch runs its items one by one and one failure stops nothing", async () => {
  const client = await aClient();
  const items = [
    { bId: "a", operation: "create", Customer: { DisplayName: "Ada" } },
    { bId: "b", operation: "create", Customer: { DisplayName: "Ada" } },
    { bId: "c", Query: "select count(*) from Customer" },
  ];
  const { status, body } = await client.post("/batch?requestid=b-1", { BatchItemRequest: items });
  expect(status).toBe(200);
  expect(body.BatchItemResponse[0]).toMatchObject({ bId: "a", Customer: { DisplayName: "Ada" } });
  expect(body.BatchItemResponse[1].Fault.Error[0].code).toBe("6240");
  expect(body.BatchItemResponse[2]).toEqual({ bId: "c", QueryResponse: { totalCount: 1 } });
  const again = await client.post("/batch?requestid=b-1", { BatchItemRequest: items });
  expect(again.body.BatchItemResponse[0].Customer.Id).toBe(body.BatchItemResponse[0].Customer.Id);
  const many = Array.from({ length: 31 }, (_, index) => ({
    bId: String(index),
    Query: "select * from Item",
  }));
  expect(errorOf(await client.post("/batch", { BatchItemRequest: many })).code).toBe("1040");
});

test("a tax code made by the tax service can be read with its rates", async () => {
  const client = await aClient();
  const rate = { TaxRateName: "Reno", RateValue: "8.25", TaxAgencyId: "1", TaxApplicableOn: "Sales" };
  const { body } = await client.post("/taxservice/taxcode", { TaxCode: "Reno", TaxRateDetails: [rate] });
  expect(body.time).toBeUndefined();
  const code = (await client.get(`/taxcode/${body.TaxCodeId}`)).body.TaxCode;
  expect(code.SalesTaxRateList.TaxRateDetail[0].TaxRateRef.value).toBe(body.TaxRateDetails[0].TaxRateId);
});
