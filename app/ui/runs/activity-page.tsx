import { BlockStack, Card, EmptySearchResult, InlineStack, Link, Page, Text } from "@shopify/polaris";
import { Moment } from "#app/ui/text/moment.tsx";
import { RunBadge } from "./run-page.tsx";
import { RunProgress, runTitleId } from "./run-progress.tsx";
import type { RunRow } from "./run-row.ts";
import { progressText } from "./run-words.ts";

/** Long work: what is under way now, and what was done last. */
export function ActivityPage({ runs }: { runs: RunRow[] }) {
  const open = runs.filter(({ isOpen }) => isOpen);
  const past = runs.filter(({ isOpen }) => !isOpen);
  return (
    <Page title="Activity" subtitle="Long work that somebody started. It goes on when you leave the page.">
      <BlockStack gap="400">
        {runs.length === 0 && (
          <Card>
            <EmptySearchResult
              title="Nothing was started yet"
              description="Pushing many records, finding everything in Shopify and booking past orders show here, with their progress and what came of each record."
              withIllustration={false}
            />
          </Card>
        )}
        {open.length > 0 && <RunsCard title="Now" runs={open} />}
        {past.length > 0 && <RunsCard title="Before" runs={past} />}
      </BlockStack>
    </Page>
  );
}

function RunsCard({ title, runs }: { title: string; runs: RunRow[] }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <ul className="rows">
          {runs.map((run) => (
            <li key={run.id}>
              <RunEntry run={run} />
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

/** One run in a list of runs. */
export function RunEntry({ run }: { run: RunRow }) {
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" gap="200" blockAlign="center">
        <Link url={run.href} removeUnderline>
          <Text as="span" fontWeight="semibold" id={runTitleId(run)}>
            {run.title}
          </Text>
        </Link>
        <RunBadge run={run} />
      </InlineStack>
      {run.isOpen && run.state !== "ready" && <RunProgress run={run} />}
      <Text as="p">{run.reason ? run.reason.title : progressText(run)}</Text>
      <Text as="p" tone="subdued" variant="bodySm">
        {run.startedBy}, <Moment iso={run.startedAt} />
      </Text>
    </BlockStack>
  );
}
