import { expect, test } from "vitest";
import { defaultSettings, settingsSchema } from "#app/domain/settings/settings.ts";
import { readSettingsForm } from "./read-settings-form.ts";
import { settingsValues } from "./settings-values.ts";

function filledForm(changes: Record<string, string> = {}, settings = defaultSettings): FormData {
  const form = new FormData();
  const { switches, texts } = settingsValues(settings);
  for (const [name, isOn] of Object.entries(switches)) if (isOn) form.set(name, "on");
  for (const [name, value] of Object.entries({ ...texts, ...changes })) form.set(name, value);
  return form;
}

test("a form that nobody touched gives back the same settings", () => {
  const settings = settingsSchema.parse({
    ...defaultSettings,
    startDate: "2026-02-01",
    accounts: { income: "79", clearing: "35" },
    gatewayAccounts: { paypal: "36" },
    chargeItems: { shipping: "12" },
    prefixes: { creditMemo: "CM-", journalEntry: "" },
    templates: { customerMemo: "Thanks for {order.name}" },
    productTypeItems: { Mugs: "4" },
    roundingCapMinor: 2,
  });
  expect(readSettingsForm(filledForm({}, settings), settings)).toEqual({ ok: true, settings });
});

test("switches of a group are read and kept like those at the top", () => {
  const settings = settingsSchema.parse({ imports: { customers: true, everyMinutes: 30 } });
  const read = readSettingsForm(filledForm({}, settings), settings);
  expect(read.ok && read.settings.imports).toEqual(settings.imports);
  const form = filledForm({ "imports.everyMinutes": "2" }, settings);
  expect(readSettingsForm(form, settings)).toMatchObject({
    errors: { "imports.everyMinutes": expect.stringContaining("from 5 to 1440") },
  });
});

test("B-46: the settings of customers are read however deep they stand; a format without a field is refused beside it", () => {
  const settings = settingsSchema.parse({
    customers: { displayName: "{last}, {first}", conflicts: { notes: "ask" }, typeTags: { wholesale: "7" } },
  });
  const form = filledForm({ "customers.conflicts.names": "quickbooks" }, settings);
  const read = readSettingsForm(form, settings);
  expect(read.ok && read.settings.customers).toEqual({
    ...settings.customers,
    conflicts: { ...settings.customers.conflicts, names: "quickbooks" },
  });
  expect(settings.customers.conflicts.names).toBe("shopify");
  expect(
    readSettingsForm(filledForm({ "customers.displayName": "Customer" }, settings), settings),
  ).toMatchObject({
    errors: { "customers.displayName": expect.stringContaining("at least one of {first}") },
  });
});

test("every wrong field is named with a message in plain words", () => {
  const read = readSettingsForm(
    filledForm({
      sweepMinutes: "often",
      startDate: "31.1.2026",
      invoicePrefix: "MUCH-TOO-LONG-PREFIX-",
      genericCustomerName: " ",
      "accounts.income": "Sales",
    }),
    defaultSettings,
  );
  expect(read).toEqual({
    ok: false,
    errors: {
      sweepMinutes: expect.stringContaining("from 1 to 1440"),
      startDate: expect.stringContaining("2026-01-31"),
      invoicePrefix: expect.stringContaining("at most 15 characters"),
      genericCustomerName: expect.stringContaining("Enter a name"),
      "accounts.income": "Choose an account of the list.",
    },
  });
});

test("an empty interval is refused instead of being read as zero", () => {
  const read = readSettingsForm(filledForm({ sweepMinutes: " " }), defaultSettings);
  expect(read.ok ? {} : read.errors).toHaveProperty("sweepMinutes");
});

test("account fields that were not sent keep the chosen account", () => {
  const settings = settingsSchema.parse({ ...defaultSettings, accounts: { income: "79" } });
  const form = filledForm({}, settings);
  form.delete("accounts.income");
  const read = readSettingsForm(form, settings);
  expect(read.ok && read.settings.accounts.income).toBe("79");
});

test("rows of a table become settings, empty rows are dropped, and a wrong id is named at its row", () => {
  const rows = (list: { key: string; id: string }[]) => ({ gatewayAccounts: JSON.stringify(list) });
  const good = readSettingsForm(
    filledForm(
      rows([
        { key: " paypal ", id: "35" },
        { key: "", id: "" },
      ]),
    ),
    defaultSettings,
  );
  expect(good.ok && good.settings.gatewayAccounts).toEqual({ paypal: "35" });
  const bad = readSettingsForm(filledForm(rows([{ key: "cash", id: "Till" }])), defaultSettings);
  expect(bad).toMatchObject({ errors: { "gatewayAccounts.cash": "A QuickBooks id is a number." } });
});

test("a word that stands in two rows of a table is refused", () => {
  const rows = [
    { key: "paypal", id: "35" },
    { key: "PayPal", id: "36" },
  ];
  const read = readSettingsForm(filledForm({ gatewayAccounts: JSON.stringify(rows) }), defaultSettings);
  expect(read).toMatchObject({
    errors: { gatewayAccounts: expect.stringContaining("«PayPal» stands here twice") },
  });
});

test("an unknown field of a text is named beside it", () => {
  const read = readSettingsForm(filledForm({ "templates.customerMemo": "{order.nme}" }), defaultSettings);
  expect(read).toMatchObject({
    errors: { "templates.customerMemo": expect.stringContaining("{order.nme} is not a field") },
  });
});
