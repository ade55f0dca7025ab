import { expect, test } from "vitest";
import { mapCustomer } from "#app/qbo/map-customer.ts";
import { mapAccount, mapItem } from "#app/qbo/map-item.ts";
import { aNewItem } from "#tests/support/a-product.ts";

const address = {
  name: "Ann Lee",
  company: "Lee: Sons",
  line1: "1 Main St",
  line2: "Apt 2",
  city: "Bayshore",
  region: "CA",
  postalCode: "94326",
  country: "US",
  phone: null,
};
const need = {
  key: "email:ann@example.com",
  currency: "EUR",
  displayName: "Ann Lee",
  firstName: "Ann",
  lastName: null,
  company: "Lee: Sons",
  email: "ann@example.com",
  phone: "+1 (555) 010-0000 extension 1234567890",
  billingAddress: address,
  shippingAddress: null,
};

test("a customer has clean names, a street address and its currency", () => {
  const company = { country: "US", homeCurrency: "USD", isMultiCurrency: true };
  expect(mapCustomer(need, "Ann: Lee (EUR)", company)).toEqual({
    DisplayName: "Ann - Lee (EUR)",
    GivenName: "Ann",
    CompanyName: "Lee - Sons",
    PrimaryEmailAddr: { Address: "ann@example.com" },
    PrimaryPhone: { FreeFormNumber: "+1 (555) 010-0000 extension 12" },
    BillAddr: {
      Line1: "1 Main St",
      Line2: "Apt 2",
      City: "Bayshore",
      CountrySubDivisionCode: "CA",
      PostalCode: "94326",
      Country: "US",
    },
    CurrencyRef: { value: "EUR" },
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
