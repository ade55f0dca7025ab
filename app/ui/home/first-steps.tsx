import { BlockStack, Box, Button, Card, Icon, InlineStack, Text } from "@shopify/polaris";
import { CheckCircleIcon, StatusIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { ConnectButton } from "#app/ui/connection/connect-button.tsx";

/** What a new shop does first. */
export function FirstSteps({ isConnected, hasOrders }: { isConnected: boolean; hasOrders: boolean }) {
  return (
    <Card>
      <BlockStack gap="500">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Get started
          </Text>
          <Text as="p" tone="subdued">
            Three steps, and your orders keep your books.
          </Text>
        </BlockStack>
        <Step
          isDone={isConnected}
          title="Connect QuickBooks Online"
          text="You sign in at Intuit and choose your company."
        >
          <ConnectButton label="Connect to QuickBooks" />
        </Step>
        <Step
          isDone={false}
          title="Look at the settings"
          text="The invoice prefix, the day to start from and the accounts. The defaults are safe: you can change them later."
        >
          <Button url="/app/settings">Open settings</Button>
        </Step>
        <Step
          isDone={hasOrders}
          title="See your first order"
          text="Each order shows what it becomes in QuickBooks, line by line, and the proof that the amounts agree."
        >
          <Button url="/app/orders">View orders</Button>
        </Step>
      </BlockStack>
    </Card>
  );
}

type StepProps = { isDone: boolean; title: string; text: string; children: ReactNode };

function Step({ isDone, title, text, children }: StepProps) {
  return (
    <InlineStack gap="300" wrap={false} blockAlign="start">
      <Box>
        <Icon
          source={isDone ? CheckCircleIcon : StatusIcon}
          tone={isDone ? "success" : "subdued"}
          accessibilityLabel={isDone ? "Done" : "To do"}
        />
      </Box>
      <BlockStack gap="200" inlineAlign="start">
        <BlockStack gap="050">
          <Text as="h3" variant="headingSm">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {text}
          </Text>
        </BlockStack>
        {!isDone && children}
      </BlockStack>
    </InlineStack>
  );
}
