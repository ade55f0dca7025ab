import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { amountText } from "#app/ui/text/amount-text.ts";
import { calendarDateText } from "#app/ui/text/moment-text.ts";
import type { DocumentPreview } from "./document-preview.ts";
import { EntryTable } from "./entry-table.tsx";
import { LineTable } from "./line-table.tsx";
import { WhyFacts } from "./why-facts.tsx";

type Planned = DocumentPreview & { url: string | null };

/** One document that the order becomes: what it says, and how it stands to the others. */
export function PlannedDocumentCard({ document }: { document: Planned }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Heading document={document} />
        {document.facts.length > 0 && (
          <dl className="facts">
            {document.facts.map(({ label, value }) => (
              <Fact key={label} label={label} value={value} />
            ))}
          </dl>
        )}
        <Body document={document} />
      </BlockStack>
    </Card>
  );
}

function Heading({ document }: { document: Planned }) {
  const { title, number, date, currency, totalMinor, url } = document;
  const name = [title, number].filter(Boolean).join(" ");
  return (
    <BlockStack gap="050">
      <InlineStack align="space-between" gap="300" wrap={false}>
        <Text as="h2" variant="headingMd">
          {name}
        </Text>
        {totalMinor > 0 && (
          <Text as="span" variant="headingMd" numeric>
            {amountText(totalMinor, currency)}
          </Text>
        )}
      </InlineStack>
      <InlineStack align="space-between" gap="300">
        <Text as="span" tone="subdued">
          {calendarDateText(date)}
          {url && (
            <>
              {" · "}
              <Link
                url={url}
                target="_blank"
                removeUnderline
                accessibilityLabel={`Open ${name} in QuickBooks`}
              >
                Open in QuickBooks
              </Link>
            </>
          )}
        </Text>
        <Text as="span" tone="subdued">
          {openText(document)}
        </Text>
      </InlineStack>
    </BlockStack>
  );
}

/** What the other documents leave of this one. */
function openText({ type, openMinor, currency }: Planned): string {
  if (openMinor === null) return "";
  const isInvoice = type === "invoice";
  if (openMinor === 0) return isInvoice ? "Paid in full" : "";
  return `${amountText(openMinor, currency)} ${isInvoice ? "stays open" : "stays the customer's credit"}`;
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Body({ document }: { document: Planned }) {
  const { body, currency, totalMinor, title, number } = document;
  const caption = `Lines of ${[title, number].filter(Boolean).join(" ")}`;
  switch (body.kind) {
    case "lines":
      return (
        <LineTable
          caption={caption}
          lines={body.lines}
          taxes={body.taxes}
          currency={currency}
          totalMinor={totalMinor}
        />
      );
    case "entry":
      return <EntryTable caption={caption} postings={body.postings} currency={currency} />;
    case "settles":
      return <Settled body={body} currency={currency} isPayment={document.type === "payment"} />;
  }
}

type SettledProps = {
  body: Extract<DocumentPreview["body"], { kind: "settles" }>;
  currency: string;
  isPayment: boolean;
};

/** In words: which documents a payment pays, or which ones are set off against each other. */
function Settled({ body, currency, isPayment }: SettledProps) {
  const parts = body.links.map(
    ({ document, amountMinor }) => `${document} (${amountText(amountMinor, currency)})`,
  );
  const text = isPayment ? `Pays ${joinWords(parts)}.` : `Sets ${joinWords(parts)} off against each other.`;
  return (
    <BlockStack gap="100">
      <Text as="p">{parts.length > 0 ? text : "Settles nothing yet: it stays the customer's credit."}</Text>
      <WhyFacts why={body.why} label={isPayment ? "Why this payment" : "Why this application"} />
    </BlockStack>
  );
}

function joinWords(words: string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
