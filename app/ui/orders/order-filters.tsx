import {
  IndexFilters,
  IndexFiltersMode,
  type IndexFiltersProps,
  useSetIndexFiltersMode,
} from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import type { RecordStatus } from "#app/domain/record/record-status.ts";
import { statusOrder } from "#app/ui/record/status-words.ts";
import type { OrderListState } from "./order-list-address.ts";

export type OrderFiltersProps = {
  state: OrderListState;
  counts: Record<RecordStatus, number>;
  isLoading: boolean;
  onChange(change: Partial<OrderListState>): void;
};

const searchDelayMs = 350;

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

/** What is typed shows at once and is searched for after a pause; a new address (back, forward) shows in the field. */
function useDelayedSearch(current: string, onSearch: (text: string) => void) {
  const [typed, setTyped] = useState(current);
  const sent = useRef(current);
  const search = useRef(onSearch);
  search.current = onSearch;
  useEffect(() => {
    if (current === sent.current) return;
    sent.current = current;
    setTyped(current);
  }, [current]);
  useEffect(() => {
    if (typed.trim() === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed.trim();
      search.current(sent.current);
    }, searchDelayMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return [typed, setTyped] as const;
}
