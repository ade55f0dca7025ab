import type { SwitchName, TableName, TextFieldName } from "./settings-fields.ts";
import type { SettingsErrors, SettingsValues } from "./settings-values.ts";

/** What every section of the page needs of the form. */
export type SettingsForm = {
  values: SettingsValues;
  errors: SettingsErrors;
  text(name: TextFieldName | TableName): string;
  set(name: TextFieldName | TableName, value: string): void;
  flip(name: SwitchName, value: boolean): void;
};
