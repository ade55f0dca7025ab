import { BlockStack, Button, Card, InlineStack, Layout, Link, Page, Text } from "@shopify/polaris";
import type { RecordStatus } from "#app/domain/record/record-status.ts";
import { countText, kindWords, numberText } from "#app/ui/record/kind-words.ts";
import { RunEntry } from "#app/ui/runs/activity-page.tsx";
import type { RunRow } from "#app/ui/runs/run-row.ts";

export type PushKind = "product" | "customer";
type Counts = Record<RecordStatus, number>;

type PushPageProps = { counts: Record<PushKind, Counts>; runs: RunRow[] };

/** Where products and customers are pushed by hand, without an order that needs them. */
export function PushPage({ counts, runs }: PushPageProps) {
  return (
    <Page
      title="Manual data push"
      subtitle="Send products and customers to QuickBooks now, without waiting for an order that needs them."
    >
      <Layout>
        <Layout.Section variant="oneHalf">
          <KindCard kind="product" label="Select Products" counts={counts.product} />
        </Layout.Section>
        <Layout.Section variant="oneHalf">
          <KindCard kind="customer" label="Select Customers" counts={counts.customer} />
        </Layout.Section>
        {runs.length > 0 && (
          <Layout.Section variant="fullWidth">
            <Card>
              <BlockStack gap="400">
                <Text as="h2" variant="headingMd">
                  Latest pushes
                </Text>
                <ul className="rows">
                  {runs.map((run) => (
                    <li key={run.id}>
                      <RunEntry run={run} />
                    </li>
                  ))}
                </ul>
                <Link url="/app/activity" removeUnderline>
                  View all activity
                </Link>
              </BlockStack>
            </Card>
          </Layout.Section>
        )}
      </Layout>
    </Page>
  );
}

const words: Record<PushKind, string> = {
  product:
    "Each variant becomes an item under Products and services in QuickBooks, or is linked to the item that has its SKU or name.",
  customer:
    "Each customer is linked to the one that has the same e-mail address or name in QuickBooks, or is created.",
};

function KindCard({ kind, label, counts }: { kind: PushKind; label: string; counts: Counts }) {
  const { title, path } = kindWords[kind];
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p">{words[kind]}</Text>
          <Text as="p" tone="subdued">
            {total === 0
              ? `No ${kindWords[kind].many} are listed here yet.`
              : `${countText(kind, total)} listed here, ${numberText(counts.Synchronized)} of them synchronized.`}
          </Text>
        </BlockStack>
        <InlineStack gap="300" blockAlign="center">
          <Button variant="primary" url={`/app/push/${kindWords[kind].many}`}>
            {label}
          </Button>
          <Link url={path} removeUnderline>
            View {kindWords[kind].many}
          </Link>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
