import type { CustomerNeed, InvoicePlan, PlannedLine } from "#app/domain/accounting/plan.ts";
import type { Result } from "#app/domain/faults/fault.ts";
import type { Books } from "#app/sync/ports.ts";

export const why = { field: "f", mapping: "m", rule: "r" };

/** The value of a result; a fault fails the test with its text. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

/** A buyer in California. */
export function aNeed(changes: Partial<CustomerNeed> = {}): CustomerNeed {
  const address = {
    name: "Ann Lee",
    company: null,
    line1: "1 Main St",
    line2: null,
    city: "Bayshore",
    region: "CA",
    postalCode: "94326",
    country: "US",
    phone: null,
  };
  return {
    key: "email:ann@example.com",
    currency: "USD",
    displayName: "Ann Lee",
    firstName: "Ann",
    lastName: "Lee",
    company: null,
    email: "ann@example.com",
    phone: "+1 555 010 0000",
    billingAddress: address,
    shippingAddress: address,
    ...changes,
  };
}

/** A planned line without quantity. */
export function aLine(changes: Partial<PlannedLine>): PlannedLine {
  return {
    role: "product",
    item: { kind: "charge", charge: "customSale" },
    description: "Line",
    amountMinor: 0,
    quantity: null,
    unitPriceMinor: null,
    why,
    ...changes,
  };
}

/** 2 × 19.99 − 5.00 + 2.54 tax = 37.52. */
export function aPlan(changes: Partial<InvoicePlan> = {}): InvoicePlan {
  return {
    type: "invoice",
    key: "gid://shopify/Order/1",
    docNumber: "WEB-1001",
    date: "2026-01-30",
    currency: "USD",
    customer: aNeed(),
    lines: [
      aLine({ description: "Shirt", amountMinor: 3998, quantity: 2, unitPriceMinor: 1999 }),
      aLine({ role: "discount", description: "SPRING", amountMinor: -500 }),
      aLine({ role: "tax", description: "CA State Tax", amountMinor: 254 }),
    ],
    totalMinor: 3752,
    privateNote: "Order #1001 plumbline:gid://shopify/Order/1",
    customerMemo: "Thank you 🎁",
    shippingAddress: aNeed().shippingAddress,
    billingAddress: aNeed().billingAddress,
    email: "ann@example.com",
    ...changes,
  };
}

/** Creates what an invoice of three lines refers to, and drafts that invoice. */
export async function prepareDraft(books: Books, currency = "USD") {
  const accounts = must(await books.listAccounts());
  const income = accounts.find(({ type }) => type === "Income");
  const clearing = must(
    await books.createAccount(
      {
        name: 'Shopify: "PayPal" clearing',
        type: "Bank",
        subType: "Checking",
        description: "Money on its way",
      },
      "account-1",
    ),
  );
  const customer = must(await books.createCustomer(aNeed({ currency }), "Ann Lee", "customer-1"));
  const item = must(
    await books.createItem(
      {
        name: "Shirt: blue",
        sku: "SH'1",
        description: "A shirt",
        type: "NonInventory",
        incomeAccountId: income?.id ?? "",
      },
      "item-1",
    ),
  );
  const itemIds = [item.id, item.id, item.id];
  return { clearing, customer, item, draft: { plan: aPlan({ currency }), customerId: customer.id, itemIds } };
}
