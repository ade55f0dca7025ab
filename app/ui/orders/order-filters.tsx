import {
  IndexFilters,
  IndexFiltersMode,
  type IndexFiltersProps,
  useSetIndexFiltersMode,
} from "@shopify/polaris";
import type { RecordStatus } from "#app/domain/record/record-status.ts";
import { useDelayedSearch } from "#app/ui/frame/use-delayed-search.ts";
import { statusOrder } from "#app/ui/record/status-words.ts";
import type { OrderListState } from "./order-list-address.ts";

export type OrderFiltersProps = {
  state: OrderListState;
  counts: Record<RecordStatus, number>;
  isLoading: boolean;
  onChange(change: Partial<OrderListState>): void;
};

const sortOptions: NonNullable<IndexFiltersProps["sortOptions"]> = [
  { label: "Date", value: "processedAt desc", directionLabel: "Newest first" },
  { label: "Date", value: "processedAt asc", directionLabel: "Oldest first" },
  { label: "Order", value: "name asc", directionLabel: "A-Z" },
  { label: "Order", value: "name desc", directionLabel: "Z-A" },
  { label: "QBO Status", value: "status asc", directionLabel: "A-Z" },
  { label: "QBO Status", value: "status desc", directionLabel: "Z-A" },
];

const views: (RecordStatus | null)[] = [null, ...statusOrder];

/** Views by status with their counts, search and sort. */
export function OrderFilters({ state, counts, isLoading, onChange }: OrderFiltersProps) {
  const { mode, setMode } = useSetIndexFiltersMode(
    state.search ? IndexFiltersMode.Filtering : IndexFiltersMode.Default,
  );
  const [search, setSearch] = useDelayedSearch(state.search, (text) => onChange({ search: text }));
  return (
    <IndexFilters
      tabs={views.map((status) => ({
        id: `view-${status ?? "all"}`,
        content: status ?? "All",
        ...(status && counts[status] > 0 && { badge: String(counts[status]) }),
        isLocked: true,
      }))}
      selected={views.indexOf(state.status)}
      onSelect={(index) => onChange({ status: views[index] ?? null })}
      canCreateNewView={false}
      sortOptions={sortOptions}
      sortSelected={[`${state.sort} ${state.direction}`]}
      onSort={([value]) => onChange(readSort(value))}
      queryValue={search}
      queryPlaceholder="Search by order, customer or QuickBooks number"
      onQueryChange={setSearch}
      onQueryClear={() => setSearch("")}
      cancelAction={{ onAction: () => setSearch("") }}
      filters={[]}
      appliedFilters={[]}
      onClearAll={() => setSearch("")}
      hideFilters
      filteringAccessibilityLabel="Search orders (F)"
      filteringAccessibilityTooltip="Search orders (F)"
      loading={isLoading}
      mode={mode}
      setMode={setMode}
    />
  );
}

function readSort(value: string | undefined): Partial<OrderListState> {
  const option = sortOptions.find((known) => known.value === value);
  const [sort, direction] = (option?.value ?? "processedAt desc").split(" ") as [
    OrderListState["sort"],
    OrderListState["direction"],
  ];
  return { sort, direction };
}
