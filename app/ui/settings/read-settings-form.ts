import { type Settings, settingsSchema } from "#app/domain/settings/settings.ts";
import { type FieldKind, fieldKinds, switches } from "./settings-fields.ts";
import { isRecord, readPath, type SettingsErrors } from "./settings-values.ts";
import { findRepeated, readRows } from "./table-rows.ts";

export type ReadSettings = { ok: true; settings: Settings } | { ok: false; errors: SettingsErrors };

/** Words for fields whose rule the schema can only put technically. */
const messages: SettingsErrors = {
  sweepMinutes: "Enter a whole number of minutes from 1 to 1440 (one day).",
  "imports.everyMinutes": "Enter a whole number of minutes from 5 to 1440 (one day).",
  startDate: "Enter a date, for example 2026-01-31.",
  genericCustomerName: "Enter a name of at most 100 characters.",
  accounts: "Choose an account of the list.",
};
const choiceMessage = "Choose one of the list.";

/** Reads the settings page's form over the settings as they are: what the page does not show stays. */
export function readSettingsForm(form: FormData, current: Settings): ReadSettings {
  const wanted: Record<string, unknown> = { ...current };
  const errors: SettingsErrors = {};
  for (const path of switches) writePath(wanted, path, form.has(path));
  for (const [path, kind] of fieldKinds) {
    const text = form.get(path);
    if (typeof text !== "string") continue;
    const repeated = kind === "table" ? findRepeated(readRows(text)) : null;
    if (repeated !== null) errors[path] = `«${repeated}» stands here twice: keep one of the rows.`;
    writePath(wanted, path, fieldValue(kind, text, readPath(current, path)));
  }
  const parsed = settingsSchema.safeParse(wanted);
  for (const issue of parsed.error?.issues ?? []) {
    const field = issue.path.join(".");
    const words = messages[field] ?? messages[String(issue.path[0])];
    errors[field] ??= words ?? (issue.code === "invalid_value" ? choiceMessage : issue.message);
  }
  return parsed.success && Object.keys(errors).length === 0
    ? { ok: true, settings: parsed.data }
    : { ok: false, errors };
}

function fieldValue(kind: FieldKind, text: string, current: unknown): unknown {
  switch (kind) {
    case "text":
      return text;
    case "number":
      return text.trim() === "" ? null : Number(text);
    case "optional":
      // An empty field cannot tell "none" from an empty text that a settings file gave.
      return text.trim() === "" ? (current === "" ? "" : null) : text.trim();
    case "table":
      return Object.fromEntries(
        readRows(text)
          .filter((row) => row.key.trim() !== "" || row.id.trim() !== "")
          .map((row) => [row.key.trim(), row.id.trim()]),
      );
  }
}

/** Groups on the way are copied: the settings as they were stay. */
function writePath(settings: Record<string, unknown>, path: string, value: unknown): void {
  const [group = "", ...rest] = path.split(".");
  if (rest.length === 0) {
    settings[group] = value;
    return;
  }
  const parent = settings[group];
  const copy = isRecord(parent) ? { ...parent } : {};
  writePath(copy, rest.join("."), value);
  settings[group] = copy;
}
