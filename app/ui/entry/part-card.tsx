import { Badge, BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { SideLink } from "#app/ui/links/side-link.tsx";
import type { EntryPartView } from "./entry-page-view.ts";

type PartCardProps = { part: EntryPartView; title: string; isReasonShown: boolean };

const fateWords = {
  same: null,
  toQuickBooks: { tone: "info", text: "Goes to QuickBooks" },
  toShopify: { tone: "info", text: "Comes to Shopify" },
  ask: { tone: "warning", text: "You decide" },
  stays: { tone: undefined, text: "Stays different" },
} as const;

/** What a record is in QuickBooks: the link, both sides field by field, and what a push would do. */
export function PartCard({ part, title, isReasonShown }: PartCardProps) {
  const { entry, effect, fields } = part;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {part.label ? `${title}: ${part.label}` : title}
          </Text>
          {entry ? <Badge tone="success">Linked</Badge> : <Badge>Not linked</Badge>}
        </InlineStack>
        {entry && (
          <dl className="facts">
            <dt>In QuickBooks</dt>
            <dd>
              <SideLink name={entry.name} url={entry.url} system="QuickBooks" />
            </dd>
            <dt>Matched</dt>
            <dd>
              {entry.matched}.{" "}
              <Link url={entry.linkHref} removeUnderline>
                View link
              </Link>
            </dd>
          </dl>
        )}
        <BlockStack gap="100">
          <Text as="p">{effect.text}</Text>
          {effect.reason && !isReasonShown && (
            <div className="keep-lines">
              <Text as="p" tone="subdued">
                {effect.reason.cause} {effect.reason.fix}
              </Text>
              {effect.reason.action && (
                <Link url={effect.reason.action.href} removeUnderline>
                  {effect.reason.action.label}
                </Link>
              )}
            </div>
          )}
        </BlockStack>
        {fields.length > 0 && <FieldTable fields={fields} hasBooks={entry !== null} />}
      </BlockStack>
    </Card>
  );
}

function FieldTable({ fields, hasBooks }: { fields: EntryPartView["fields"]; hasBooks: boolean }) {
  return (
    <div className="sides-scroll">
      <table className="sides">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Shopify</th>
            {hasBooks && <th scope="col">QuickBooks</th>}
          </tr>
        </thead>
        <tbody>
          {fields.map(({ label, shopify, quickbooks, fate }) => {
            const words = fateWords[fate];
            return (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{shopify}</td>
                {hasBooks && (
                  <td>
                    {quickbooks}
                    {words && (
                      <div>
                        <Badge {...(words.tone && { tone: words.tone })}>{words.text}</Badge>
                      </div>
                    )}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
