import { BlockStack, Card } from "@shopify/polaris";
import { SettingChoice, SettingText } from "./setting-field.tsx";
import type { SettingsForm } from "./settings-form.ts";

/** How products reach the books. */
export function SalesSection({ form }: { form: SettingsForm }) {
  return (
    <Card>
      <BlockStack gap="400">
        <SettingChoice
          form={form}
          name="whenProductUnknown"
          label="A product that QuickBooks does not have"
          helpText="Products are matched by SKU first."
          options={[
            { value: "create", label: "Create it" },
            { value: "hold", label: "Hold the order" },
            { value: "defaultItem", label: "Use the default item" },
          ]}
        />
        {form.text("whenProductUnknown") === "defaultItem" && (
          <SettingText
            form={form}
            name="defaultItem"
            label="Default item"
            helpText="Id of a QuickBooks product or service: the number at the end of its address."
          />
        )}
        <SettingChoice
          form={form}
          name="newItemType"
          label="Created products are"
          options={[
            { value: "NonInventory", label: "Non-inventory items" },
            { value: "Service", label: "Service items" },
          ]}
        />
      </BlockStack>
    </Card>
  );
}
