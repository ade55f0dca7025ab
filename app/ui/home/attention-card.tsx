import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { RecordRow } from "#app/ui/record/record-row.ts";
import { StatusBadge } from "#app/ui/record/status-badge.tsx";
import { orderListAddress } from "#app/ui/records/record-list-address.ts";

/** The few orders a person should look at first, each with its cause. */
export function AttentionCard({ orders, failed }: { orders: RecordRow[]; failed: number }) {
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Needs your attention
          </Text>
          {orders.length > 0 && (
            <Link url={orderListAddress({ status: failed > 0 ? "Failed" : "Held" })} removeUnderline>
              View all
            </Link>
          )}
        </InlineStack>
        {orders.length === 0 ? (
          <Text as="p" tone="subdued">
            Nothing. Every order is booked, on its way, or set aside with a reason.
          </Text>
        ) : (
          <ul className="rows">
            {orders.map((order) => (
              <li key={order.id}>
                <BlockStack gap="100">
                  <InlineStack gap="200" blockAlign="center">
                    <Link url={order.href} removeUnderline>
                      <Text as="span" fontWeight="semibold">
                        {order.name}
                      </Text>
                    </Link>
                    <StatusBadge status={order.status} />
                  </InlineStack>
                  {order.reason && (
                    <div className="keep-lines">
                      <Text as="p" fontWeight="medium">
                        {order.reason.title}
                      </Text>
                      <Text as="p" tone="subdued">
                        {order.reason.cause}
                      </Text>
                    </div>
                  )}
                </BlockStack>
              </li>
            ))}
          </ul>
        )}
      </BlockStack>
    </Card>
  );
}
