import { BlockStack, Card, Text } from "@shopify/polaris";
import { StatusBadge } from "#app/ui/record/status-badge.tsx";
import { Moment } from "#app/ui/text/moment.tsx";
import type { HistoryLine } from "./order-page-view.ts";

/** Everything that happened to the order's status, newest first. */
export function TimelineCard({ history }: { history: HistoryLine[] }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Timeline
        </Text>
        {history.length === 0 ? (
          <Text as="p" tone="subdued">
            Nothing has happened yet.
          </Text>
        ) : (
          <ol className="timeline">
            {history.map((line) => (
              <li key={line.key}>
                <StatusBadge status={line.status} />
                {line.reasonTitle && <div className="keep-lines">{line.reasonTitle}</div>}
                <div className="subdued keep-lines">{line.actor}</div>
                <div className="subdued">
                  <Moment iso={line.at} />
                </div>
              </li>
            ))}
          </ol>
        )}
      </BlockStack>
    </Card>
  );
}
