import { IndexTable, type IndexTableProps, useBreakpoints, useIndexResourceState } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { OrderRow } from "#app/ui/record/order-row.ts";
import { OrderListRow, OrderTableRow } from "./order-table-row.tsx";
import { type SteeringName, steeringLabels } from "./steering-words.ts";

export type OrderTableProps = {
  orders: OrderRow[];
  isLoading: boolean;
  emptyState: ReactNode;
  pagination: NonNullable<IndexTableProps["pagination"]>;
  onSteer(steering: SteeringName, ids: string[]): void;
};

const phoneHeadings: IndexTableProps["headings"] = [{ title: "Order" }];
const headings: IndexTableProps["headings"] = [
  { title: "Order" },
  { title: "Date" },
  { title: "Customer" },
  { title: "Total", alignment: "end" },
  { title: "QBO Status" },
  { title: "QBO number" },
];

/** The orders of one page, to choose from and to act on. */
export function OrderTable({ orders, isLoading, emptyState, pagination, onSteer }: OrderTableProps) {
  const isNarrow = useBreakpoints().smDown;
  const { selectedResources, allResourcesSelected, handleSelectionChange, clearSelection } =
    useIndexResourceState(orders);
  const steer = (steering: SteeringName) => ({
    content: steeringLabels[steering],
    onAction: () => {
      onSteer(steering, selectedResources);
      clearSelection();
    },
  });
  const Row = isNarrow ? OrderListRow : OrderTableRow;
  return (
    <IndexTable
      resourceName={{ singular: "order", plural: "orders" }}
      itemCount={orders.length}
      headings={isNarrow ? phoneHeadings : headings}
      loading={isLoading}
      emptyState={emptyState}
      selectedItemsCount={allResourcesSelected ? "All" : selectedResources.length}
      onSelectionChange={handleSelectionChange}
      promotedBulkActions={[steer("push"), steer("hold")]}
      bulkActions={[steer("release"), steer("exclude")]}
      pagination={pagination}
    >
      {orders.map((order, position) => (
        <Row
          key={order.id}
          order={order}
          position={position}
          isSelected={selectedResources.includes(order.id)}
        />
      ))}
    </IndexTable>
  );
}
