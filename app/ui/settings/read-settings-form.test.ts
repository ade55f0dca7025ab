import { expect, test } from "vitest";
import { defaultSettings, settingsSchema } from "#app/domain/settings/settings.ts";
import { readSettingsForm } from "./read-settings-form.ts";
import { settingsValues } from "./settings-values.ts";

function filledForm(changes: Record<string, string | boolean> = {}, settings = defaultSettings): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...settingsValues(settings), ...changes })) {
    if (typeof value === "string") form.set(name, value);
    else if (value) form.set(name, "on");
  }
  return form;
}

test("a form that nobody touched gives back the same settings", () => {
  const settings = settingsSchema.parse({
    ...defaultSettings,
    startDate: "2026-02-01",
    accounts: { income: "79", clearing: "35" },
    gatewayAccounts: { paypal: "36" },
    chargeItems: { shipping: "12" },
  });
  expect(readSettingsForm(filledForm({}, settings), settings)).toEqual({ ok: true, settings });
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
