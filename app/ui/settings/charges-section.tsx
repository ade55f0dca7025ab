import { BlockStack, Card, Divider, Text } from "@shopify/polaris";
import { type ChargeKind, chargeKinds } from "#app/domain/accounting/plan.ts";
import { chargeWords } from "#app/domain/mapping/lookups/choose-item.ts";
import { MappingTable } from "./mapping-table.tsx";
import { SettingText } from "./setting-field.tsx";
import type { TableName } from "./settings-fields.ts";
import type { SettingsForm } from "./settings-form.ts";

/** The Item/Charge mapping: which QuickBooks item stands for each charge. */
export function ChargesSection({ form }: { form: SettingsForm }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="p" tone="subdued">
          Enter the id of a QuickBooks product or service: the number at the end of its address. Empty: the
          item that Plumbline creates for the charge.
        </Text>
        <div className="charge-grid">
          {chargeKinds.map((charge) => (
            <ChargeItem key={charge} form={form} charge={charge} />
          ))}
        </div>
        {fineTables.map((table) => (
          <BlockStack key={table.name} gap="400">
            <Divider />
            <MappingTable form={form} {...table} idLabel="Item id" options={null} />
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function ChargeItem({ form, charge }: { form: SettingsForm; charge: ChargeKind }) {
  const words = chargeWords[charge];
  return (
    <SettingText
      form={form}
      name={`chargeItems.${charge}`}
      label={words.charAt(0).toUpperCase() + words.slice(1)}
      placeholder="Created by Plumbline"
    />
  );
}

type FineTable = { name: TableName; title: string; helpText: string; keyLabel: string; example: string };

const fineTables: FineTable[] = [
  {
    name: "shippingItems",
    title: "Shipping methods",
    helpText: "An item of its own for some shipping methods, by title or code.",
    keyLabel: "Shipping method",
    example: "Express",
  },
  {
    name: "taxItems",
    title: "Taxes",
    helpText: "An item of its own for some taxes, by title, when they travel as lines.",
    keyLabel: "Tax",
    example: "Canada GST",
  },
  {
    name: "discountItems",
    title: "Discounts",
    helpText: "An item of its own for some discounts: a code, a label, or code, manual, automatic, script.",
    keyLabel: "Discount",
    example: "SPRING10",
  },
  {
    name: "feeItems",
    title: "Fees",
    helpText: "An item of its own for some additional fees, by name.",
    keyLabel: "Fee",
    example: "Bottle deposit",
  },
];
