import {
  Checkbox,
  type CheckboxProps,
  Select,
  type SelectProps,
  TextField,
  type TextFieldProps,
} from "@shopify/polaris";
import type { SettingsForm } from "./settings-form.ts";
import type { SwitchName, TextFieldName } from "./settings-values.ts";

type FieldOf<Name> = { form: SettingsForm; name: Name };

/** A checkbox of the settings form. */
export function SettingSwitch({
  form,
  name,
  ...look
}: FieldOf<SwitchName> & Pick<CheckboxProps, "label" | "helpText">) {
  return (
    <Checkbox
      {...look}
      name={name}
      value="on"
      checked={form.values[name]}
      onChange={(value) => form.flip(name, value)}
    />
  );
}

type TextLook = Pick<TextFieldProps, "label" | "helpText" | "type" | "suffix" | "min" | "max" | "disabled">;

/** A text field of the settings form, with its message beside it. */
export function SettingText({ form, name, ...look }: FieldOf<TextFieldName> & TextLook) {
  const error = form.errors[name];
  return (
    <TextField
      {...look}
      {...(error && { error })}
      name={name}
      autoComplete="off"
      value={form.values[name]}
      onChange={(value) => form.set(name, value)}
    />
  );
}

/** A choice of the settings form, with its message beside it. */
export function SettingChoice({
  form,
  name,
  ...look
}: FieldOf<TextFieldName> & Pick<SelectProps, "label" | "helpText" | "options" | "disabled">) {
  const error = form.errors[name];
  return (
    <Select
      {...look}
      {...(error && { error })}
      name={name}
      value={form.values[name]}
      onChange={(value) => form.set(name, value)}
    />
  );
}
