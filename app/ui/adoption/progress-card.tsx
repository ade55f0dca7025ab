import { Banner, BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import type { AdoptPageProps } from "./adopt-page.tsx";
import type { AdoptionView } from "./adoption-view.ts";

const titles: Record<AdoptionView["state"], string> = {
  looking: "Looking",
  paused: "Paused",
  ready: "Looked through",
  failed: "Stopped",
};

/** How far the look is, what it took, and the hand on it. */
export function ProgressCard({
  adoption,
  isWorking,
  onGoOn,
  onPause,
}: AdoptPageProps & { adoption: AdoptionView }) {
  const { state, looked, asked, reason } = adoption;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {titles[state]}
        </Text>
        <Text as="p">
          {`${looked.order} orders, ${looked.customer} customers and ${looked.item} products were looked at, with ${asked} reads of QuickBooks.`}
        </Text>
        {state === "looking" && (
          <BlockStack gap="100">
            <ProgressBar progress={progressOf(adoption)} size="small" />
            <Text as="p" tone="subdued">
              {phaseText(adoption)}
            </Text>
          </BlockStack>
        )}
        {reason && (
          <Banner tone={state === "failed" ? "critical" : "warning"} title={reason.title}>
            {reason.cause} {reason.fix}
          </Banner>
        )}
        {state !== "ready" && (
          <InlineStack gap="200">
            {state === "looking" && (
              <Button disabled={isWorking} onClick={onPause}>
                Pause
              </Button>
            )}
            {(state === "paused" || state === "failed") && (
              <Button variant="primary" disabled={isWorking} onClick={onGoOn}>
                Go on
              </Button>
            )}
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

/** Orders are most of the work; how many customers and products there are is not known before. */
function progressOf({ phase, position, fromDay, toDay }: AdoptionView): number {
  if (phase === "customers") return 80;
  if (phase === "items") return 90;
  if (phase === "done") return 100;
  const [from, to, at] = [fromDay, toDay, position ?? fromDay].map((day) => Date.parse(day));
  if (from === undefined || to === undefined || at === undefined || to <= from) return 0;
  return Math.round((80 * (at - from)) / (to - from));
}

function phaseText({ phase, position }: AdoptionView): string {
  if (phase === "orders") return `Orders from ${position ?? "the first day"} on`;
  return phase === "customers" ? "Customers" : "Products";
}
