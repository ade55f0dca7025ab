import { BlockStack, Card } from "@shopify/polaris";
import { SettingSwitch, SettingText } from "./setting-field.tsx";
import type { SettingsForm } from "./settings-form.ts";

export function GeneralSection({ form }: { form: SettingsForm }) {
  return (
    <Card>
      <BlockStack gap="400">
        <SettingSwitch
          form={form}
          name="isEnabled"
          label="Enable integrations"
          helpText="Off: nothing is sent to QuickBooks. Orders keep waiting here."
        />
        <SettingSwitch
          form={form}
          name="isAutoPush"
          label="Push orders automatically"
          helpText="Off: an order waits until somebody presses Push to QuickBooks."
        />
        <SettingSwitch
          form={form}
          name="excludeTestOrders"
          label="Keep test orders out of the books"
          helpText="Orders paid with a test gateway are excluded."
        />
        <SettingText
          form={form}
          name="startDate"
          type="date"
          label="Start date"
          helpText="Earlier orders are left alone. Empty: every order counts."
        />
        <SettingText
          form={form}
          name="sweepMinutes"
          type="integer"
          label="Scheduled run"
          suffix="minutes"
          helpText="How often a run looks for orders that are still waiting. New orders go out at once, without it."
        />
      </BlockStack>
    </Card>
  );
}
