import { BlockStack, Box, Card, Text } from "@shopify/polaris";
import { listPlaceholders, type TemplateScope } from "#app/domain/mapping/template-placeholders.ts";
import { sampleText } from "./sample-text.ts";
import { SettingText } from "./setting-field.tsx";
import type { SettingsForm } from "./settings-form.ts";

const fields = [
  { name: "templates.customerMemo", label: "Message to the customer", scope: "order" },
  { name: "templates.privateNote", label: "Private note", scope: "order" },
  { name: "templates.lineDescription", label: "Description of a product line", scope: "line" },
] as const;

/** Texts on documents, each with what it becomes for a sample order. */
export function TextsSection({ form }: { form: SettingsForm }) {
  return (
    <Card>
      <BlockStack gap="400">
        {fields.map(({ name, label, scope }) => (
          <BlockStack key={name} gap="200">
            <SettingText
              form={form}
              name={name}
              label={label}
              placeholder="As Plumbline writes it"
              multiline={2}
            />
            <Example template={form.text(name)} scope={scope} />
          </BlockStack>
        ))}
        <details className="why">
          <summary>Fields that can stand in a text</summary>
          <div className="why-facts">{listPlaceholders("line").join(" ")}</div>
        </details>
      </BlockStack>
    </Card>
  );
}

function Example({ template, scope }: { template: string; scope: TemplateScope }) {
  if (template.trim() === "") return null;
  const { text, trouble } = sampleText(template, scope);
  return (
    <Box background="bg-surface-secondary" borderRadius="200" padding="300">
      <output className="keep-lines">
        <Text as="span" tone="subdued">
          {trouble ?? `Order #1001: ${text}`}
        </Text>
      </output>
    </Box>
  );
}
