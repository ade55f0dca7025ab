import { Form } from "@remix-run/react";
import { Banner, Button, InlineStack, Layout, Page, Text } from "@shopify/polaris";
import { type ReactNode, useRef, useState } from "react";
import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import { ConnectionBadge } from "#app/ui/connection/connection-badge.tsx";
import type { ConnectionView } from "#app/ui/connection/connection-view.ts";
import type { Accounts } from "./account-options.ts";
import { AccountsSection } from "./accounts-section.tsx";
import { ChargesSection } from "./charges-section.tsx";
import { CustomersSection } from "./customers-section.tsx";
import { DocumentsSection } from "./documents-section.tsx";
import { GatewaysSection } from "./gateways-section.tsx";
import { GeneralSection } from "./general-section.tsx";
import { ImportsSection } from "./imports-section.tsx";
import { NumbersSection } from "./numbers-section.tsx";
import { type Replay, ReplayCard } from "./replay-card.tsx";
import { RulesSection, type RuleView } from "./rules-section.tsx";
import { SalesSection } from "./sales-section.tsx";
import type { SettingsForm } from "./settings-form.ts";
import { SettingsSaveBar } from "./settings-save-bar.tsx";
import type { SettingsErrors, SettingsValues } from "./settings-values.ts";
import { TaxesSection } from "./taxes-section.tsx";
import { TextsSection } from "./texts-section.tsx";
import { useLeaveGuard } from "./use-leave-guard.ts";

export type SettingsPageProps = {
  saved: SettingsValues;
  errors: SettingsErrors;
  accounts: Accounts;
  connection: ConnectionView | null;
  facts: BooksFacts | null;
  rules: RuleView[];
  isSaving: boolean;
  replay: Replay | null;
  isReplaying: boolean;
  /** Tries what stands in the form, without saving it. */
  onReplay(form: HTMLFormElement): void;
};

/** What the merchant decides about their books. */
export function SettingsPage({
  saved,
  errors,
  accounts,
  connection,
  facts,
  rules,
  isSaving,
  replay,
  isReplaying,
  onReplay,
}: SettingsPageProps) {
  const formElement = useRef<HTMLFormElement>(null);
  const [values, setValues] = useSavedValues(saved);
  const isDirty = JSON.stringify(values) !== JSON.stringify(saved);
  useLeaveGuard(isDirty);
  const form: SettingsForm = {
    values,
    errors,
    text: (name) => values.texts[name] ?? "",
    set: (name, value) =>
      setValues((current) => ({ ...current, texts: { ...current.texts, [name]: value } })),
    flip: (name, value) =>
      setValues((current) => ({ ...current, switches: { ...current.switches, [name]: value } })),
  };
  return (
    <Page title="Settings" backAction={{ content: "Home", url: "/app" }}>
      <SettingsSaveBar
        isDirty={isDirty}
        isSaving={isSaving}
        onSave={() => formElement.current?.requestSubmit()}
        onDiscard={() => setValues(saved)}
      />
      <Form method="post" ref={formElement} noValidate className="settings-form">
        <Layout>
          {Object.keys(errors).length > 0 && (
            <Layout.Section variant="fullWidth">
              <Banner tone="critical" title="Nothing was saved yet">
                <Text as="p">Please correct the fields that are marked below, then save again.</Text>
              </Banner>
            </Layout.Section>
          )}
          <Section id="connection" title="QuickBooks Online" text="The company that these settings apply to.">
            <ConnectionSummary connection={connection} />
          </Section>
          <Section id="general" title="General" text="What is sent, and when.">
            <GeneralSection form={form} />
          </Section>
          <Section id="documents" title="Documents" text="What orders and refunds become in the books.">
            <DocumentsSection form={form} />
          </Section>
          <Section
            id="numbers"
            title="Numbers"
            text="How documents are numbered. QuickBooks takes 21 characters."
          >
            <NumbersSection form={form} />
          </Section>
          <Section id="taxes" title="Taxes" text="How tax reaches the books.">
            <TaxesSection form={form} facts={facts} />
          </Section>
          <Section
            id="mapping"
            title="Accounts"
            text="Where amounts are posted. Plumbline creates an account when it is first needed, or you choose one of yours."
          >
            <AccountsSection form={form} accounts={accounts} />
          </Section>
          <Section id="gateways" title="Gateways" text="Where money waits until it is paid out.">
            <GatewaysSection form={form} accounts={accounts} />
          </Section>
          <Section
            id="charges"
            title="Item/Charge mapping"
            text="Which QuickBooks item stands for shipping, tax, discounts and other charges."
          >
            <ChargesSection form={form} />
          </Section>
          <Section id="sales" title="Products" text="How they are found or created.">
            <SalesSection form={form} />
          </Section>
          <Section
            id="customers"
            title="Customers"
            text="How they are found, created, called and kept in step."
          >
            <CustomersSection form={form} />
          </Section>
          <Section
            id="imports"
            title="Imports"
            text="What comes from QuickBooks' lists into the shop, each switched on by itself."
          >
            <ImportsSection form={form} />
          </Section>
          <Section id="texts" title="Texts" text="What documents say, with fields of the order.">
            <TextsSection form={form} />
          </Section>
          <Section
            id="rules"
            title="Rules"
            text="Tried in their order: for each thing that a rule decides, the first one that matches counts."
          >
            <RulesSection rules={rules} />
          </Section>
          <Section id="replay" title="Try it" text="What these settings would change.">
            <ReplayCard
              replay={replay}
              isReplaying={isReplaying}
              onReplay={() => formElement.current && onReplay(formElement.current)}
            />
          </Section>
          <Layout.Section variant="fullWidth">
            <div className="settings-end">
              <InlineStack align="end">
                <Button submit variant="primary" loading={isSaving}>
                  Save settings
                </Button>
              </InlineStack>
            </div>
          </Layout.Section>
        </Layout>
      </Form>
    </Page>
  );
}

/** Starts from what is saved, and again whenever something else was saved. */
function useSavedValues(saved: SettingsValues) {
  const [values, setValues] = useState(saved);
  const [known, setKnown] = useState(saved);
  if (JSON.stringify(known) !== JSON.stringify(saved)) {
    setKnown(saved);
    setValues(saved);
  }
  return [values, setValues] as const;
}

type SectionProps = { id: string; title: string; text: string; children: ReactNode };

function Section({ id, title, text, children }: SectionProps) {
  return (
    <Layout.AnnotatedSection id={id} title={title} description={text}>
      {children}
    </Layout.AnnotatedSection>
  );
}

function ConnectionSummary({ connection }: { connection: ConnectionView | null }) {
  return (
    <div className="settings-connection">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" fontWeight="semibold">
          {connection?.companyName ?? "No company"}
        </Text>
        <ConnectionBadge connection={connection} />
      </InlineStack>
      <Button url="/app/connection">QuickBooks Online</Button>
    </div>
  );
}
