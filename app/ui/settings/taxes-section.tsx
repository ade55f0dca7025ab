import { Banner, BlockStack, Card, Text } from "@shopify/polaris";
import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import { type MappingOption, MappingTable } from "./mapping-table.tsx";
import { SettingChoice } from "./setting-field.tsx";
import type { SettingsForm } from "./settings-form.ts";

type TaxesSectionProps = { form: SettingsForm; facts: BooksFacts | null };

/** How tax reaches the books, and which tax codes QuickBooks' own tax takes. */
export function TaxesSection({ form, facts }: TaxesSectionProps) {
  const isQuickBooks = form.text("taxMode") === "quickbooks";
  return (
    <Card>
      <BlockStack gap="400">
        <SettingChoice
          form={form}
          name="taxMode"
          label="Sales tax"
          options={[
            { value: "lineItems", label: "One line per tax, exactly as Shopify charged it" },
            { value: "quickbooks", label: "QuickBooks' own sales tax, with Shopify's exact amounts" },
            { value: "none", label: "No tax expected: hold orders that have some" },
          ]}
        />
        {isQuickBooks && <TaxCodes form={form} facts={facts} />}
      </BlockStack>
    </Card>
  );
}

function TaxCodes({ form, facts }: TaxesSectionProps) {
  if (facts?.taxRegime === "off") {
    return (
      <Banner tone="warning" title="Sales tax is switched off in QuickBooks">
        <Text as="p">Switch it on there first, or let taxes travel as lines.</Text>
      </Banner>
    );
  }
  const options = facts ? codeOptions(facts) : null;
  if (facts?.country === "US") return <UsTaxCode form={form} options={options ?? []} />;
  return (
    <MappingTable
      form={form}
      name="taxCodes"
      title="Tax codes"
      helpText="Which QuickBooks tax code stands for the taxes of a line. What is not listed is matched by its rates, then by its name."
      keyLabel="Taxes in Shopify"
      example="GST 5% + PST 7%"
      idLabel="Tax code"
      options={options}
    />
  );
}

function UsTaxCode({ form, options }: { form: SettingsForm; options: MappingOption[] }) {
  return (
    <SettingChoice
      form={form}
      name="usTaxCode"
      label="Tax code that carries Shopify's amount"
      options={[{ value: "", label: "The company's first taxable code" }, ...options]}
    />
  );
}

function codeOptions({ taxCodes }: BooksFacts): MappingOption[] {
  return taxCodes.map(({ id, name, salesRates }) => {
    const rates = salesRates.map(({ percent }) => `${percent}%`).join(" + ");
    return { value: id, label: rates && !name.includes("%") ? `${name} (${rates})` : name };
  });
}
