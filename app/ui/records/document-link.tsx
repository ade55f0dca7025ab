import { Text } from "@shopify/polaris";
import type { RecordRow } from "#app/ui/record/record-row.ts";

/** Number or name in QuickBooks; opens it there. */
export function DocumentLink({ document }: { document: RecordRow["document"] }) {
  if (!document)
    return (
      <Text as="span" tone="subdued">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">Not in QuickBooks yet</span>
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
      // In a row a click would go to the record instead.
      onClick={(event) => event.stopPropagation()}
    >
      {document.number}
    </a>
  );
}
