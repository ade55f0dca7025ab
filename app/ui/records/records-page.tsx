import { Banner, BlockStack, Card, List, Page, type PageProps, Text } from "@shopify/polaris";
import { useState } from "react";
import type { RecordStatus } from "#app/domain/record/record-status.ts";
import { countText, kindWords, type ListedKind } from "#app/ui/record/kind-words.ts";
import type { RecordRow } from "#app/ui/record/record-row.ts";
import type { RunRow } from "#app/ui/runs/run-row.ts";
import { RunStrips } from "#app/ui/runs/run-strips.tsx";
import { NoRecords } from "./no-records.tsx";
import { RecordFilters } from "./record-filters.tsx";
import type { RecordListState } from "./record-list-address.ts";
import { RecordTable, type Ticked } from "./record-table.tsx";
import { SteerAllModal } from "./steer-all-modal.tsx";
import type { SteeringName } from "./steering-words.ts";

export type RecordsPageProps = {
  kind: ListedKind;
  state: RecordListState;
  counts: Record<RecordStatus, number>;
  records: RecordRow[];
  total: number;
  nextCursor: string | null;
  previousCursor: string | null;
  /** Runs over these records that are under way, or have just ended. */
  runs: RunRow[];
  isLoading: boolean;
  problems: string[];
  primaryAction?: PageProps["primaryAction"];
  secondaryActions?: PageProps["secondaryActions"];
  onDismissProblems(): void;
  onChange(change: Partial<RecordListState>): void;
  onSteer(steering: SteeringName, ticked: Ticked): void;
};

/** Every order, customer or product with its QBO status. */
export function RecordsPage(props: RecordsPageProps) {
  const { kind, state, counts, records, isLoading, problems, nextCursor, previousCursor, total } = props;
  const [wish, setWish] = useState<SteeringName | null>(null);
  const steer = (steering: SteeringName, ticked: Ticked) => {
    if (ticked === "all") setWish(steering);
    else props.onSteer(steering, ticked);
  };
  return (
    <Page
      title={kindWords[kind].title}
      fullWidth
      {...(props.primaryAction && { primaryAction: props.primaryAction })}
      {...(props.secondaryActions && { secondaryActions: props.secondaryActions })}
    >
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
        <RunStrips runs={props.runs} />
        <Card padding="0">
          <RecordFilters
            kind={kind}
            state={state}
            counts={counts}
            isLoading={isLoading}
            onChange={props.onChange}
          />
          <RecordTable
            // A tick belongs to what is shown: on another view it would act on what nobody sees.
            key={`${state.status} ${state.search}`}
            kind={kind}
            status={state.status}
            records={records}
            total={total}
            isLoading={isLoading}
            emptyState={<NoRecords kind={kind} state={state} />}
            onSteer={steer}
            pagination={{
              hasNext: nextCursor !== null,
              hasPrevious: previousCursor !== null,
              onNext: () => props.onChange({ cursor: nextCursor }),
              onPrevious: () => props.onChange({ cursor: previousCursor }),
              label: countText(kind, total),
            }}
          />
        </Card>
        <Text as="p" tone="subdued" alignment="center" variant="bodySm">
          Point at a status to see its reason.
        </Text>
      </BlockStack>
      <SteerAllModal
        kind={kind}
        total={total}
        wish={wish}
        onCancel={() => setWish(null)}
        onConfirm={(steering) => {
          setWish(null);
          props.onSteer(steering, "all");
        }}
      />
    </Page>
  );
}
