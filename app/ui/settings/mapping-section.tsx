import { Banner, BlockStack, Card, FormLayout, Text } from "@shopify/polaris";
import type { Reason } from "#app/domain/record/record-status.ts";
import { type AccountOption, accountOptions, accountWords } from "./account-options.ts";
import { SettingChoice, SettingText } from "./settings-fields.tsx";
import type { SettingsForm } from "./settings-form.ts";
import { type AccountPurpose, accountPurposes } from "./settings-values.ts";

/** The chart of accounts, or why it cannot be shown. */
export type Accounts = { list: AccountOption[]; trouble: null } | { list: null; trouble: Reason };

type SectionProps = { form: SettingsForm; accounts: Accounts };

export function AccountsSection({ form, accounts }: SectionProps) {
  const { trouble } = accounts;
  return (
    <Card>
      <BlockStack gap="400">
        {trouble && (
          <Banner
            tone="info"
            title="Accounts cannot be chosen right now"
            {...(trouble.action && { action: { content: trouble.action.label, url: trouble.action.href } })}
          >
            <Text as="p">{trouble.cause} What is chosen already stays.</Text>
          </Banner>
        )}
        <FormLayout>
          <FormLayout.Group>
            {accountPurposes.slice(0, 2).map((purpose) => (
              <AccountChoice key={purpose} purpose={purpose} form={form} accounts={accounts} />
            ))}
          </FormLayout.Group>
          <FormLayout.Group>
            {accountPurposes.slice(2, 4).map((purpose) => (
              <AccountChoice key={purpose} purpose={purpose} form={form} accounts={accounts} />
            ))}
          </FormLayout.Group>
          <FormLayout.Group>
            {accountPurposes.slice(4).map((purpose) => (
              <AccountChoice key={purpose} purpose={purpose} form={form} accounts={accounts} />
            ))}
          </FormLayout.Group>
        </FormLayout>
      </BlockStack>
    </Card>
  );
}

function AccountChoice({ purpose, form, accounts }: SectionProps & { purpose: AccountPurpose }) {
  const { label, helpText } = accountWords[purpose];
  const name = `accounts.${purpose}` as const;
  return (
    <SettingChoice
      form={form}
      name={name}
      label={label}
      helpText={helpText}
      options={accountOptions(accounts.list ?? [], purpose, form.values[name])}
      disabled={accounts.list === null}
    />
  );
}

export function SalesSection({ form, hasDefaultItem }: { form: SettingsForm; hasDefaultItem: boolean }) {
  return (
    <Card>
      <BlockStack gap="400">
        <SettingChoice
          form={form}
          name="taxMode"
          label="Sales tax"
          options={[
            { value: "lineItems", label: "One invoice line per tax, exactly as Shopify charged it" },
            { value: "none", label: "No tax expected: hold orders that have some" },
          ]}
        />
        <SettingChoice
          form={form}
          name="whenProductUnknown"
          label="A product that QuickBooks does not have"
          helpText="Products are matched by SKU first."
          options={[
            { value: "create", label: "Create it" },
            { value: "hold", label: "Hold the order" },
            ...(hasDefaultItem ? [{ value: "defaultItem", label: "Use the default item" }] : []),
          ]}
        />
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
