import { BlockStack, Box, Card, FormLayout, Text } from "@shopify/polaris";
import { documentWords } from "#app/domain/accounting/document-words.ts";
import { SettingChoice, SettingText } from "./setting-field.tsx";
import type { PrefixKind } from "./settings-fields.ts";
import type { SettingsForm } from "./settings-form.ts";

const sampleOrder = "1001";

export function NumbersSection({ form }: { form: SettingsForm }) {
  const sample = form.text("invoicePrefix").trim() + sampleOrder;
  return (
    <Card>
      <BlockStack gap="400">
        <SettingText
          form={form}
          name="invoicePrefix"
          label="Invoice prefix"
          helpText="A prefix keeps these invoices apart from those written by hand. Booked documents keep their numbers."
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
        <FormLayout>
          <FormLayout.Group>
            <PrefixField form={form} kind="salesReceipt" />
            <PrefixField form={form} kind="creditMemo" />
          </FormLayout.Group>
          <FormLayout.Group>
            <PrefixField form={form} kind="refundReceipt" />
            <PrefixField form={form} kind="journalEntry" />
          </FormLayout.Group>
          {form.text("draftOrders") === "estimate" && <PrefixField form={form} kind="estimate" />}
        </FormLayout>
        <SettingChoice
          form={form}
          name="whenNumberTaken"
          label="When the number is taken in QuickBooks"
          options={[
            { value: "suffix", label: `Add a suffix, like ${sample}-2` },
            { value: "hold", label: "Hold the order for a person" },
          ]}
        />
        <SettingChoice
          form={form}
          name="whenNumberTooLong"
          label="When the number has more than 21 characters"
          options={[
            { value: "hold", label: "Hold the order for a person" },
            { value: "shorten", label: "Keep its end" },
          ]}
        />
      </BlockStack>
    </Card>
  );
}

/** Empty: the invoice's prefix, which stands in the field in grey. */
function PrefixField({ form, kind }: { form: SettingsForm; kind: PrefixKind }) {
  return (
    <SettingText
      form={form}
      name={`prefixes.${kind}`}
      label={`${documentWords[kind]} prefix`}
      placeholder={form.text("invoicePrefix").trim()}
    />
  );
}
