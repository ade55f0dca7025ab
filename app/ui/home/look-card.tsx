import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";

export type LookCounts = { links: number; settings: number };

/** Links and settings that are not any more as they were, with the way there. */
export function LookCard({ links, settings }: LookCounts) {
  const parts = [
    ...(settings > 0
      ? [settings === 1 ? "1 setting leads nowhere" : `${settings} settings lead nowhere`]
      : []),
    ...(links > 0 ? [links === 1 ? "1 link is not as it was" : `${links} links are not as they were`] : []),
  ];
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Needs a look
        </Text>
        <Text as="p">
          {parts.join(", and ")}: something was renamed, merged, edited or taken away in QuickBooks.
        </Text>
        <InlineStack>
          <Button url="/app/links/look">Look at them</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
