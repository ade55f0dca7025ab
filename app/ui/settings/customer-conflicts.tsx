import { BlockStack, Card, Text } from "@shopify/polaris";
import { type CustomerFieldGroup, customerFieldGroups } from "#app/domain/settings/customer-settings.ts";
import { SettingChoice } from "./setting-field.tsx";
import type { SettingsForm } from "./settings-form.ts";

const words: Record<CustomerFieldGroup, string> = {
  names: "First name, last name, company",
  contact: "E-mail address and phone",
  addresses: "Billing address",
  notes: "Notes",
  tax: "Tax exemption",
  terms: "Terms and customer type",
};

/** For shops into which customers come from QuickBooks: who wins where both sides changed the same. */
export function CustomerConflicts({ form }: { form: SettingsForm }) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            Customers from QuickBooks
          </Text>
          <Text as="p" tone="subdued">
            The side that changed a field is followed. Where both changed it, you decide here who wins.
          </Text>
        </BlockStack>
        <SettingChoice
          form={form}
          name="customers.subCustomers"
          label="Sub-customers of QuickBooks"
          options={[
            { value: "own", label: "Become customers of their own" },
            { value: "leave", label: "Stay in QuickBooks" },
          ]}
        />
        {customerFieldGroups.map((group) => (
          <SettingChoice
            key={group}
            form={form}
            name={`customers.conflicts.${group}`}
            label={words[group]}
            options={[
              { value: "shopify", label: "Shopify wins" },
              { value: "quickbooks", label: "QuickBooks wins" },
              { value: "ask", label: "Ask me" },
            ]}
          />
        ))}
      </BlockStack>
    </Card>
  );
}
