import type { Result } from "#app/domain/faults/fault.ts";
import { fieldsOfNew } from "#app/domain/lists/customers/merge-customer.ts";
import { sideOfNeed } from "#app/domain/lists/customers/shop-side.ts";
import { defaultSettings } from "#app/domain/settings/settings.ts";
import type { Books, NewBooksCustomer } from "#app/sync/ports.ts";
import { aNeed, aPlan } from "#tests/support/a-plan.ts";
import { aNewItem } from "#tests/support/a-product.ts";

/** The value of a result; a fault fails the test with its text. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
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
  const customer = must(
    await books.createCustomer(aNewCustomer("Ann Lee", aNeed({ currency })), "customer-1"),
  );
  const item = must(
    await books.createItem(
      aNewItem({
        name: "Shirt: blue",
        sku: "SH'1",
        description: "A shirt",
        incomeAccountId: income?.id ?? "",
      }),
      "item-1",
    ),
  );
  const itemIds = [item.id, item.id, item.id];
  const plan = aPlan({ currency });
  const draft = {
    plan,
    customerId: customer.id,
    lines: plan.lines,
    itemIds,
    depositAccountId: null,
    originId: null,
  };
  return { clearing, customer, item, accounts, draft };
}

/** A customer of this name to be created in QuickBooks, with what a need says of it. */
export function aNewCustomer(displayName: string, need = aNeed()): NewBooksCustomer {
  const { customers } = defaultSettings;
  const side = sideOfNeed(need, { settings: customers, hasExemption: false, termIdOf: () => null });
  const { currency } = need;
  return { displayName, currency, parentId: null, fields: fieldsOfNew(side), exemptionReason: null };
}
