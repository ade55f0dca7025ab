import { type Settings, settingsSchema } from "#app/domain/settings/settings.ts";
import { accountPurposes, type SettingsErrors, switches, textFields } from "./settings-values.ts";

export type ReadSettings = { ok: true; settings: Settings } | { ok: false; errors: SettingsErrors };

/** Words for fields whose rule the schema can only put technically. */
const messages: SettingsErrors = {
  sweepMinutes: "Enter a whole number of minutes from 1 to 1440 (one day).",
  startDate: "Enter a date, for example 2026-01-31.",
  genericCustomerName: "Enter a name of at most 100 characters.",
  whenNumberTaken: "Choose one of the list.",
  taxMode: "Choose one of the list.",
  whenProductUnknown: "Choose one of the list.",
  newItemType: "Choose one of the list.",
  guests: "Choose one of the list.",
};
const accountMessage = "Choose an account of the list.";

/** Reads the settings page's form over the settings as they are: what the page does not show stays. */
export function readSettingsForm(form: FormData, current: Settings): ReadSettings {
  const wanted: Record<string, unknown> = { ...current };
  for (const name of switches) wanted[name] = form.has(name);
  for (const name of textFields) {
    const value = form.get(name);
    if (typeof value === "string") wanted[name] = fieldValue(name, value);
  }
  const accounts: Record<string, unknown> = { ...current.accounts };
  for (const purpose of accountPurposes) {
    const value = form.get(`accounts.${purpose}`);
    if (typeof value === "string") accounts[purpose] = value === "" ? null : value;
  }
  const parsed = settingsSchema.safeParse({ ...wanted, accounts });
  if (parsed.success) return { ok: true, settings: parsed.data };
  const errors: SettingsErrors = {};
  for (const { path, message } of parsed.error.issues) {
    const field = path.join(".");
    errors[field] ??= messages[field] ?? (path[0] === "accounts" ? accountMessage : message);
  }
  return { ok: false, errors };
}

function fieldValue(name: (typeof textFields)[number], text: string): unknown {
  if (name === "startDate") return text.trim() === "" ? null : text.trim();
  if (name === "sweepMinutes") return text.trim() === "" ? null : Number(text);
  return text;
}
