import { expect, test } from "vitest";
import { mapCustomerPatch, mapNewCustomer } from "#app/qbo/map-customer.ts";
import { mapAccount, mapItem } from "#app/qbo/map-item.ts";
import { aNewItem } from "#tests/support/a-product.ts";

const fields = {
  givenName: "Ann",
  company: "Lee - Sons",
  email: "ann@example.com",
  phone: null,
  isTaxExempt: true,
  termId: "3",
  billingAddress: {
    line1: "1 Main St",
    line2: null,
    city: "Bayshore",
    region: "CA",
    postalCode: "94326",
    country: "US",
  },
};

test("a new customer has a clean name, what is known of it, its parent and its currency", () => {
  const company = { country: "US", homeCurrency: "USD", isMultiCurrency: true };
  const customer = { displayName: "Ann: Lee (EUR)", currency: "EUR", fields, exemptionReason: "9" };
  expect(mapNewCustomer({ ...customer, parentId: "58" }, company)).toEqual({
    DisplayName: "Ann - Lee (EUR)",
    GivenName: "Ann",
    CompanyName: "Lee - Sons",
    PrimaryEmailAddr: { Address: "ann@example.com" },
    Taxable: false,
    TaxExemptionReasonId: "9",
    SalesTermRef: { value: "3" },
    BillAddr: {
      Line1: "1 Main St",
      Line2: "",
      City: "Bayshore",
      CountrySubDivisionCode: "CA",
      PostalCode: "94326",
      Country: "US",
    },
    ...{ Job: true, ParentRef: { value: "58" }, BillWithParent: true },
    CurrencyRef: { value: "EUR" },
  });
});

test("a patch names what changes, clears what is null, and never clears terms", () => {
  const patch = {
    displayName: "Ann Ray",
    fields: { familyName: "Ray", phone: null, termId: null, shippingAddress: null },
  };
  expect(mapCustomerPatch({ id: "58", syncToken: "2" }, patch)).toEqual({
    ...{ Id: "58", SyncToken: "2", sparse: true, DisplayName: "Ann Ray", FamilyName: "Ray" },
    PrimaryPhone: { FreeFormNumber: "" },
    ShipAddr: { Line1: "", Line2: "", City: "", CountrySubDivisionCode: "", PostalCode: "", Country: "" },
  });
});

test("an item keeps its SKU whole or not at all", () => {
  const item = aNewItem({ name: "Shirt: blue", sku: "SH-1", description: " " });
  const body = { Name: "Shirt - blue", Type: "NonInventory", IncomeAccountRef: { value: "79" } };
  expect(mapItem(item)).toEqual({ ...body, Sku: "SH-1" });
  expect(mapItem({ ...item, sku: "x".repeat(101) })).toEqual(body);
});

test("an account's description is cut to 100 characters", () => {
  const account = {
    name: "PayPal clearing",
    type: "Bank",
    subType: "CashOnHand",
    description: "d".repeat(120),
  };
  expect(mapAccount(account)).toEqual({
    Name: "PayPal clearing",
    AccountType: "Bank",
    AccountSubType: "CashOnHand",
    Description: "d".repeat(100),
  });
});
