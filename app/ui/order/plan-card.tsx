import { Banner, BlockStack, Card, List, Text } from "@shopify/polaris";
import type { Proof } from "#app/domain/accounting/plan.ts";
import type { RecordStatus } from "#app/domain/record/record-status.ts";
import type { PreviewView } from "./order-page-view.ts";
import { ProofTable } from "./proof-table.tsx";

type PlanCardProps = {
  preview: PreviewView;
  status: RecordStatus;
  bookedProof: Proof | null;
  isReasonShown: boolean;
};

/** What the order becomes as a whole: the proof, and what decided on it. */
export function PlanCard({ preview, status, bookedProof, isReasonShown }: PlanCardProps) {
  const proof = bookedProof ?? (preview.kind === "plan" ? preview.proof : null);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {titles[status] ?? "What it becomes in QuickBooks"}
          </Text>
          <Text as="p" tone="subdued">
            {status === "Synchronized"
              ? "The order as it is in Shopify, document by document."
              : "A preview under today's settings."}
          </Text>
        </BlockStack>
        {preview.kind === "cannot" && <CannotPlan preview={preview} isReasonShown={isReasonShown} />}
        {proof && <ProofTable proof={proof} />}
        {preview.kind === "plan" && <Decisions words={preview.decisions} />}
      </BlockStack>
    </Card>
  );
}

const titles: Partial<Record<RecordStatus, string>> = {
  Synchronized: "How it is booked",
  Changed: "How it would be booked now",
};

type CannotProps = { preview: Extract<PreviewView, { kind: "cannot" }>; isReasonShown: boolean };

function CannotPlan({ preview, isReasonShown }: CannotProps) {
  const { title, cause, fix } = preview.reason;
  return (
    <Banner tone="warning" title={title}>
      {isReasonShown ? (
        <Text as="p">It cannot be planned, for the reason at the top of this page.</Text>
      ) : (
        <BlockStack gap="100">
          <Text as="p">{cause}</Text>
          <Text as="p">{fix}</Text>
        </BlockStack>
      )}
    </Banner>
  );
}

function Decisions({ words }: { words: string[] }) {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        What decided
      </Text>
      <List>
        {words.map((word) => (
          <List.Item key={word}>
            <span className="keep-lines">{word}</span>
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
}
