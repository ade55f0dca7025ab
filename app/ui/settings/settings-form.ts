import type { SettingsErrors, SettingsValues, SwitchName, TextFieldName } from "./settings-values.ts";

/** What every section of the page needs of the form. */
export type SettingsForm = {
  values: SettingsValues;
  errors: SettingsErrors;
  set(name: TextFieldName, value: string): void;
  flip(name: SwitchName, value: boolean): void;
};
