import { Banner, BlockStack, Card, Text } from "@shopify/polaris";
import { type Accounts, accountOptions, accountWords } from "./account-options.ts";
import { SettingChoice } from "./setting-field.tsx";
import { type AccountPurpose, accountPurposes } from "./settings-fields.ts";
import type { SettingsForm } from "./settings-form.ts";

type SectionProps = { form: SettingsForm; accounts: Accounts };

/** Where amounts are posted. */
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
        <div className="choice-grid">
          {accountPurposes.map((purpose) => (
            <AccountChoice key={purpose} purpose={purpose} form={form} accounts={accounts} />
          ))}
        </div>
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
      options={accountOptions(accounts.list ?? [], purpose, form.text(name))}
      disabled={accounts.list === null}
    />
  );
}
