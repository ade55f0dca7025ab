import { IndexTable, type IndexTableProps, useBreakpoints, useIndexResourceState } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { RecordStatus } from "#app/domain/record/record-status.ts";
import { countText, kindWords, type ListedKind } from "#app/ui/record/kind-words.ts";
import type { RecordRow } from "#app/ui/record/record-row.ts";
import { RecordListRow, RecordTableRow } from "./record-table-row.tsx";
import { type SteeringName, steeringLabels } from "./steering-words.ts";

/** What was ticked: these, or all that the list shows, over all pages. */
export type Ticked = string[] | "all";

type RecordTableProps = {
  kind: ListedKind;
  /** The view that is shown: in the view of what failed, trying again comes first. */
  status: RecordStatus | null;
  records: RecordRow[];
  total: number;
  isLoading: boolean;
  emptyState: ReactNode;
  pagination: NonNullable<IndexTableProps["pagination"]>;
  onSteer(steering: SteeringName, ticked: Ticked): void;
};

type Headings = IndexTableProps["headings"];

const headings: Record<ListedKind, Headings> = {
  order: [
    { title: "Order" },
    { title: "Date" },
    { title: "Customer" },
    { title: "Total", alignment: "end" },
    { title: "QBO Status" },
    { title: "QBO number" },
  ],
  customer: [
    { title: "Customer" },
    { title: "E-mail" },
    { title: "Added" },
    { title: "QBO Status" },
    { title: "QBO customer" },
  ],
  product: [
    { title: "Product" },
    { title: "Vendor" },
    { title: "Added" },
    { title: "QBO Status" },
    { title: "QBO item" },
  ],
};

const phoneHeadings: Record<ListedKind, Headings> = {
  order: [{ title: "Order" }],
  customer: [{ title: "Customer" }],
  product: [{ title: "Product" }],
};

/** Headings of a table of records; a phone has room for one. */
export const headingsOf = (kind: ListedKind, isNarrow: boolean): Headings =>
  isNarrow ? phoneHeadings[kind] : headings[kind];

/** The records of one page, to choose from and to act on. */
export function RecordTable(props: RecordTableProps) {
  const { kind, status, records, total, isLoading, emptyState, pagination, onSteer } = props;
  const isNarrow = useBreakpoints().smDown;
  const { selectedResources, allResourcesSelected, handleSelectionChange, clearSelection } =
    useIndexResourceState(records);
  const steer = (steering: SteeringName) => ({
    content: steeringLabels[steering],
    onAction: () => {
      onSteer(steering, allResourcesSelected ? "all" : selectedResources);
      clearSelection();
    },
  });
  const first: SteeringName[] = status === "Failed" ? ["retry", "push"] : ["push", "hold"];
  const rest: SteeringName[] =
    status === "Failed" ? ["hold", "release", "exclude"] : ["retry", "release", "exclude"];
  const Row = isNarrow ? RecordListRow : RecordTableRow;
  return (
    <IndexTable
      resourceName={{ singular: kindWords[kind].one, plural: kindWords[kind].many }}
      itemCount={records.length}
      headings={headingsOf(kind, isNarrow)}
      loading={isLoading}
      emptyState={emptyState}
      hasMoreItems={total > records.length}
      selectedItemsCount={allResourcesSelected ? "All" : selectedResources.length}
      paginatedSelectAllActionText={`Select all ${countText(kind, total)}`}
      paginatedSelectAllText={`All ${countText(kind, total)} are selected`}
      onSelectionChange={handleSelectionChange}
      promotedBulkActions={first.map(steer)}
      bulkActions={rest.map(steer)}
      pagination={pagination}
    >
      {records.map((record, position) => (
        <Row
          key={record.id}
          kind={kind}
          record={record}
          position={position}
          isSelected={selectedResources.includes(record.id)}
        />
      ))}
    </IndexTable>
  );
}
