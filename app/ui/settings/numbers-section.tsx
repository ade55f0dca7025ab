import { BlockStack, Box, Card, Text } from "@shopify/polaris";
import { SettingChoice, SettingText } from "./settings-fields.tsx";
import type { SettingsForm } from "./settings-form.ts";

const sampleOrder = "1001";

export function NumbersSection({ form }: { form: SettingsForm }) {
  const sample = form.values.invoicePrefix.trim() + sampleOrder;
  return (
    <Card>
      <BlockStack gap="400">
        <SettingText
          form={form}
          name="invoicePrefix"
          label="Invoice prefix"
          helpText="A prefix keeps these invoices apart from those written by hand. Booked invoices keep their numbers."
        />
        <Box background="bg-surface-secondary" borderRadius="200" padding="300">
          <output>
            <Text as="span" tone="subdued">
              {`Order #${sampleOrder} becomes invoice `}
            </Text>
            <Text as="span" fontWeight="semibold">
              {sample}
            </Text>
          </output>
        </Box>
        <SettingChoice
          form={form}
          name="whenNumberTaken"
          label="When the number is taken in QuickBooks"
          options={[
            { value: "suffix", label: `Add a suffix, like ${sample}-2` },
            { value: "hold", label: "Hold the order for a person" },
          ]}
        />
      </BlockStack>
    </Card>
  );
}
