import { BlockStack, Card } from "@shopify/polaris";
import { SettingChoice, SettingSwitch } from "./setting-field.tsx";
import type { SettingsForm } from "./settings-form.ts";

/** What orders and refunds become, and what happens when they change. */
export function DocumentsSection({ form }: { form: SettingsForm }) {
  const isInvoice = form.text("form") === "invoice";
  return (
    <Card>
      <BlockStack gap="400">
        <SettingChoice
          form={form}
          name="form"
          label="An order becomes"
          helpText="Orders that are booked already keep their form. Rules can choose another form for some orders."
          options={[
            { value: "invoice", label: "An invoice, with a payment for each capture" },
            { value: "salesReceipt", label: "A sales receipt for each capture" },
          ]}
        />
        {isInvoice ? (
          <SettingChoice
            form={form}
            name="refundForm"
            label="A refund becomes"
            options={[
              { value: "creditMemo", label: "A credit memo, with the entry that pays it out" },
              { value: "refundReceipt", label: "A refund receipt" },
            ]}
          />
        ) : (
          <SettingChoice
            form={form}
            name="whenUnpaid"
            label="An order that is not paid yet"
            options={[
              { value: "wait", label: "Waits for its money" },
              { value: "invoice", label: "Becomes an invoice" },
            ]}
          />
        )}
        <SettingChoice
          form={form}
          name="draftOrders"
          label="Draft orders and quotes"
          helpText="The invoice of the order that a draft becomes follows from its estimate and closes it."
          options={[
            { value: "leave", label: "Leave them alone" },
            { value: "estimate", label: "Book each as an estimate" },
          ]}
        />
        {form.text("draftOrders") === "estimate" && (
          <SettingChoice
            form={form}
            name="estimateDate"
            label="An estimate is made and dated"
            options={[
              { value: "created", label: "When its draft order is created" },
              { value: "completed", label: "When its draft order is completed" },
            ]}
          />
        )}
        <SettingChoice
          form={form}
          name="booksCurrency"
          label="Currency of the books"
          helpText="Counts where a buyer pays in another currency than the shop's."
          options={[
            { value: "shop", label: "The shop's, exchange differences in an account of their own" },
            { value: "presentment", label: "The buyer's, as QuickBooks multicurrency" },
          ]}
        />
        <SettingChoice
          form={form}
          name="whenChanged"
          label="An order that changes after it was booked"
          options={[
            { value: "update", label: "Change its document" },
            { value: "adjust", label: "Book the difference as a document of its own" },
            { value: "hold", label: "Leave it to a person" },
          ]}
        />
        <SettingChoice
          form={form}
          name="closedPeriod"
          label="A document that falls into closed books"
          options={[
            { value: "hold", label: "Hold the order" },
            { value: "firstOpenDay", label: "Date it on the first open day" },
            { value: "list", label: "List it for the accountant" },
          ]}
        />
        <SettingChoice
          form={form}
          name="roundingCapMinor"
          label="Visible rounding line, at most"
          helpText="Where an order's own amounts do not add up to its total. Off: such an order is held."
          options={roundingOptions}
        />
        <SettingSwitch
          form={form}
          name="withShipment"
          label="Ship date, carrier and tracking number on documents"
        />
      </BlockStack>
    </Card>
  );
}

const roundingOptions = [
  { value: "0", label: "Off" },
  ...[1, 2, 3, 4, 5].map((minor) => ({ value: String(minor), label: `0.0${minor}` })),
];
