import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { BookingChange, BookingDifference } from "#app/domain/rules/compare-settings.ts";

/** How the newest orders would be booked under what stands in the form. */
export type Replay = { replayed: number; differences: BookingDifference[] };

/** Enough to see what a change does; more only makes the page slow. */
const maxShown = 25;

type ReplayCardProps = { replay: Replay | null; isReplaying: boolean; onReplay(): void };

/** Tries the settings on the newest orders before they are saved. */
export function ReplayCard({ replay, isReplaying, onReplay }: ReplayCardProps) {
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Text as="p" tone="subdued">
            Plans the newest orders under these settings, as if none was booked. Nothing is saved or sent.
          </Text>
          <Button onClick={onReplay} loading={isReplaying}>
            See what would change
          </Button>
        </InlineStack>
        {replay && (
          <output>
            <Text as="p" fontWeight="semibold">
              {summaryOf(replay)}
            </Text>
          </output>
        )}
        {replay && replay.differences.length > maxShown && (
          <Text as="p" tone="subdued">
            {`The newest ${maxShown} of them:`}
          </Text>
        )}
        {replay && replay.differences.length > 0 && (
          <ul className="rows">
            {replay.differences.slice(0, maxShown).map((difference) => (
              <li key={difference.orderId}>
                <OrderDifference difference={difference} />
              </li>
            ))}
          </ul>
        )}
      </BlockStack>
    </Card>
  );
}

function summaryOf({ replayed, differences }: Replay): string {
  if (replayed === 0) return "There are no orders to try these settings on yet.";
  const of = `${replayed} ${replayed === 1 ? "order" : "orders"}`;
  return differences.length === 0
    ? `None of the newest ${of} would be booked differently.`
    : `${differences.length} of the newest ${of} would be booked differently.`;
}

function OrderDifference({ difference: { orderId, name, changes } }: { difference: BookingDifference }) {
  return (
    <BlockStack gap="100">
      <Link url={`/app/orders/${orderId.split("/").at(-1)}`} removeUnderline>
        {name}
      </Link>
      {changes.map((change) => (
        <div key={`${change.document} ${change.what}`} className="keep-lines subdued">
          {changeText(change)}
        </div>
      ))}
    </BlockStack>
  );
}

function changeText({ document, what, before, after }: BookingChange): string {
  const about = [document, what === "document" ? null : what].filter(Boolean).join(", ");
  return `${about}: ${before || "none"} → ${after || "none"}`;
}
