import {
  IndexFilters,
  IndexFiltersMode,
  type IndexFiltersProps,
  useSetIndexFiltersMode,
} from "@shopify/polaris";
import type { RecordStatus } from "#app/domain/record/record-status.ts";
import { useDelayedSearch } from "#app/ui/frame/use-delayed-search.ts";
import { kindWords, type ListedKind, numberText } from "#app/ui/record/kind-words.ts";
import { statusOrder } from "#app/ui/record/status-words.ts";
import { firstList, type RecordListState } from "./record-list-address.ts";

export type RecordFiltersProps = {
  kind: ListedKind;
  state: RecordListState;
  counts: Record<RecordStatus, number>;
  isLoading: boolean;
  onChange(change: Partial<RecordListState>): void;
};

type SortOptions = NonNullable<IndexFiltersProps["sortOptions"]>;

const byDate = (label: string): SortOptions => [
  { label, value: "processedAt desc", directionLabel: "Newest first" },
  { label, value: "processedAt asc", directionLabel: "Oldest first" },
];
const byText = (label: string, value: string): SortOptions => [
  { label, value: `${value} asc`, directionLabel: "A-Z" },
  { label, value: `${value} desc`, directionLabel: "Z-A" },
];
const byStatus = byText("QBO Status", "status");
const sortOptions: Record<ListedKind, SortOptions> = {
  order: [...byDate("Date"), ...byText("Order", "name"), ...byStatus],
  customer: [...byText("Customer", "name"), ...byDate("Added"), ...byStatus],
  product: [...byText("Product", "name"), ...byDate("Added"), ...byStatus],
};
const searchWords: Record<ListedKind, string> = {
  order: "Search by order, customer or QuickBooks number",
  customer: "Search by name, e-mail or QuickBooks name",
  product: "Search by product, vendor or QuickBooks item",
};

const views: (RecordStatus | null)[] = [null, ...statusOrder];

/** Views by status with their counts, search and sort. */
export function RecordFilters({ kind, state, counts, isLoading, onChange }: RecordFiltersProps) {
  const { mode, setMode } = useSetIndexFiltersMode(
    state.search ? IndexFiltersMode.Filtering : IndexFiltersMode.Default,
  );
  const [search, setSearch] = useDelayedSearch(state.search, (text) => onChange({ search: text }));
  const label = `Search ${kindWords[kind].many} (F)`;
  return (
    <IndexFilters
      tabs={views.map((status) => ({
        id: `view-${status ?? "all"}`,
        content: status ?? "All",
        ...(status && counts[status] > 0 && { badge: numberText(counts[status]) }),
        isLocked: true,
      }))}
      selected={views.indexOf(state.status)}
      onSelect={(index) => onChange({ status: views[index] ?? null })}
      canCreateNewView={false}
      sortOptions={sortOptions[kind]}
      sortSelected={[`${state.sort} ${state.direction}`]}
      onSort={([value]) => onChange(readSort(kind, value))}
      queryValue={search}
      queryPlaceholder={searchWords[kind]}
      onQueryChange={setSearch}
      onQueryClear={() => setSearch("")}
      cancelAction={{ onAction: () => setSearch("") }}
      filters={[]}
      appliedFilters={[]}
      onClearAll={() => setSearch("")}
      hideFilters
      filteringAccessibilityLabel={label}
      filteringAccessibilityTooltip={label}
      loading={isLoading}
      mode={mode}
      setMode={setMode}
    />
  );
}

function readSort(kind: ListedKind, value: string | undefined): Partial<RecordListState> {
  const first = firstList(kind);
  const option = sortOptions[kind].find((known) => known.value === value);
  const [sort, direction] = (option?.value ?? `${first.sort} ${first.direction}`).split(" ") as [
    RecordListState["sort"],
    RecordListState["direction"],
  ];
  return { sort, direction };
}
