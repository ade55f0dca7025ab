import { Text } from "@shopify/polaris";
import type { OrderRow } from "#app/ui/record/order-row.ts";

/** The number in QuickBooks; opens the document there. */
export function DocumentLink({ document }: { document: OrderRow["document"] }) {
  if (!document)
    return (
      <Text as="span" tone="subdued">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">No document yet</span>
      </Text>
    );
  if (!document.url) return <span>{document.number}</span>;
  return (
    <a
      className="document-link"
      href={document.url}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={`${document.number} in QuickBooks, opens a new tab`}
      // In a row a click would go to the order instead.
      onClick={(event) => event.stopPropagation()}
    >
      {document.number}
    </a>
  );
}
