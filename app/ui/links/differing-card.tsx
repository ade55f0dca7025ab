import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { DifferenceChoice } from "#app/domain/lists/drift/difference-choices.ts";
import type { LookPageProps } from "./look-page.tsx";
import type { DifferenceView, DifferingView } from "./look-view.ts";

const choiceWords: Record<DifferenceChoice, string> = {
  shopify: "Use Shopify's",
  quickbooks: "Use QuickBooks'",
  leave: "Leave both",
};

/** Fields that differ between linked entries, with both values and what may be done. */
export function DifferingCard(props: LookPageProps) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Different on both sides
        </Text>
        <ul className="rows">
          {props.differing.map((view) => (
            <li key={view.link.id}>
              <BlockStack gap="300">
                <InlineStack gap="200" blockAlign="center">
                  <Link url={view.link.href} removeUnderline>
                    <Text as="span" fontWeight="semibold">
                      {view.link.name}
                    </Text>
                  </Link>
                  <span className="subdued">{view.link.kindWord}</span>
                </InlineStack>
                {view.differences.map((difference) => (
                  <Difference key={difference.seen} {...props} view={view} difference={difference} />
                ))}
              </BlockStack>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

type DifferenceProps = LookPageProps & { view: DifferingView; difference: DifferenceView };

function Difference({ view, difference, isWorking, onSettle }: DifferenceProps) {
  const { label, shopify, quickbooks, isConflict, choices, seen } = difference;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {label}
        </Text>
        {isConflict && <Badge tone="warning">Both changed</Badge>}
      </InlineStack>
      <dl className="facts">
        <dt>In Shopify</dt>
        <dd>{shopify}</dd>
        <dt>In QuickBooks</dt>
        <dd>{quickbooks}</dd>
      </dl>
      <InlineStack gap="200">
        {choices.map((choice) => (
          <Button
            key={choice}
            disabled={isWorking}
            onClick={() => onSettle(view.link, seen, choice)}
            accessibilityLabel={`${choiceWords[choice]}: ${label} of ${view.link.name}`}
          >
            {choiceWords[choice]}
          </Button>
        ))}
      </InlineStack>
    </BlockStack>
  );
}
