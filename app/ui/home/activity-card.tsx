import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import { Moment } from "#app/ui/text/moment.tsx";
import type { HomeView } from "./home-view.ts";

/** What happened last, what waits, and what happens next. */
export function ActivityCard({
  oldestWaiting,
  lastBookedAt,
  nextSweepAt,
}: Pick<HomeView, "oldestWaiting" | "lastBookedAt" | "nextSweepAt">) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Activity
        </Text>
        <dl className="facts facts-stacked">
          <dt>Last booked</dt>
          <dd>{lastBookedAt ? <Moment iso={lastBookedAt} /> : "Nothing yet"}</dd>
          <dt>Next scheduled run</dt>
          <dd>{nextSweepAt ? <Moment iso={nextSweepAt} /> : "Within minutes"}</dd>
          <dt>Waiting longest</dt>
          <dd>
            {oldestWaiting ? (
              <>
                <Link url={oldestWaiting.href} removeUnderline>
                  {oldestWaiting.name}
                </Link>
                {oldestWaiting.processedAt && (
                  <>
                    {", "}
                    <Moment iso={oldestWaiting.processedAt} />
                  </>
                )}
              </>
            ) : (
              "No order waits"
            )}
          </dd>
        </dl>
      </BlockStack>
    </Card>
  );
}
