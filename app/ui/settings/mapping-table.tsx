import { BlockStack, Button, Select, Text, TextField } from "@shopify/polaris";
import { DeleteIcon, PlusIcon } from "@shopify/polaris-icons";
import type { TableName } from "./settings-fields.ts";
import type { SettingsForm } from "./settings-form.ts";
import { readRows, type TableRow, writeRows } from "./table-rows.ts";

export type MappingOption = { value: string; label: string };

type MappingTableProps = {
  form: SettingsForm;
  name: TableName;
  title: string;
  helpText: string;
  /** What the first column holds, and an example of it. */
  keyLabel: string;
  example: string;
  /** What the second column holds. */
  idLabel: string;
  /** The choices of the second column; null lets one type an id. */
  options: MappingOption[] | null;
};

/** A table from Shopify's words to things in QuickBooks: rows come and go. */
export function MappingTable(props: MappingTableProps) {
  const { form, name, title, helpText } = props;
  const text = form.text(name);
  const rows = readRows(text);
  const change = (next: TableRow[]) => form.set(name, writeRows(next));
  return (
    <BlockStack gap="200">
      <BlockStack gap="050">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        <Text as="p" tone="subdued">
          {helpText}
        </Text>
      </BlockStack>
      <input type="hidden" name={name} value={text} />
      {rows.map((row, index) => (
        <Row
          // Rows have no id of their own while their words are typed.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          {...props}
          row={row}
          position={index + 1}
          onChange={(changed) => change(rows.map((other, place) => (place === index ? changed : other)))}
          onRemove={() => change(rows.filter((_, place) => place !== index))}
        />
      ))}
      {form.errors[name] && (
        <Text as="p" tone="critical">
          {form.errors[name]}
        </Text>
      )}
      <div>
        <Button
          icon={PlusIcon}
          accessibilityLabel={`Add a row to ${title}`}
          onClick={() => change([...rows, { key: "", id: "" }])}
        >
          Add row
        </Button>
      </div>
    </BlockStack>
  );
}

type RowProps = MappingTableProps & {
  row: TableRow;
  position: number;
  onChange(row: TableRow): void;
  onRemove(): void;
};

function Row({
  form,
  name,
  keyLabel,
  example,
  idLabel,
  options,
  row,
  position,
  onChange,
  onRemove,
}: RowProps) {
  const error = form.errors[`${name}.${row.key.trim()}`];
  const idField = {
    label: `${idLabel}, row ${position}`,
    labelHidden: true,
    value: row.id,
    onChange: (id: string) => onChange({ ...row, id }),
    ...(error && { error }),
  };
  return (
    <div className="mapping-row">
      <TextField
        label={`${keyLabel}, row ${position}`}
        labelHidden
        placeholder={example}
        autoComplete="off"
        value={row.key}
        onChange={(key) => onChange({ ...row, key })}
      />
      {options ? (
        <Select {...idField} options={withChosen(options, row.id, idLabel)} />
      ) : (
        <TextField {...idField} placeholder={idLabel} autoComplete="off" inputMode="numeric" />
      )}
      <Button
        icon={DeleteIcon}
        variant="tertiary"
        accessibilityLabel={`Remove row ${position}`}
        onClick={onRemove}
      />
    </div>
  );
}

/** What is chosen stays in sight, also when it is no choice any more. */
function withChosen(options: MappingOption[], chosen: string, idLabel: string): MappingOption[] {
  const isKnown = chosen === "" || options.some(({ value }) => value === chosen);
  return [
    { value: "", label: `Choose: ${idLabel.toLowerCase()}` },
    ...(isKnown ? [] : [{ value: chosen, label: `${idLabel} ${chosen}, not in the list` }]),
    ...options,
  ];
}
