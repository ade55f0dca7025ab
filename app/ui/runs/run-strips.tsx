import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { RunProgress, runTitleId } from "./run-progress.tsx";
import type { RunRow } from "./run-row.ts";
import { progressText } from "./run-words.ts";

/** Above a list: what is being done to its records, or has just been done. */
export function RunStrips({ runs }: { runs: RunRow[] }) {
  return (
    <>
      {runs.map((run) => (
        <Card key={run.id} padding="300">
          <BlockStack gap="200">
            <InlineStack align="space-between" gap="300" blockAlign="center">
              <div role="status">
                <Text as="p">
                  <Text as="span" fontWeight="semibold" id={runTitleId(run)}>
                    {run.title}
                  </Text>
                  {". "}
                  {run.state === "paused" ? "Paused. " : ""}
                  {progressText(run)}
                </Text>
              </div>
              <Link url={run.href} removeUnderline accessibilityLabel={`Details: ${run.title}`}>
                Details
              </Link>
            </InlineStack>
            {run.isOpen && run.state !== "ready" && <RunProgress run={run} />}
          </BlockStack>
        </Card>
      ))}
    </>
  );
}
