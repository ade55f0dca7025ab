import { BlockStack, Layout, Page } from "@shopify/polaris";
import { ActivityCard } from "./activity-card.tsx";
import { AttentionCard } from "./attention-card.tsx";
import { ConnectionCard } from "./connection-card.tsx";
import { FirstSteps } from "./first-steps.tsx";
import type { HomeView } from "./home-view.ts";
import { LookCard } from "./look-card.tsx";
import { StatusTiles } from "./status-tiles.tsx";

/** How the books stand, and what to do next. */
export function HomePage(view: HomeView) {
  const { connection, counts, hasOrders, needsAttention, look } = view;
  const isNew = connection === null || !hasOrders;
  return (
    <Page title="Plumbline" primaryAction={{ content: "View orders", url: "/app/orders" }}>
      <Layout>
        {isNew && (
          <Layout.Section>
            <FirstSteps isConnected={connection?.status === "connected"} hasOrders={hasOrders} />
          </Layout.Section>
        )}
        {hasOrders && (
          <Layout.Section variant="fullWidth">
            <StatusTiles counts={counts} />
          </Layout.Section>
        )}
        {hasOrders && (
          <Layout.Section>
            <AttentionCard orders={needsAttention} failed={counts.Failed} />
          </Layout.Section>
        )}
        {(hasOrders || connection) && (
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              {look.links + look.settings > 0 && <LookCard {...look} />}
              {connection && <ConnectionCard connection={connection} />}
              {hasOrders && <ActivityCard {...view} />}
            </BlockStack>
          </Layout.Section>
        )}
      </Layout>
    </Page>
  );
}
