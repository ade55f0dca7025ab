import { Link, Text } from "@shopify/polaris";
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
  if (!document.url) return <span className="document-number">{document.number}</span>;
  return (
    <Link
      url={document.url}
      target="_blank"
      removeUnderline
      accessibilityLabel={`${document.number} in QuickBooks, opens a new tab`}
    >
      <span className="document-number">{document.number}</span>
    </Link>
  );
}
