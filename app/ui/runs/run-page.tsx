import { Badge, Banner, BlockStack, Card, InlineStack, Link, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Reason } from "#app/domain/record/record-status.ts";
import type { RunResult } from "#app/domain/runs/run.ts";
import { kindWords, listedKind } from "#app/ui/record/kind-words.ts";
import { Moment } from "#app/ui/text/moment.tsx";
import { CancelRunModal } from "./cancel-run-modal.tsx";
import { PreviewCard, type PreviewCounts } from "./preview-card.tsx";
import { type RunItemRow, RunItems } from "./run-items.tsx";
import { RunProgress, runTitleId } from "./run-progress.tsx";
import type { RunRow } from "./run-row.ts";
import { progressText, resultsText, stateWords } from "./run-words.ts";

export type RunPageProps = {
  run: RunRow;
  items: RunItemRow[];
  nextAfter: number | null;
  isFirstPage: boolean;
  result: RunResult | null;
  /** What the records that are under way wait for. */
  holds: Reason | null;
  /** What it would do, while it waits for a person's word. */
  preview: PreviewCounts | null;
  isWorking: boolean;
  onSteer(intent: "confirm" | "pause" | "resume" | "cancel"): void;
  onShow(view: { result: RunResult | null; after: number }): void;
};

/** One run: how far it is, what came of each record, and the buttons that stop it and set it going again. */
export function RunPage(props: RunPageProps) {
  const { run, isWorking, onSteer } = props;
  const [isCancelling, setIsCancelling] = useState(false);
  const isMoving = run.state === "preparing" || run.state === "running";
  const canResume = run.state === "paused" || run.state === "failed";
  return (
    <Page
      title={run.title}
      titleMetadata={<RunBadge run={run} />}
      backAction={{ content: "Activity", url: "/app/activity" }}
      {...(run.state === "ready" &&
        run.wanted > 0 && {
          primaryAction: {
            content: run.kind === "backfill" ? "Book them" : "Push to QuickBooks",
            loading: isWorking,
            onAction: () => onSteer("confirm"),
          },
        })}
      {...(isMoving && {
        primaryAction: { content: "Pause", loading: isWorking, onAction: () => onSteer("pause") },
      })}
      {...(canResume && {
        primaryAction: {
          content: run.state === "failed" ? "Try again" : "Resume",
          loading: isWorking,
          onAction: () => onSteer("resume"),
        },
      })}
      secondaryActions={
        run.isOpen
          ? [
              {
                content: "Cancel",
                disabled: isWorking,
                destructive: true,
                onAction: () => setIsCancelling(true),
              },
            ]
          : []
      }
    >
      <BlockStack gap="400">
        {run.reason && (
          <Banner
            tone="critical"
            title={run.reason.title}
            {...(run.reason.action && {
              action: { content: run.reason.action.label, url: run.reason.action.href },
            })}
          >
            <Text as="p">
              {run.reason.cause} {run.reason.fix}
            </Text>
          </Banner>
        )}
        {props.holds && run.isOpen && (
          <Banner
            tone="warning"
            title={`It waits: ${props.holds.title}`}
            {...(props.holds.action && {
              action: { content: props.holds.action.label, url: props.holds.action.href },
            })}
          >
            <Text as="p">
              {props.holds.cause} {props.holds.fix} Nothing is lost: it goes on by itself after that.
            </Text>
          </Banner>
        )}
        {props.preview ? <PreviewCard run={run} preview={props.preview} /> : <ProgressCard run={run} />}
        {run.wanted > 0 && <RunItems {...props} />}
      </BlockStack>
      <CancelRunModal
        isOpen={isCancelling}
        onBack={() => setIsCancelling(false)}
        onCancelRun={() => {
          setIsCancelling(false);
          onSteer("cancel");
        }}
      />
    </Page>
  );
}

const tones = {
  preparing: "info",
  ready: "attention",
  running: "info",
  paused: "attention",
  done: "success",
  failed: "critical",
  cancelled: undefined,
} as const;

/** The state of a run. */
export function RunBadge({ run }: { run: RunRow }) {
  const tone = tones[run.state];
  return (
    <Badge {...(tone && { tone })} toneAndProgressLabelOverride="State">
      {stateWords[run.state]}
    </Badge>
  );
}

function ProgressCard({ run }: { run: RunRow }) {
  const list = listedKind(run.recordKind);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd" id={runTitleId(run)}>
          Progress
        </Text>
        <RunProgress
          run={run.state === "done" ? { ...run, wanted: 1, answered: 1, isPrepared: true } : run}
          size="medium"
        />
        <div role="status">
          <Text as="p">{progressText(run)}</Text>
          {run.isOpen && run.answered > 0 && (
            <Text as="p" tone="subdued">
              So far {resultsText(run)}.
            </Text>
          )}
        </div>
        <InlineStack gap="400" align="space-between">
          <Text as="p" tone="subdued" variant="bodySm">
            Started by {run.startedBy}, <Moment iso={run.startedAt} />
            {run.finishedAt && (
              <>
                {". Ended "}
                <Moment iso={run.finishedAt} />
              </>
            )}
          </Text>
          {list && (
            <Link url={kindWords[list].path} removeUnderline>
              View {kindWords[list].many}
            </Link>
          )}
        </InlineStack>
        {run.isOpen && (
          <Text as="p" tone="subdued" variant="bodySm">
            You can leave this page. New orders go first; after a pause what is under way is still finished.
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
