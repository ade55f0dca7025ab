import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { orderListAddress } from "#app/ui/orders/order-list-address.ts";
import type { OrderRow } from "#app/ui/record/order-row.ts";
import { StatusBadge } from "#app/ui/record/status-badge.tsx";

/** The few orders a person should look at first, each with its cause. */
export function AttentionCard({ orders, failed }: { orders: OrderRow[]; failed: number }) {
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
