import { Banner, BlockStack, Layout, List, Page, type PageProps } from "@shopify/polaris";
import { ExternalIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { HoldModal } from "#app/ui/record/hold-modal.tsx";
import { ReasonBanner } from "#app/ui/record/reason-banner.tsx";
import { StatusBadge } from "#app/ui/record/status-badge.tsx";
import { TimelineCard } from "#app/ui/record/timeline-card.tsx";
import { type SteeringName, steeringLabels } from "#app/ui/records/steering-words.ts";
import { amountText } from "#app/ui/text/amount-text.ts";
import { Moment } from "#app/ui/text/moment.tsx";
import { ChangesCard } from "./changes-card.tsx";
import { DocumentsCard } from "./documents-card.tsx";
import { JournalCard } from "./journal-card.tsx";
import type { OrderPageView, PreviewView } from "./order-page-view.ts";
import { PlanCard } from "./plan-card.tsx";
import { PlannedDocumentCard } from "./planned-document-card.tsx";

export type OrderPageProps = {
  view: OrderPageView;
  isWorking: boolean;
  problems: string[];
  onSteer(steering: SteeringName, note?: string): void;
};

/** One order: how it stands, what is in the books, what it becomes and why, and what happened. */
export function OrderPage({ view, isWorking, problems, onSteer }: OrderPageProps) {
  const [isHolding, setIsHolding] = useState(false);
  const { order, documents, preview, history } = view;
  return (
    <Page
      title={order.name}
      titleMetadata={<StatusBadge status={order.status} />}
      subtitle={subtitleOf(view)}
      additionalMetadata={order.processedAt && <Moment iso={order.processedAt} />}
      backAction={{ content: "Orders", url: "/app/orders" }}
      {...(order.status !== "Synchronized" && {
        primaryAction: { content: pushLabel(view), loading: isWorking, onAction: () => onSteer("push") },
      })}
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
        {order.reason && (
          <ReasonBanner status={order.status} reason={order.reason} nextTryAt={view.nextTryAt} />
        )}
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              {preview.kind === "plan" && preview.changes.length > 0 && (
                <ChangesCard changes={preview.changes} />
              )}
              <PlanCard
                preview={preview}
                status={order.status}
                bookedProof={view.bookedProof}
                isReasonShown={preview.kind === "cannot" && preview.reason.code === order.reason?.code}
              />
              {preview.kind === "plan" && <PlannedDocuments preview={preview} />}
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <DocumentsCard documents={documents} />
              <TimelineCard history={history} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
      <HoldModal
        what={`order ${order.name}`}
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

function PlannedDocuments({ preview }: { preview: Extract<PreviewView, { kind: "plan" }> }) {
  return (
    <>
      {preview.documents.map((document) => (
        <PlannedDocumentCard key={document.key} document={document} />
      ))}
      <JournalCard postings={preview.journal} currency={preview.currency} />
    </>
  );
}

function subtitleOf({ order }: OrderPageView): string {
  const total = order.total && amountText(order.total.minor, order.total.currency);
  // Isolated, so that a name written from right to left does not turn the amount around.
  const customer = order.about ? `\u2068${order.about}\u2069` : "No customer";
  return [customer, total].filter(Boolean).join(" · ");
}

const pushLabel = ({ order }: OrderPageView) =>
  order.status === "Failed" ? "Push again" : steeringLabels.push;

function secondaryActions(
  { order, standingWord, shopifyUrl }: OrderPageView,
  isWorking: boolean,
  onSteer: OrderPageProps["onSteer"],
  onHold: () => void,
): NonNullable<PageProps["secondaryActions"]> {
  const canSetAside = order.status !== "Synchronized";
  return [
    ...(order.status === "Synchronized"
      ? [{ content: steeringLabels.push, disabled: isWorking, onAction: () => onSteer("push") }]
      : []),
    ...(standingWord
      ? [{ content: steeringLabels.release, disabled: isWorking, onAction: () => onSteer("release") }]
      : []),
    ...(canSetAside && standingWord !== "hold"
      ? [{ content: steeringLabels.hold, disabled: isWorking, onAction: onHold }]
      : []),
    ...(canSetAside && standingWord !== "exclude"
      ? [{ content: steeringLabels.exclude, disabled: isWorking, onAction: () => onSteer("exclude") }]
      : []),
    { content: "View in Shopify", icon: ExternalIcon, url: shopifyUrl, target: "_top" },
  ];
}
