import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import { type ImportedList, importedLists } from "#app/domain/settings/import-settings.ts";
import { SettingSwitch, SettingText } from "./setting-field.tsx";
import type { SettingsForm } from "./settings-form.ts";

const words: Record<ImportedList, { label: string; helpText: string }> = {
  customers: {
    label: "Customers",
    helpText: "Customers and sub-customers of QuickBooks become customers of the shop.",
  },
  items: { label: "Products", helpText: "Inventory and non-inventory items become products." },
  services: { label: "Services", helpText: "Service items become products that are not shipped." },
  categories: { label: "Categories", helpText: "Categories of items organise the products." },
  terms: { label: "Terms", helpText: "Read only: shown among the QuickBooks lists." },
  salesTax: {
    label: "Sales tax",
    helpText: "Read only: tax codes and rates are shown among the QuickBooks lists.",
  },
  vendors: { label: "Vendors", helpText: "Vendors of items become the vendors of products." },
};

/** What comes in from QuickBooks, and how often it is looked for. */
export function ImportsSection({ form }: { form: SettingsForm }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="p" tone="subdued">
          What you switch on comes in once as a whole, and then whenever it changes.{" "}
          <Link url="/app/books">QuickBooks lists</Link> says what became of each entry.
        </Text>
        {importedLists.map((list) => (
          <SettingSwitch key={list} form={form} name={`imports.${list}`} {...words[list]} />
        ))}
        <SettingText
          form={form}
          name="imports.everyMinutes"
          type="integer"
          label="Look for changes"
          suffix="minutes"
          helpText="QuickBooks tells changes at once. This is how often they are looked for all the same, because such a message can be lost."
        />
      </BlockStack>
    </Card>
  );
}
