import { Banner, BlockStack, Box, Card, Text } from "@shopify/polaris";
import {
  displayNames,
  fillNameFormat,
  findNameTrouble,
  nameFields,
} from "#app/domain/lists/customers/name-format.ts";
import { CustomerConflicts } from "./customer-conflicts.tsx";
import { MappingTable } from "./mapping-table.tsx";
import { SettingChoice, SettingSwitch, SettingText } from "./setting-field.tsx";
import type { SettingsForm } from "./settings-form.ts";

const sample = {
  first: "Ann",
  last: "Lee",
  company: "Lee & Co.",
  email: "ann@example.com",
  phone: "+1 541 555 0142",
  number: "7001",
};

const exemptionReasons = [
  "Federal government",
  "State government",
  "Local government",
  "Tribal government",
  "Charitable organisation",
  "Religious organisation",
  "Educational organisation",
  "Hospital",
  "Resale",
  "Direct pay permit",
  "Multiple points of use",
  "Direct mail",
  "Agricultural production",
  "Industrial production or manufacturing",
  "Foreign diplomat",
];

/** How customers reach the books, what they are called there, and who wins where both sides changed one. */
export function CustomersSection({ form }: { form: SettingsForm }) {
  const comesIn = form.values.switches["imports.customers"];
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="400">
          <SettingChoice
            form={form}
            name="customers.push"
            label="Customers go to QuickBooks"
            helpText="A customer that you push by hand always goes."
            options={[
              { value: "whenNeeded", label: "With the first order that needs them" },
              { value: "automatic", label: "At once" },
              { value: "off", label: "By hand only: an order whose customer is missing fails" },
            ]}
          />
          <SettingSwitch
            form={form}
            name="customers.sendUpdates"
            label="Send later changes of linked customers"
            helpText="Off: a customer in QuickBooks stays as it was created or found."
          />
          {form.values.switches["customers.sendUpdates"] && (
            <Banner tone="warning">
              <Text as="p">
                A change of a customer in Shopify overwrites the same field of its customer in QuickBooks,
                whatever stands there.
              </Text>
            </Banner>
          )}
          <Matching />
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="400">
          <SettingText
            form={form}
            name="customers.displayName"
            label="Display name in QuickBooks"
            helpText={`Fields: ${nameFields.map((field) => `{${field}}`).join(" ")}. A field that is empty takes its comma or bracket with it. Companies are called by their name.`}
          />
          <NameExample
            format={form.text("customers.displayName")}
            suffix={form.text("customers.clashSuffix")}
          />
          <SettingText
            form={form}
            name="customers.clashSuffix"
            label="When the name is taken, add"
            helpText="QuickBooks gives a name once among customers, vendors and employees. {n} counts, {number} is Shopify's number, {email} the address. Empty: such a customer fails, for you to rename."
          />
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="400">
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
          <SettingChoice
            form={form}
            name="companyBuyers"
            label="Orders of companies (B2B) belong to"
            options={[
              { value: "company", label: "The company" },
              { value: "contact", label: "The person who ordered" },
            ]}
          />
          {form.text("companyBuyers") === "company" && (
            <SettingChoice
              form={form}
              name="customers.locations"
              label="Places of a company are"
              helpText="Orders always carry the address of the place that they are shipped to."
              options={[
                { value: "shipTo", label: "Where its orders are shipped to" },
                { value: "subCustomer", label: "Sub-customers of the company" },
              ]}
            />
          )}
          <SettingChoice
            form={form}
            name="customers.exemptionReason"
            label="Tax-exempt customers (United States) are exempt because of"
            options={[
              { value: "", label: "No reason is given" },
              ...exemptionReasons.map((label, index) => ({ value: String(index + 1), label })),
            ]}
          />
          <MappingTable
            form={form}
            name="customers.typeTags"
            title="Customer types"
            helpText="Shopify has none: a tag of the customer stands for one of QuickBooks."
            keyLabel="Tag"
            example="wholesale"
            idLabel="Customer type id"
            options={null}
          />
          <MappingTable
            form={form}
            name="customers.termTags"
            title="Payment terms"
            helpText="A tag of the customer stands for terms of QuickBooks. Places of companies have terms of their own in Shopify, found by their name."
            keyLabel="Tag"
            example="net30"
            idLabel="Terms id"
            options={null}
          />
        </BlockStack>
      </Card>
      {comesIn && <CustomerConflicts form={form} />}
    </BlockStack>
  );
}

function Matching() {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        How customers are matched
      </Text>
      <Text as="p" tone="subdued">
        A link that exists counts. Without one, a customer of QuickBooks with the same e-mail address is
        taken, then one of the same name that has no other address. Where several fit, nothing is guessed: you
        choose. Only who is not there is created, one customer for each currency.
      </Text>
    </BlockStack>
  );
}

function NameExample({ format, suffix }: { format: string; suffix: string }) {
  const trouble = findNameTrouble(format);
  const name = trouble ? "" : fillNameFormat(format, sample);
  const second = displayNames(name, suffix, sample, 100)[1];
  return (
    <Box background="bg-surface-secondary" borderRadius="200" padding="300">
      <output>
        <Text as="span" tone="subdued">
          {trouble ?? `Ann Lee becomes «${name}»${second ? `, and if that is taken «${second}»` : ""}`}
        </Text>
      </output>
    </Box>
  );
}
