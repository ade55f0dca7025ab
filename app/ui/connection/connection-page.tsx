import { Banner, BlockStack, Button, Card, InlineStack, Layout, Link, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import { PullCard } from "#app/ui/books/pull-card.tsx";
import type { PullView } from "#app/ui/books/pull-view.ts";
import { CompanyFacts } from "./company-facts.tsx";
import { ConnectButton } from "./connect-button.tsx";
import { ConnectionBadge } from "./connection-badge.tsx";
import type { ConnectionView } from "./connection-view.ts";
import { DisconnectModal } from "./disconnect-modal.tsx";

export type ConnectionPageProps = {
  connection: ConnectionView | null;
  /** How fresh our copy of the company's lists is; null without a connection that works. */
  pull: PullView | null;
  supportEmail: string;
  isDisconnecting: boolean;
  onDisconnect(): void;
};

/** Which QuickBooks company the store's books are kept in. */
export function ConnectionPage({
  connection,
  pull,
  supportEmail,
  isDisconnecting,
  onDisconnect,
}: ConnectionPageProps) {
  const [isAsking, setIsAsking] = useState(false);
  const isLive = connection !== null && connection.status !== "disconnected";
  return (
    <Page title="QuickBooks connection" backAction={{ content: "Home", url: "/app" }}>
      <Layout>
        {connection?.status === "reauthorize" && (
          <Layout.Section>
            <Banner tone="critical" title="QuickBooks asks to sign in again">
              <Text as="p">
                The connection was ended at Intuit or has expired. Orders wait here, and go out once you
                reconnect.
              </Text>
            </Banner>
          </Layout.Section>
        )}
        <Layout.Section>
          <BlockStack gap="400">
            <Card>
              <BlockStack gap="400">
                <InlineStack gap="200" blockAlign="center">
                  <Text as="h2" variant="headingMd">
                    {isLive ? connection.companyName : "QuickBooks Online"}
                  </Text>
                  <ConnectionBadge connection={connection} />
                </InlineStack>
                {isLive ? <CompanyFacts connection={connection} /> : <NotConnected connection={connection} />}
                <InlineStack gap="200">
                  <ConnectButton {...connectLook(connection)} />
                  {isLive && (
                    <Button tone="critical" onClick={() => setIsAsking(true)}>
                      Disconnect
                    </Button>
                  )}
                </InlineStack>
              </BlockStack>
            </Card>
            {pull && <PullCard pull={pull} />}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <Card>
            <BlockStack gap="200">
              <Text as="h2" variant="headingMd">
                Need a hand?
              </Text>
              <Text as="p">
                If the connection does not work, write to{" "}
                <Link url={`mailto:${supportEmail}`}>{supportEmail}</Link>.
              </Text>
              <Text as="p" tone="subdued">
                A store keeps its books in one QuickBooks company. To change to another one, disconnect first.
              </Text>
            </BlockStack>
          </Card>
        </Layout.Section>
      </Layout>
      <DisconnectModal
        companyName={connection?.companyName ?? "QuickBooks"}
        isOpen={isAsking && isLive}
        isWorking={isDisconnecting}
        onCancel={() => setIsAsking(false)}
        onConfirm={onDisconnect}
      />
    </Page>
  );
}

function connectLook(connection: ConnectionView | null) {
  if (connection?.status === "connected") return { label: "Reconnect", isPrimary: false };
  if (connection?.status === "reauthorize") return { label: "Reconnect QuickBooks" };
  return { label: "Connect to QuickBooks" };
}

function NotConnected({ connection }: { connection: ConnectionView | null }) {
  return (
    <BlockStack gap="200">
      <Text as="p">
        {connection
          ? `The store is disconnected from ${connection.companyName}. Orders wait here until you connect again.`
          : "Connect your QuickBooks Online company: every order of this store then becomes an invoice there, proven to the cent."}
      </Text>
      <Text as="p" tone="subdued">
        You sign in at Intuit, as an administrator of the company. You can disconnect at any time.
      </Text>
    </BlockStack>
  );
}
