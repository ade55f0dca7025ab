import {
  BlockStack,
  Button,
  Card,
  IndexTable,
  InlineStack,
  Page,
  Text,
  useBreakpoints,
} from "@shopify/polaris";
import type { RecordStatus } from "#app/domain/record/record-status.ts";
import { countText, kindWords, numberText } from "#app/ui/record/kind-words.ts";
import type { RecordRow } from "#app/ui/record/record-row.ts";
import { NoRecords } from "#app/ui/records/no-records.tsx";
import { RecordFilters } from "#app/ui/records/record-filters.tsx";
import type { RecordListState } from "#app/ui/records/record-list-address.ts";
import { headingsOf } from "#app/ui/records/record-table.tsx";
import { RecordListRow, RecordTableRow } from "#app/ui/records/record-table-row.tsx";
import { useTicks } from "#app/ui/records/use-ticks.ts";
import type { PushKind } from "./push-page.tsx";

/** What a person goes on with: these, all that the list shows, or everything that Shopify has. */
export type Chosen = string[] | "all" | "shop";

export type SelectPageProps = {
  kind: PushKind;
  state: RecordListState;
  counts: Record<RecordStatus, number>;
  records: RecordRow[];
  total: number;
  nextCursor: string | null;
  previousCursor: string | null;
  isLoading: boolean;
  isGoingOn: boolean;
  onChange(change: Partial<RecordListState>): void;
  onContinue(chosen: Chosen): void;
};

/** Chooses what is pushed. Ticks last over pages; what happens to each is shown before anything is sent. */
export function SelectPage(props: SelectPageProps) {
  const { kind, state, counts, records, total, isLoading, isGoingOn } = props;
  const { one, many } = kindWords[kind];
  const isNarrow = useBreakpoints().smDown;
  const { isAll, ticked, onSelectionChange } = useTicks(records.map(({ id }) => id));
  const count = isAll ? total : ticked.size;
  const goOn = () => props.onContinue(isAll ? "all" : [...ticked]);
  const Row = isNarrow ? RecordListRow : RecordTableRow;
  return (
    <Page
      title={`Select ${many}`}
      fullWidth
      backAction={{ content: "Manual data push", url: "/app/push" }}
      primaryAction={{
        content: count > 0 ? `Continue with ${countText(kind, count)}` : "Continue",
        disabled: count === 0,
        loading: isGoingOn,
        onAction: goOn,
      }}
    >
      <BlockStack gap="400">
        <Card>
          <InlineStack align="space-between" blockAlign="center" gap="300">
            <Text as="p">
              Tick what is to be pushed, or go on with everything that Shopify has, also what is not listed
              here yet.
            </Text>
            <Button disabled={isGoingOn} onClick={() => props.onContinue("shop")}>
              {`All ${many} in Shopify`}
            </Button>
          </InlineStack>
        </Card>
        <Card padding="0">
          <RecordFilters
            kind={kind}
            state={state}
            counts={counts}
            isLoading={isLoading}
            onChange={props.onChange}
          />
          <IndexTable
            resourceName={{ singular: one, plural: many }}
            itemCount={records.length}
            headings={headingsOf(kind, isNarrow)}
            loading={isLoading}
            emptyState={<NoRecords kind={kind} state={state} />}
            hasMoreItems={total > records.length}
            selectedItemsCount={isAll ? "All" : ticked.size}
            paginatedSelectAllActionText={`Select all ${countText(kind, total)}`}
            paginatedSelectAllText={`All ${countText(kind, total)} are selected`}
            onSelectionChange={onSelectionChange}
            promotedBulkActions={[{ content: `Continue with ${numberText(count)}`, onAction: goOn }]}
            pagination={{
              hasNext: props.nextCursor !== null,
              hasPrevious: props.previousCursor !== null,
              onNext: () => props.onChange({ cursor: props.nextCursor }),
              onPrevious: () => props.onChange({ cursor: props.previousCursor }),
              label: countText(kind, total),
            }}
          >
            {records.map((record, position) => (
              <Row
                key={record.id}
                kind={kind}
                record={record}
                position={position}
                isSelected={isAll || ticked.has(record.id)}
              />
            ))}
          </IndexTable>
        </Card>
      </BlockStack>
    </Page>
  );
}
