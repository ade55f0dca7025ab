import { Banner, InlineStack, Spinner, Text } from "@shopify/polaris";
import { Moment } from "#app/ui/text/moment.tsx";
import { listWords } from "./books-words.ts";
import type { PullView } from "./pull-view.ts";

/** When the lists were pulled last, or that they are being pulled. */
export function PullStatus({ pull }: { pull: PullView }) {
  if (pull.isRunning)
    return (
      <InlineStack gap="200" blockAlign="center">
        <Spinner size="small" accessibilityLabel="Refreshing" />
        <Text as="span">{runningText(pull)}</Text>
      </InlineStack>
    );
  return (
    <Text as="span" tone="subdued">
      {pull.pulledAt ? (
        <>
          Last pulled <Moment iso={pull.pulledAt} />
        </>
      ) : (
        "Not pulled yet"
      )}
    </Text>
  );
}

function runningText({ reading }: PullView): string {
  if (!reading || reading.count === 0) return "Refreshing from QuickBooks";
  return `Reading ${listWords[reading.type]}: ${reading.count.toLocaleString("en-US")} so far`;
}

/** Why the last pull did not come through; nothing when it did. */
export function PullTrouble({ pull: { trouble } }: { pull: PullView }) {
  if (!trouble) return null;
  return (
    <Banner
      tone="warning"
      title={`The last refresh did not work: ${trouble.title}`}
      {...(trouble.action && { action: { content: trouble.action.label, url: trouble.action.href } })}
    >
      <Text as="p">
        {trouble.cause} {trouble.fix}
      </Text>
    </Banner>
  );
}
