import { Banner, BlockStack, Button, Card, InlineStack, Link, Page, Text } from "@shopify/polaris";
import type { DifferenceChoice } from "#app/domain/lists/drift/difference-choices.ts";
import { DifferingCard } from "./differing-card.tsx";
import type { BrokenView, DifferingView, TroubledView } from "./look-view.ts";
import { SideLink } from "./side-link.tsx";

export type LookPageProps = {
  troubled: TroubledView[];
  hasMore: boolean;
  differing: DifferingView[];
  broken: BrokenView[];
  trouble: string | null;
  isWorking: boolean;
  onMore(): void;
  onSettle(link: { kind: string; key: string }, seen: string, choice: DifferenceChoice): void;
  onFollow(view: TroubledView): void;
  onAcceptName(view: TroubledView): void;
};

/** What of the links and settings is not any more as it was, with what to do about it. */
export function LookPage(props: LookPageProps) {
  const { troubled, differing, broken, trouble } = props;
  const isQuiet = troubled.length + differing.length + broken.length === 0;
  return (
    <Page
      title="Needs a look"
      subtitle="What was renamed, merged, edited or taken away on either side."
      backAction={{ content: "Links", url: "/app/links" }}
    >
      <BlockStack gap="400">
        {trouble && (
          <Banner tone="critical" title="Nothing was changed">
            {trouble}
          </Banner>
        )}
        {isQuiet && (
          <Card>
            <Text as="p" tone="subdued">
              Nothing. Every link leads to an entry that is there and active, and every setting too.
            </Text>
          </Card>
        )}
        {broken.length > 0 && <BrokenCard broken={broken} />}
        {troubled.length > 0 && <TroubledCard {...props} />}
        {differing.length > 0 && <DifferingCard {...props} />}
      </BlockStack>
    </Page>
  );
}

function BrokenCard({ broken }: { broken: BrokenView[] }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Settings that lead nowhere
        </Text>
        <ul className="rows">
          {broken.map(({ key, text, href }) => (
            <li key={key}>
              <div className="pick-row">
                <span className="keep-lines">{text}</span>
                <Link url={href} removeUnderline accessibilityLabel={`Open the setting: ${text}`}>
                  Open the setting
                </Link>
              </div>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

function TroubledCard(props: LookPageProps) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Links
        </Text>
        <ul className="rows">
          {props.troubled.map((view) => (
            <li key={view.link.id}>
              <TroubledRow {...props} view={view} />
            </li>
          ))}
        </ul>
        {props.hasMore && (
          <InlineStack align="center">
            <Button onClick={props.onMore}>Show the next ones</Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function TroubledRow({ view, isWorking, onFollow, onAcceptName }: LookPageProps & { view: TroubledView }) {
  const { link, trouble, text, into } = view;
  return (
    <BlockStack gap="200">
      <div className="keep-lines">
        <InlineStack gap="200" blockAlign="center">
          <Link url={link.href} removeUnderline>
            <Text as="span" fontWeight="semibold">
              {link.name}
            </Text>
          </Link>
          <span className="subdued">{link.kindWord}</span>
        </InlineStack>
        <Text as="p">
          In QuickBooks: <SideLink name={link.booksName} url={link.booksUrl} system="QuickBooks" />
        </Text>
        <Text as="p" tone="subdued">
          {text}
        </Text>
      </div>
      <InlineStack gap="200">
        {trouble === "merged" && into && (
          <Button
            disabled={isWorking}
            onClick={() => onFollow(view)}
            accessibilityLabel={`Link ${link.name} to ${into.name}`}
          >
            {`Link to ${into.name}`}
          </Button>
        )}
        {trouble === "renamed" && (
          <Button
            disabled={isWorking}
            onClick={() => onAcceptName(view)}
            accessibilityLabel={`Accept the name ${link.booksName}`}
          >
            Accept the name
          </Button>
        )}
        <Button url={link.href} accessibilityLabel={`Link ${link.name} to another entry`}>
          Link to another entry
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
