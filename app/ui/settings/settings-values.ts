import type { Settings } from "#app/domain/settings/settings.ts";
import { fieldKinds, type SwitchName, switches } from "./settings-fields.ts";
import { rowsOf, writeRows } from "./table-rows.ts";

/** What stands in the form of the settings page: switches by name, everything else as text by its path. */
export type SettingsValues = { switches: Record<SwitchName, boolean>; texts: Record<string, string> };
/** Messages beside the fields they are about. */
export type SettingsErrors = Partial<Record<string, string>>;

/** Fills the form; empty is "none" or "the default". */
export function settingsValues(settings: Settings): SettingsValues {
  return {
    switches: Object.fromEntries(switches.map((path) => [path, readPath(settings, path) === true])) as Record<
      SwitchName,
      boolean
    >,
    texts: Object.fromEntries([...fieldKinds.keys()].map((path) => [path, textOf(readPath(settings, path))])),
  };
}

/** The setting at `form`, `accounts.income` or `customers.conflicts.names`. */
export function readPath(settings: Record<string, unknown>, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, member) => (isRecord(value) ? value[member] : undefined), settings);
}

function textOf(value: unknown): string {
  if (isRecord(value)) return writeRows(rowsOf(value));
  return value === null || value === undefined ? "" : String(value);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
