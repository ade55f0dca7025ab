import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { CompanyFacts } from "#app/ui/connection/company-facts.tsx";
import { ConnectButton } from "#app/ui/connection/connect-button.tsx";
import { ConnectionBadge } from "#app/ui/connection/connection-badge.tsx";
import type { ConnectionView } from "#app/ui/connection/connection-view.ts";

/** The connection at a glance, with the button that repairs it. */
export function ConnectionCard({ connection }: { connection: ConnectionView | null }) {
  const isLive = connection !== null && connection.status !== "disconnected";
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {isLive ? connection.companyName : "QuickBooks Online"}
          </Text>
          <ConnectionBadge connection={connection} />
        </InlineStack>
        {isLive ? (
          <CompanyFacts connection={connection} isShort />
        ) : (
          <Text as="p">Orders wait here until QuickBooks is connected.</Text>
        )}
        {connection?.status === "connected" ? (
          <InlineStack>
            <Button url="/app/connection" variant="plain">
              Manage connection
            </Button>
          </InlineStack>
        ) : (
          <ConnectButton label={isLive ? "Reconnect QuickBooks" : "Connect to QuickBooks"} />
        )}
      </BlockStack>
    </Card>
  );
}
