import { Banner, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { amountText } from "#app/ui/text/amount-text.ts";
import { calendarDateText } from "#app/ui/text/moment-text.ts";
import { LineTable } from "./line-table.tsx";
import type { PreviewView } from "./order-page-view.ts";
import { ProofTable } from "./proof-table.tsx";

type PreviewCardProps = { preview: PreviewView; isBooked: boolean; isReasonShown: boolean };

/** What the order becomes, line by line, with the proof. */
export function PreviewCard({ preview, isBooked, isReasonShown }: PreviewCardProps) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {isBooked ? "How it is booked" : "What it becomes in QuickBooks"}
          </Text>
          <Text as="p" tone="subdued">
            {isBooked
              ? "The order as it is now in Shopify, under today's settings."
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
          <PlanFacts plan={preview} />
        )}
      </BlockStack>
    </Card>
  );
}

function PlanFacts({ plan }: { plan: Extract<PreviewView, { kind: "plan" }> }) {
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
      <ProofTable proof={plan.proof} />
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
