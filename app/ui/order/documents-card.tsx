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
                <DocumentFacts document={document} />
              </li>
            ))}
          </ul>
        )}
      </BlockStack>
    </Card>
  );
}

function DocumentFacts({ document }: { document: DocumentView }) {
  const { type, number, date, currency, totalMinor, balanceMinor, url } = document;
  const amount = (minor: number | null) => (minor === null || !currency ? null : amountText(minor, currency));
  // An application of credits is a payment of nothing.
  const total = totalMinor === 0 ? null : amount(totalMinor);
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
        <Text as="span" tone="subdued" numeric>
          {balanceMinor ? `Open ${amount(balanceMinor)}` : type === "Invoice" ? "Paid in full" : ""}
        </Text>
      </InlineStack>
    </BlockStack>
  );
}
