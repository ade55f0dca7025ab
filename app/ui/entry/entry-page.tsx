import { Banner, BlockStack, Card, Layout, List, Page, type PageProps, Text } from "@shopify/polaris";
import { ExternalIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { HoldModal } from "#app/ui/record/hold-modal.tsx";
import { kindWords } from "#app/ui/record/kind-words.ts";
import { ReasonBanner } from "#app/ui/record/reason-banner.tsx";
import { StatusBadge } from "#app/ui/record/status-badge.tsx";
import { TimelineCard } from "#app/ui/record/timeline-card.tsx";
import { type SteeringName, steeringLabels } from "#app/ui/records/steering-words.ts";
import type { EntryPageView } from "./entry-page-view.ts";
import { PartCard } from "./part-card.tsx";

export type EntryPageProps = {
  view: EntryPageView;
  isWorking: boolean;
  problems: string[];
  onSteer(steering: SteeringName, note?: string): void;
};

const partTitles = { customer: "Customer in QuickBooks", product: "Item in QuickBooks" } as const;

/** One customer or product: how it stands, both sides beside each other, what a push would do, and what happened. */
export function EntryPage({ view, isWorking, problems, onSteer }: EntryPageProps) {
  const [isHolding, setIsHolding] = useState(false);
  const { kind, record, parts, history } = view;
  const { title, path, one } = kindWords[kind];
  return (
    <Page
      title={record.name}
      titleMetadata={<StatusBadge status={record.status} />}
      {...(record.about && { subtitle: record.about })}
      backAction={{ content: title, url: path }}
      primaryAction={{
        content: record.status === "Failed" ? steeringLabels.retry : steeringLabels.push,
        loading: isWorking,
        onAction: () => onSteer(record.status === "Failed" ? "retry" : "push"),
      }}
      secondaryActions={secondaryActions(view, isWorking, onSteer, () => setIsHolding(true))}
    >
      <BlockStack gap="400">
        {problems.length > 0 && (
          <Banner tone="warning" title="Nothing was changed">
            <List>
              {problems.map((problem) => (
                <List.Item key={problem}>{problem}</List.Item>
              ))}
            </List>
          </Banner>
        )}
        {record.reason && (
          <ReasonBanner status={record.status} reason={record.reason} nextTryAt={view.nextTryAt} />
        )}
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              {parts.kind === "cannot" && (
                <Card>
                  <BlockStack gap="200">
                    <Text as="h2" variant="headingMd">
                      {partTitles[kind]}
                    </Text>
                    <Text as="p">{parts.reason.title}</Text>
                    <Text as="p" tone="subdued">
                      {parts.reason.cause} {parts.reason.fix}
                    </Text>
                  </BlockStack>
                </Card>
              )}
              {parts.kind === "parts" &&
                parts.parts.map((part) => (
                  <PartCard
                    key={part.key}
                    part={part}
                    title={partTitles[kind]}
                    isReasonShown={
                      part.effect.reason !== null && part.effect.reason.code === record.reason?.code
                    }
                  />
                ))}
              {parts.kind === "parts" && parts.parts.length === 0 && (
                <Card>
                  <BlockStack gap="200">
                    <Text as="h2" variant="headingMd">
                      {partTitles[kind]}
                    </Text>
                    <Text as="p" tone="subdued">
                      It is not linked to anything there yet.
                    </Text>
                  </BlockStack>
                </Card>
              )}
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <TimelineCard history={history} />
          </Layout.Section>
        </Layout>
      </BlockStack>
      <HoldModal
        what={`${one} ${record.name}`}
        isOpen={isHolding}
        onCancel={() => setIsHolding(false)}
        onHold={(note) => {
          setIsHolding(false);
          onSteer("hold", note);
        }}
      />
    </Page>
  );
}

function secondaryActions(
  { record, standingWord, shopifyUrl }: EntryPageView,
  isWorking: boolean,
  onSteer: EntryPageProps["onSteer"],
  onHold: () => void,
): NonNullable<PageProps["secondaryActions"]> {
  const canSetAside = record.status !== "Synchronized";
  const say = (steering: SteeringName) => ({
    content: steeringLabels[steering],
    disabled: isWorking,
    onAction: () => onSteer(steering),
  });
  return [
    ...(record.status === "Failed" ? [say("push")] : []),
    ...(standingWord ? [say("release")] : []),
    ...(canSetAside && standingWord !== "hold"
      ? [{ content: steeringLabels.hold, disabled: isWorking, onAction: onHold }]
      : []),
    ...(canSetAside && standingWord !== "exclude" ? [say("exclude")] : []),
    ...(shopifyUrl
      ? [{ content: "View in Shopify", icon: ExternalIcon, url: shopifyUrl, target: "_top" as const }]
      : []),
  ];
}
