import { Card } from "@shopify/polaris";
import { type Accounts, accountOptions } from "./account-options.ts";
import { MappingTable } from "./mapping-table.tsx";
import type { SettingsForm } from "./settings-form.ts";

/** Which account the money of each payment gateway waits in. */
export function GatewaysSection({ form, accounts }: { form: SettingsForm; accounts: Accounts }) {
  return (
    <Card>
      <MappingTable
        form={form}
        name="gatewayAccounts"
        title="Payment gateways"
        helpText="Where a gateway's money goes. Finer rows add the currency and the location's id: cash|USD, cash|USD|65001. The most exact row counts; others use the clearing account above."
        keyLabel="Gateway"
        example="paypal"
        idLabel="Account"
        options={accounts.list ? accountOptions(accounts.list, "clearing", "").slice(1) : null}
      />
    </Card>
  );
}
