import {
  BlockStack,
  Box,
  Card,
  EmptySearchResult,
  IndexFilters,
  IndexFiltersMode,
  Link,
  Page,
  Text,
  useSetIndexFiltersMode,
} from "@shopify/polaris";
import { type BooksView, booksViewNames } from "#app/domain/lists/books-views.ts";
import { type ImportedList, importWords } from "#app/domain/settings/import-settings.ts";
import { useDelayedSearch } from "#app/ui/frame/use-delayed-search.ts";
import type { BooksState } from "./books-address.ts";
import type { BooksRow } from "./books-row.ts";
import { BooksTable } from "./books-table.tsx";
import { viewWords } from "./books-words.ts";
import { PullStatus, PullTrouble } from "./pull-status.tsx";
import type { PullView } from "./pull-view.ts";
import { useRefreshLists } from "./use-refresh-lists.ts";

export type BooksListState = "ready" | "off" | "unread" | "absent" | "disconnected";
export type BooksPageProps = {
  state: BooksState;
  listState: BooksListState;
  /** The import that shows this list. */
  needs: ImportedList | null;
  pull: PullView | null;
  rows: BooksRow[];
  total: number;
  nextCursor: string | null;
  previousCursor: string | null;
  isLoading: boolean;
  onChange(change: Partial<BooksState>): void;
};

/** On a phone cards reach from edge to edge, and what stands between them does not. */
const besideCards = { xs: "400", sm: "0" } as const;
/** Lists whose entries can come into the shop. */
const imported = new Set<BooksView>(["customers", "vendors", "items", "services", "categories"]);
const typed = new Set<BooksView>(["customers", "items", "accounts"]);

/** QuickBooks' lists as they are known here, and what became of each entry in the shop. */
export function BooksPage(props: BooksPageProps) {
  const { state, pull, rows, total, nextCursor, previousCursor, isLoading, onChange } = props;
  const words = viewWords[state.view];
  const { isAsking, refresh } = useRefreshLists();
  const isShown = props.listState === "ready";
  return (
    <Page
      title="QuickBooks lists"
      fullWidth
      {...(pull && {
        secondaryActions: [
          {
            content: "Refresh from QuickBooks",
            loading: isAsking,
            disabled: pull.isRunning,
            onAction: refresh,
          },
        ],
      })}
    >
      <BlockStack gap="400">
        {pull && <PullTrouble pull={pull} />}
        {pull && (
          <Box paddingInline={besideCards}>
            <PullStatus pull={pull} />
          </Box>
        )}
        <Card padding="0">
          <BooksFilters {...props} />
          <BooksTable
            rows={isShown ? rows : []}
            words={words}
            withStatus={imported.has(state.view)}
            withType={typed.has(state.view)}
            withQuantity={state.view === "items"}
            isLoading={isLoading}
            emptyState={<NoEntries {...props} />}
            pagination={{
              hasNext: isShown && nextCursor !== null,
              hasPrevious: isShown && previousCursor !== null,
              onNext: () => onChange({ cursor: nextCursor }),
              onPrevious: () => onChange({ cursor: previousCursor }),
              ...(isShown && {
                label: `${total.toLocaleString("en-US")} ${total === 1 ? words.one : words.many}`,
              }),
            }}
          />
        </Card>
        <Box paddingBlockEnd="400" paddingInline={besideCards}>
          <Text as="p" tone="subdued" alignment="center" variant="bodySm">
            What comes into the shop is decided in the <Link url="/app/settings#imports">settings</Link>.
            Point at a status to see its reason.
          </Text>
        </Box>
      </BlockStack>
    </Page>
  );
}

function BooksFilters({ state, isLoading, onChange }: BooksPageProps) {
  const { mode, setMode } = useSetIndexFiltersMode(
    state.search ? IndexFiltersMode.Filtering : IndexFiltersMode.Default,
  );
  const [search, setSearch] = useDelayedSearch(state.search, (text) => onChange({ search: text }));
  return (
    <IndexFilters
      tabs={booksViewNames.map((view) => ({
        id: `books-${view}`,
        content: viewWords[view].title,
        isLocked: true,
      }))}
      selected={booksViewNames.indexOf(state.view)}
      onSelect={(index) => onChange({ view: booksViewNames[index] ?? "customers" })}
      canCreateNewView={false}
      queryValue={search}
      queryPlaceholder="Search by name, e-mail or SKU"
      onQueryChange={setSearch}
      onQueryClear={() => setSearch("")}
      cancelAction={{ onAction: () => setSearch("") }}
      filters={[]}
      appliedFilters={[]}
      onClearAll={() => setSearch("")}
      hideFilters
      filteringAccessibilityLabel="Search this list (F)"
      filteringAccessibilityTooltip="Search this list (F)"
      loading={isLoading}
      mode={mode}
      setMode={setMode}
    />
  );
}

function NoEntries(props: BooksPageProps) {
  const { title, description } = emptyWords(props);
  return <EmptySearchResult title={title} description={description} withIllustration={false} />;
}

function emptyWords({ state, listState, needs, pull }: BooksPageProps): {
  title: string;
  description: string;
} {
  const { many } = viewWords[state.view];
  switch (listState) {
    case "disconnected":
      return {
        title: "QuickBooks is not connected",
        description: "The lists of a company appear here once it is connected.",
      };
    case "off":
      return {
        title: `${viewWords[state.view].title} are not pulled`,
        description: `Switch on the import of ${importWords[needs ?? "terms"]} in the settings to see them here.`,
      };
    case "absent":
      return {
        title: `This QuickBooks plan has no ${many}`,
        description: "They come with QuickBooks Online Plus and Advanced.",
      };
    case "unread":
      return {
        title: `The ${many} were not read yet`,
        description: pull?.isRunning
          ? "They are being read: this page shows them as soon as they are here."
          : "Press Refresh from QuickBooks to read them.",
      };
    case "ready":
      return state.search
        ? { title: "Nothing fits", description: `Nothing was found for "${state.search}" among ${many}.` }
        : { title: `No ${many}`, description: `The company has no ${many}.` };
  }
}
