import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";

/** A rule in words. */
export type RuleView = { id: string; name: string; isOn: boolean; words: string };

/** The rules in the order in which they are tried. */
export function RulesSection({ rules }: { rules: RuleView[] }) {
  return (
    <Card>
      {rules.length === 0 ? (
        <Text as="p" tone="subdued">
          There are no rules: the settings count for every order.
        </Text>
      ) : (
        <ul className="rows">
          {rules.map((rule, index) => (
            <li key={rule.id}>
              <BlockStack gap="050">
                <InlineStack gap="200" blockAlign="center">
                  <Text as="h3" variant="headingSm">
                    {`${index + 1}. ${rule.name}`}
                  </Text>
                  {!rule.isOn && <Badge>Off</Badge>}
                </InlineStack>
                <span className="keep-lines">{rule.words}</span>
              </BlockStack>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
