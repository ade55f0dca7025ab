import { Banner, BlockStack, Card, EmptySearchResult, List, Page, Text } from "@shopify/polaris";
import type { RecordStatus } from "#app/domain/record/record-status.ts";
import type { OrderRow } from "#app/ui/record/order-row.ts";
import { OrderFilters } from "./order-filters.tsx";
import type { OrderListState } from "./order-list-address.ts";
import { OrderTable } from "./order-table.tsx";
import type { SteeringName } from "./steering-words.ts";

export type OrdersPageProps = {
  state: OrderListState;
  counts: Record<RecordStatus, number>;
  orders: OrderRow[];
  total: number;
  nextCursor: string | null;
  previousCursor: string | null;
  isLoading: boolean;
  problems: string[];
  onDismissProblems(): void;
  onChange(change: Partial<OrderListState>): void;
  onSteer(steering: SteeringName, ids: string[]): void;
};

/** Every order with its QBO status. */
export function OrdersPage(props: OrdersPageProps) {
  const { state, counts, orders, isLoading, problems, nextCursor, previousCursor, total } = props;
  return (
    <Page title="Orders" fullWidth>
      <BlockStack gap="400">
        {problems.length > 0 && (
          <Banner tone="warning" title="Not everything was changed" onDismiss={props.onDismissProblems}>
            <List>
              {problems.map((problem) => (
                <List.Item key={problem}>{problem}</List.Item>
              ))}
            </List>
          </Banner>
        )}
        <Card padding="0">
          <OrderFilters state={state} counts={counts} isLoading={isLoading} onChange={props.onChange} />
          <OrderTable
            orders={orders}
            isLoading={isLoading}
            emptyState={<NoOrders state={state} />}
            onSteer={props.onSteer}
            pagination={{
              hasNext: nextCursor !== null,
              hasPrevious: previousCursor !== null,
              onNext: () => props.onChange({ cursor: nextCursor }),
              onPrevious: () => props.onChange({ cursor: previousCursor }),
              label: total === 1 ? "1 order" : `${total} orders`,
            }}
          />
        </Card>
        <Text as="p" tone="subdued" alignment="center" variant="bodySm">
          Point at a status to see its reason.
        </Text>
      </BlockStack>
    </Page>
  );
}

function NoOrders({ state }: { state: OrderListState }) {
  if (state.search)
    return (
      <EmptySearchResult
        title="No order fits"
        description={`Nothing was found for "${state.search}". Try another order, customer or QuickBooks number.`}
        withIllustration={false}
      />
    );
  if (state.status)
    return (
      <EmptySearchResult
        title={`No order is ${state.status}`}
        description="Choose another view to see the others."
        withIllustration={false}
      />
    );
  return (
    <EmptySearchResult
      title="No orders yet"
      description="An order appears here within seconds of being placed in your store."
      withIllustration={false}
    />
  );
}
