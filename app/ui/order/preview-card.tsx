import { Banner, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { Proof } from "#app/domain/accounting/plan.ts";
import type { RecordStatus } from "#app/domain/record/record-status.ts";
import { amountText } from "#app/ui/text/amount-text.ts";
import { calendarDateText } from "#app/ui/text/moment-text.ts";
import { LineTable } from "./line-table.tsx";
import type { PreviewView } from "./order-page-view.ts";
import { ProofTable } from "./proof-table.tsx";

type PreviewCardProps = {
  preview: PreviewView;
  status: RecordStatus;
  bookedProof: Proof | null;
  isReasonShown: boolean;
};

/** What the order becomes, line by line, with the proof. */
export function PreviewCard({ preview, status, bookedProof, isReasonShown }: PreviewCardProps) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {titles[status] ?? "What it becomes in QuickBooks"}
          </Text>
          <Text as="p" tone="subdued">
            {status === "Synchronized"
              ? "The order as it is in Shopify, line by line."
              : "A preview under today's settings."}
          </Text>
        </BlockStack>
        {preview.kind === "cannot" ? (
          <Banner tone="warning" title={preview.reason.title}>
            {isReasonShown ? (
              <Text as="p">It cannot be planned, for the reason at the top of this page.</Text>
            ) : (
              <BlockStack gap="100">
                <Text as="p">{preview.reason.cause}</Text>
                <Text as="p">{preview.reason.fix}</Text>
              </BlockStack>
            )}
          </Banner>
        ) : (
          <PlanFacts plan={preview} proof={bookedProof ?? preview.proof} />
        )}
        {preview.kind === "cannot" && bookedProof && <ProofTable proof={bookedProof} />}
      </BlockStack>
    </Card>
  );
}

const titles: Partial<Record<RecordStatus, string>> = {
  Synchronized: "How it is booked",
  Changed: "How it would be booked now",
};

function PlanFacts({ plan, proof }: { plan: Extract<PreviewView, { kind: "plan" }>; proof: Proof }) {
  return (
    <BlockStack gap="500">
      <dl className="facts">
        <dt>Invoice</dt>
        <dd>{plan.docNumber}</dd>
        <dt>Date in the books</dt>
        <dd>{calendarDateText(plan.date)}</dd>
        <dt>Customer</dt>
        <dd>{plan.customerName}</dd>
      </dl>
      <LineTable lines={plan.lines} currency={plan.currency} totalMinor={plan.totalMinor} />
      <Payments plan={plan} />
      <ProofTable proof={proof} />
    </BlockStack>
  );
}

function Payments({ plan }: { plan: Extract<PreviewView, { kind: "plan" }> }) {
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        Payments
      </Text>
      {plan.payments.length === 0 ? (
        <Text as="p" tone="subdued">
          No money has been received: the invoice stays open.
        </Text>
      ) : (
        <ul className="rows">
          {plan.payments.map((payment) => (
            <li key={payment.key}>
              <InlineStack align="space-between" gap="300">
                <Text as="span">
                  {payment.gateway}, {calendarDateText(payment.date)}
                </Text>
                <Text as="span" numeric>
                  {amountText(payment.amountMinor, plan.currency)}
                </Text>
              </InlineStack>
            </li>
          ))}
        </ul>
      )}
    </BlockStack>
  );
}
