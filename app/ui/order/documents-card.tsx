import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { amountText } from "#app/ui/text/amount-text.ts";
import { calendarDateText } from "#app/ui/text/moment-text.ts";
import type { DocumentView } from "./order-page-view.ts";

/** What stands in the books. */
export function DocumentsCard({ documents }: { documents: DocumentView[] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          In QuickBooks
        </Text>
        {documents.length === 0 ? (
          <Text as="p" tone="subdued">
            Nothing is booked for this order yet.
          </Text>
        ) : (
          <ul className="rows">
            {documents.map((document) => (
              <li key={document.id}>
                <DocumentFacts
                  document={document}
                  hasPayments={documents.some(({ type }) => type === "Payment")}
                />
              </li>
            ))}
          </ul>
        )}
      </BlockStack>
    </Card>
  );
}

function DocumentFacts({ document, hasPayments }: { document: DocumentView; hasPayments: boolean }) {
  const { type, number, date, currency, totalMinor, balanceMinor, url } = document;
  const amount = (minor: number | null) => (minor === null || !currency ? null : amountText(minor, currency));
  const total = amount(totalMinor);
  // The balance is the one of the moment of booking: a payment that came after it has lowered it.
  const isBalanceKnown = type === "Invoice" && (balanceMinor === 0 || !hasPayments);
  const balance = isBalanceKnown ? amount(balanceMinor) : null;
  return (
    <BlockStack gap="050">
      <InlineStack align="space-between" gap="300" wrap={false}>
        <Link
          url={url}
          target="_blank"
          removeUnderline
          accessibilityLabel={`${type} ${number ?? ""} in QuickBooks, opens a new tab`}
        >
          <Text as="span" fontWeight="semibold">
            {[type, number].filter(Boolean).join(" ")}
          </Text>
        </Link>
        {total && (
          <Text as="span" numeric>
            {total}
          </Text>
        )}
      </InlineStack>
      <InlineStack align="space-between" gap="300">
        <Text as="span" tone="subdued">
          {date && calendarDateText(date)}
        </Text>
        {balance && (
          <Text as="span" tone="subdued" numeric>
            {balanceMinor === 0 ? "Paid in full" : `Open ${balance}`}
          </Text>
        )}
      </InlineStack>
    </BlockStack>
  );
}
