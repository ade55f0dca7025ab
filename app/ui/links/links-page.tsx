import {
  Banner,
  Box,
  Card,
  EmptySearchResult,
  IndexFilters,
  IndexFiltersMode,
  Page,
  useSetIndexFiltersMode,
} from "@shopify/polaris";
import { type LinkGroup, linkGroupNames } from "#app/domain/lists/links/link-groups.ts";
import { useDelayedSearch } from "#app/ui/frame/use-delayed-search.ts";
import type { LinkRow } from "./link-row.ts";
import { groupWords } from "./link-words.ts";
import type { LinksState } from "./links-address.ts";
import { LinksTable } from "./links-table.tsx";

export type LinksPageProps = {
  state: LinksState;
  counts: Record<LinkGroup, number>;
  isConnected: boolean;
  links: LinkRow[];
  total: number;
  nextCursor: string | null;
  previousCursor: string | null;
  isLoading: boolean;
  isExporting: boolean;
  exportTrouble: string | null;
  onChange(change: Partial<LinksState>): void;
  onExport(): void;
};

/** Every link between the shop and the books. */
export function LinksPage(props: LinksPageProps) {
  const { state, links, total, nextCursor, previousCursor, isLoading, onChange } = props;
  return (
    <Page
      title="Links"
      subtitle="What belongs together in Shopify and QuickBooks."
      fullWidth
      secondaryActions={[
        {
          content: "Export",
          loading: props.isExporting,
          disabled: !props.isConnected,
          onAction: props.onExport,
          accessibilityLabel: "Export all links as a CSV file",
        },
        { content: "Needs a look", url: "/app/links/look" },
        { content: "Adopt existing books", url: "/app/adopt" },
        { content: "Import", url: "/app/links/import", accessibilityLabel: "Import links from a CSV file" },
      ]}
    >
      {props.exportTrouble && (
        <Box paddingBlockEnd="400">
          <Banner tone="critical" title="The file was not made">
            {props.exportTrouble}
          </Banner>
        </Box>
      )}
      <Card padding="0">
        <LinkFilters {...props} />
        <LinksTable
          links={links}
          withKind={state.group === "documents"}
          isLoading={isLoading}
          emptyState={<NoLinks state={state} isConnected={props.isConnected} />}
          pagination={{
            hasNext: nextCursor !== null,
            hasPrevious: previousCursor !== null,
            onNext: () => onChange({ cursor: nextCursor }),
            onPrevious: () => onChange({ cursor: previousCursor }),
            label: total === 1 ? "1 link" : `${total} links`,
          }}
        />
      </Card>
    </Page>
  );
}

function LinkFilters({ state, counts, isLoading, onChange }: LinksPageProps) {
  const { mode, setMode } = useSetIndexFiltersMode(
    state.search ? IndexFiltersMode.Filtering : IndexFiltersMode.Default,
  );
  const [search, setSearch] = useDelayedSearch(state.search, (text) => onChange({ search: text }));
  return (
    <IndexFilters
      tabs={linkGroupNames.map((group) => ({
        id: `links-${group}`,
        content: groupWords[group],
        ...(counts[group] > 0 && { badge: String(counts[group]) }),
        isLocked: true,
      }))}
      selected={linkGroupNames.indexOf(state.group)}
      onSelect={(index) => onChange({ group: linkGroupNames[index] ?? "customers" })}
      canCreateNewView={false}
      queryValue={search}
      queryPlaceholder="Search by name, SKU, number or id"
      onQueryChange={setSearch}
      onQueryClear={() => setSearch("")}
      cancelAction={{ onAction: () => setSearch("") }}
      filters={[]}
      appliedFilters={[]}
      onClearAll={() => setSearch("")}
      hideFilters
      filteringAccessibilityLabel="Search links (F)"
      filteringAccessibilityTooltip="Search links (F)"
      loading={isLoading}
      mode={mode}
      setMode={setMode}
    />
  );
}

function NoLinks({ state, isConnected }: { state: LinksState; isConnected: boolean }) {
  if (!isConnected)
    return (
      <EmptySearchResult
        title="QuickBooks is not connected"
        description="Links appear here once a QuickBooks company is connected and something was matched or booked."
        withIllustration={false}
      />
    );
  if (state.search)
    return (
      <EmptySearchResult
        title="No link fits"
        description={`Nothing was found for "${state.search}" among ${groupWords[state.group].toLowerCase()}.`}
        withIllustration={false}
      />
    );
  return (
    <EmptySearchResult
      title={`No ${groupWords[state.group].toLowerCase()} are linked yet`}
      description="A link is made when an order needs the entry, when you push it, or when you import a file of links."
      withIllustration={false}
    />
  );
}
