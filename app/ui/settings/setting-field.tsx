import {
  Checkbox,
  type CheckboxProps,
  Select,
  type SelectProps,
  TextField,
  type TextFieldProps,
} from "@shopify/polaris";
import type { SwitchName, TextFieldName } from "./settings-fields.ts";
import type { SettingsForm } from "./settings-form.ts";

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
      checked={form.values.switches[name]}
      onChange={(value) => form.flip(name, value)}
    />
  );
}

type TextLook = Pick<
  TextFieldProps,
  | "label"
  | "labelHidden"
  | "helpText"
  | "type"
  | "suffix"
  | "min"
  | "max"
  | "disabled"
  | "placeholder"
  | "multiline"
>;

/** A text field of the settings form, with its message beside it. */
export function SettingText({ form, name, ...look }: FieldOf<TextFieldName> & TextLook) {
  const error = form.errors[name];
  return (
    <TextField
      {...look}
      {...(error && { error })}
      name={name}
      autoComplete="off"
      value={form.text(name)}
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
      value={form.text(name)}
      onChange={(value) => form.set(name, value)}
    />
  );
}
