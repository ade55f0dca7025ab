import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { PullStatus, PullTrouble } from "./pull-status.tsx";
import type { PullView } from "./pull-view.ts";
import { useRefreshLists } from "./use-refresh-lists.ts";

/** QuickBooks' lists on the page of the connection: how fresh our copy is, and a button to refresh it. */
export function PullCard({ pull }: { pull: PullView }) {
  const { isAsking, refresh } = useRefreshLists();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          QuickBooks lists
        </Text>
        <Text as="p">
          Customers, products, accounts and other lists of the company are copied here, so that orders find
          what is there already.
        </Text>
        <PullTrouble pull={pull} />
        <PullStatus pull={pull} />
        <InlineStack gap="200">
          <Button onClick={refresh} loading={isAsking} disabled={pull.isRunning}>
            Refresh from QuickBooks
          </Button>
          <Button url="/app/books" variant="plain">
            See the lists
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
