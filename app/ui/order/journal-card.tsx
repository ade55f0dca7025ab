import { BlockStack, Box, Button, Card, Collapsible, InlineStack, Text } from "@shopify/polaris";
import { ChevronDownIcon, ChevronUpIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import type { JournalPosting } from "#app/domain/accounting/journal-of.ts";
import { amountText } from "#app/ui/text/amount-text.ts";

type JournalCardProps = { postings: JournalPosting[]; currency: string };

/** Everything the plan posts, as debits and credits, for accountants: folded away until it is wanted. */
export function JournalCard({ postings, currency }: JournalCardProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Card>
      <InlineStack align="space-between" blockAlign="center" gap="300" wrap={false}>
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            Journal
          </Text>
          <Text as="p" tone="subdued">
            Debits and credits of all its documents.
          </Text>
        </BlockStack>
        <Button
          icon={isOpen ? ChevronUpIcon : ChevronDownIcon}
          variant="tertiary"
          ariaExpanded={isOpen}
          ariaControls="journal"
          accessibilityLabel={isOpen ? "Hide the journal" : "Show the journal"}
          onClick={() => setIsOpen(!isOpen)}
        />
      </InlineStack>
      <Collapsible id="journal" open={isOpen}>
        <Box paddingBlockStart="400">
          <JournalTable postings={postings} currency={currency} />
        </Box>
      </Collapsible>
    </Card>
  );
}

function JournalTable({ postings, currency }: JournalCardProps) {
  const amount = (minor: number) => (minor === 0 ? "" : amountText(minor, currency));
  const sum = (side: "debitMinor" | "creditMinor") =>
    amountText(
      postings.reduce((total, posting) => total + posting[side], 0),
      currency,
    );
  return (
    <table className="amounts">
      <caption className="visually-hidden">Journal of the order</caption>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col" className="number">
            Debit
          </th>
          <th scope="col" className="number">
            Credit
          </th>
        </tr>
      </thead>
      <tbody>
        {postings.map((posting, index) => (
          // Postings have no id of their own and never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <tr key={index}>
            <td className="keep-lines">
              {posting.account}
              <div className="subdued">{posting.document}</div>
            </td>
            <td className="number">{amount(posting.debitMinor)}</td>
            <td className="number">{amount(posting.creditMinor)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Sum</th>
          <td className="number">{sum("debitMinor")}</td>
          <td className="number">{sum("creditMinor")}</td>
        </tr>
      </tfoot>
    </table>
  );
}
