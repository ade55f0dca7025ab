import { BlockStack, Card, Text } from "@shopify/polaris";
import { Moment } from "#app/ui/text/moment.tsx";
import type { HistoryLine } from "./history-lines.ts";
import { StatusBadge } from "./status-badge.tsx";

/** Everything that happened to a record's status, newest first. */
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
