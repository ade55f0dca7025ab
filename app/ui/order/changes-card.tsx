import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ComparedDocument, ComparedLine } from "#app/domain/accounting/compare-booked.ts";
import { amountText } from "#app/ui/text/amount-text.ts";

/** What is in the books beside what the order would become now. */
export function ChangesCard({ changes }: { changes: ComparedDocument[] }) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            What changed since it was booked
          </Text>
          <Text as="p" tone="subdued">
            Only what differs is listed.
          </Text>
        </BlockStack>
        {changes.map((change) => (
          <ChangeTable key={change.key} change={change} />
        ))}
      </BlockStack>
    </Card>
  );
}

function ChangeTable({ change }: { change: ComparedDocument }) {
  return (
    <table className="amounts">
      <caption className="visually-hidden">Changes of {change.description}</caption>
      <thead>
        <tr>
          <th scope="col">{change.description}</th>
          <th scope="col" className="number">
            Booked
          </th>
          <th scope="col" className="number">
            Now
          </th>
        </tr>
      </thead>
      <tbody>
        {change.lines.map((line) => (
          <ChangeRow key={line.description} line={line} currency={change.currency} />
        ))}
      </tbody>
      <tfoot>
        <ChangeRow line={{ ...change, description: "Total" }} currency={change.currency} />
      </tfoot>
    </table>
  );
}

function ChangeRow({ line, currency }: { line: ComparedLine; currency: string }) {
  const amount = (minor: number | null) => (minor === null ? "–" : amountText(minor, currency));
  return (
    <tr>
      <th scope="row" className="keep-lines">
        {line.description}
      </th>
      <td className="number">{amount(line.bookedMinor)}</td>
      <td className="number">{amount(line.plannedMinor)}</td>
    </tr>
  );
}
