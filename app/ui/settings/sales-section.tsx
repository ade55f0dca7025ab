import { BlockStack, Card } from "@shopify/polaris";
import { SettingChoice, SettingText } from "./setting-field.tsx";
import type { SettingsForm } from "./settings-form.ts";

/** How products and customers reach the books. */
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
        <SettingChoice
          form={form}
          name="guests"
          label="Customers without an account"
          options={[
            { value: "own", label: "A QuickBooks customer of their own, by e-mail" },
            { value: "generic", label: "One shared QuickBooks customer" },
          ]}
        />
        <SettingChoice
          form={form}
          name="companyBuyers"
          label="Orders of companies (B2B) belong to"
          options={[
            { value: "company", label: "The company" },
            { value: "contact", label: "The person who ordered" },
          ]}
        />
        <SettingText
          form={form}
          name="genericCustomerName"
          label="Name of the shared customer"
          helpText="Also used for orders that name nobody."
        />
      </BlockStack>
    </Card>
  );
}
