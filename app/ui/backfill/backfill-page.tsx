import { Banner, BlockStack, Card, FormLayout, Link, Page, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { calendarDateText } from "#app/ui/text/moment-text.ts";

export type BackfillTrouble = { since?: string; until?: string };

export type BackfillPageProps = {
  /** Start date of the settings; null is none. */
  startDate: string | null;
  isAutoPush: boolean;
  isWorking: boolean;
  trouble: BackfillTrouble;
  onFind(days: { since: string; until: string }): void;
};

/** Books orders of the past: which days, then what would happen, then the word. */
export function BackfillPage({ startDate, isAutoPush, isWorking, trouble, onFind }: BackfillPageProps) {
  const [since, setSince] = useState("");
  const [until, setUntil] = useState("");
  const movesStart = startDate !== null && since !== "" && since < startDate;
  return (
    <Page
      title="Book past orders"
      backAction={{ content: "Orders", url: "/app/orders" }}
      primaryAction={{
        content: "Find orders",
        loading: isWorking,
        disabled: since === "",
        onAction: () => onFind({ since, until }),
      }}
    >
      <BlockStack gap="400">
        {!isAutoPush && (
          <Banner
            tone="info"
            title="Automatic push is off"
            action={{ content: "Open settings", url: "/app/settings" }}
          >
            <Text as="p">
              The orders will be listed as Unsynchronized and wait until you push them from the orders list.
            </Text>
          </Banner>
        )}
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              Which days?
            </Text>
            <FormLayout>
              <FormLayout.Group>
                <TextField
                  label="From"
                  type="date"
                  value={since}
                  onChange={setSince}
                  autoComplete="off"
                  error={trouble.since ?? false}
                  helpText="The day the order was placed, in your store's time zone."
                />
                <TextField
                  label="To (optional)"
                  type="date"
                  value={until}
                  onChange={setUntil}
                  autoComplete="off"
                  error={trouble.until ?? false}
                  helpText="Left empty: up to now."
                />
              </FormLayout.Group>
            </FormLayout>
            {movesStart && (
              <Text as="p">
                Your settings leave orders before {calendarDateText(startDate)} alone. With your last word the
                start date becomes {calendarDateText(since)}.
              </Text>
            )}
          </BlockStack>
        </Card>
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              What happens then
            </Text>
            <Text as="p">
              First the orders are found and counted. You can open each one to see exactly what it becomes,
              and correct your <Link url="/app/settings">settings</Link>. Only after your last word is
              anything sent.
            </Text>
            <Text as="p">
              Orders that are booked already are not booked twice. New orders keep going first, and the work
              can be paused at any time.
            </Text>
            <Text as="p" tone="subdued">
              Close your books in QuickBooks for periods that are done: what falls into them is then held or
              dated as your settings say.
            </Text>
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}
